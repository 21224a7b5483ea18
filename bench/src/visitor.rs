//! A browser as the server sees one: a connection that stays open, a cookie, and forms.

use crate::Outcome;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Who somebody is to the server.
#[derive(Debug, Clone)]
pub struct Pass {
    /// The session's token.
    pub token: String,
    /// The session's word against forgery.
    pub csrf: String,
}

impl Pass {
    /// Somebody who is not signed in.
    pub fn nobody() -> Pass {
        Pass { token: String::new(), csrf: String::new() }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

fn written(fields: &[(&str, &str)]) -> String {
    page::Form::of(fields.iter().copied()).write()
}

/// An open connection of somebody.
pub struct Visitor {
    stream: BufReader<TcpStream>,
    port: u16,
    pass: Pass,
    /// Another cookie to send, as `name=value`.
    pub cookie: String,
}

/// What came back, and how long it took from the first byte sent to the last one read.
pub struct Reply {
    pub status: u16,
    pub location: Option<String>,
    /// The last cookie that was set, as `name=value`.
    pub cookie: Option<String>,
    pub body: String,
    pub took: Duration,
}

impl Visitor {
    /// Connects.
    pub fn new(port: u16, pass: &Pass) -> Outcome<Visitor> {
        let stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Visitor {
            stream: BufReader::with_capacity(256 * 1024, stream),
            port,
            pass: pass.clone(),
            cookie: String::new(),
        })
    }

    /// Opens a page.
    pub fn get(&mut self, path: &str) -> Outcome<Reply> {
        self.ask("GET", path, "", None)
    }

    /// Sends a form.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Reply> {
        self.ask("POST", path, "", Some((FORM, written(fields))))
    }

    /// Sends a form as the page's script does.
    pub fn script(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Reply> {
        self.ask("POST", path, "x-kith-script: 1\r\n", Some((FORM, written(fields))))
    }

    /// Sends JSON as an agency's program does, with its key and the word under which a second sending counts once.
    pub fn program(&mut self, path: &str, key: &str, once: &str, json: &str) -> Outcome<Reply> {
        let more = format!("authorization: Bearer {key}\r\nidempotency-key: {once}\r\n");
        self.ask("POST", path, &more, Some(("application/json", json.to_owned())))
    }

    /// `body`: its kind and its text.
    fn ask(&mut self, method: &str, path: &str, more: &str, body: Option<(&str, String)>) -> Outcome<Reply> {
        let length = body.as_ref().map_or(String::new(), |(kind, text)| {
            format!("content-type: {kind}\r\ncontent-length: {}\r\n", text.len())
        });
        let text = body.map(|(_, text)| text).unwrap_or_default();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncookie: kith_session={}; {}\r\nx-kith-csrf: {}\r\n{more}{length}\r\n{text}",
            self.port, self.pass.token, self.cookie, self.pass.csrf
        );
        let began = Instant::now();
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut location, mut cookie, mut length) = (0, None, None, 0);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err("the server closed the connection".into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
                status = rest.get(..3).and_then(|n| n.parse().ok()).unwrap_or(0);
            } else if let Some((name, value)) = line.split_once(": ") {
                match name {
                    "location" => location = Some(value.to_owned()),
                    "set-cookie" => cookie = value.split(';').next().map(str::to_owned),
                    "content-length" => length = value.parse()?,
                    _ => {}
                }
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(Reply { status, location, cookie, body: String::from_utf8_lossy(&body).into_owned(), took: began.elapsed() })
    }
}
