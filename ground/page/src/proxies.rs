//! Where a request comes from, when the council's own proxy stands in between.

use std::net::{IpAddr, Ipv6Addr};

/// The council's own proxies: only their word on whom they speak for is believed. A stranger may write whatever he likes
/// into `X-Forwarded-For`, and would otherwise choose his own address and so escape every limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies(Vec<(IpAddr, u8)>);

/// Why an entry of the list is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a network address. Give one such as 10.0.0.5, or a range such as 10.0.0.0/24")]
pub struct ProxyFault(String);

impl Proxies {
    /// Reads addresses and ranges. Errors at the first that is neither.
    pub fn parse<'a>(entries: impl IntoIterator<Item = &'a str>) -> Result<Proxies, ProxyFault> {
        entries.into_iter().map(str::trim).filter(|e| !e.is_empty()).map(range).collect::<Result<_, _>>().map(Proxies)
    }

    fn holds(&self, address: IpAddr) -> bool {
        self.0.iter().any(|(network, bits)| match (network, address) {
            (IpAddr::V4(n), IpAddr::V4(a)) => same(u128::from(n.to_bits()), u128::from(a.to_bits()), 32, *bits),
            (IpAddr::V6(n), IpAddr::V6(a)) => same(n.to_bits(), a.to_bits(), 128, *bits),
            _ => false,
        })
    }

    /// The nearest address that is not one of these proxies, read from the right, where the nearest proxy wrote. An
    /// address of the newer kind counts as its network of 64 bits: one household or one device has all of those.
    pub fn place<'a>(&self, peer: IpAddr, forwarded: impl Iterator<Item = &'a str>) -> String {
        let peer = peer.to_canonical();
        let said: Vec<&str> = forwarded.flat_map(|header| header.split(',')).map(str::trim).collect();
        let mut place = peer;
        for said in said.iter().rev() {
            if !self.holds(place) {
                break;
            }
            // A proxy that writes no address has told nothing: then the proxy itself is the place.
            let Some(before) = address(said) else { break };
            place = before;
        }
        match place {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).to_string(),
        }
    }
}

/// Whether the first `bits` of two addresses of this width are the same.
fn same(one: u128, other: u128, width: u32, bits: u8) -> bool {
    let apart = width.saturating_sub(u32::from(bits));
    (one ^ other).checked_shr(apart).unwrap_or(0) == 0
}

fn address(said: &str) -> Option<IpAddr> {
    let bare = said.trim_start_matches('[').split(']').next().unwrap_or_default();
    let read = bare.parse::<IpAddr>().or_else(|_| said.parse::<std::net::SocketAddr>().map(|s| s.ip()));
    read.ok().map(|a| a.to_canonical())
}

fn range(entry: &str) -> Result<(IpAddr, u8), ProxyFault> {
    let fault = || ProxyFault(entry.to_owned());
    let (address, bits) = entry.split_once('/').map_or((entry, None), |(a, b)| (a, Some(b)));
    let address: IpAddr = address.parse().map_err(|_| fault())?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits = bits.map_or(Ok(most), str::parse).map_err(|_| fault())?;
    if bits > most { Err(fault()) } else { Ok((address, bits)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(proxies: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let proxies = Proxies::parse(proxies.iter().copied()).unwrap();
        proxies.place(peer.parse().unwrap(), forwarded.iter().copied())
    }

    #[test]
    fn without_a_proxy_that_the_council_named_nobodys_word_is_believed() {
        assert_eq!(place(&[], "198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
        assert_eq!(place(&["10.0.0.5"], "198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
    }

    #[test]
    fn what_a_stranger_wrote_before_the_proxy_did_is_not_read() {
        assert_eq!(place(&["10.0.0.5"], "10.0.0.5", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(place(&["10.0.0.5"], "10.0.0.5", &["1.2.3.4, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(place(&["10.0.0.5"], "10.0.0.5", &["1.2.3.4", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(place(&["10.0.0.0/24"], "10.0.0.5", &["203.0.113.9, 10.0.0.6"]), "203.0.113.9");
    }

    #[test]
    fn a_proxy_that_tells_nothing_is_the_place_itself() {
        assert_eq!(place(&["10.0.0.5"], "10.0.0.5", &[]), "10.0.0.5");
        assert_eq!(place(&["10.0.0.5"], "10.0.0.5", &["unknown"]), "10.0.0.5");
    }

    #[test]
    fn a_household_with_many_addresses_is_one_place() {
        assert_eq!(place(&[], "2001:db8:1:2:3:4:5:6", &[]), "2001:db8:1:2::");
        assert_eq!(place(&[], "::ffff:198.51.100.7", &[]), "198.51.100.7");
        assert_eq!(place(&["::1"], "::1", &["[2001:db8:1:2:9::1]:443"]), "2001:db8:1:2::");
    }

    #[test]
    fn an_entry_that_is_no_address_is_named() {
        assert!(Proxies::parse(["the proxy"]).unwrap_err().to_string().contains("the proxy"));
        assert!(Proxies::parse(["10.0.0.0/40"]).is_err());
        assert_eq!(Proxies::parse(["", " "]), Ok(Proxies::default()));
        assert_eq!(place(&["0.0.0.0/0"], "10.0.0.5", &["203.0.113.9"]), "203.0.113.9");
    }

    proptest! {
        #[test]
        fn no_header_makes_it_fall_over(said in ".*") {
            let _ = place(&["10.0.0.5"], "10.0.0.5", &[&said]);
        }
    }
}
