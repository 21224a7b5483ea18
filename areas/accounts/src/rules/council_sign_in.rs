//! Sign-in by the council's own identity provider: OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636).

pub mod asking;
pub mod fault;
pub mod id_token;
pub mod keys;
pub mod provider;

pub use fault::CouncilFault;
