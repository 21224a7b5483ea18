//! A mail server as small as one can be: it answers each connection as it was told to, guarded by TLS and a sign-in or not.

use super::authority::Certified;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How it answers one connection.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// Takes the letter.
    Takes,
    /// Knows nobody of that name.
    RefusesAddress,
    /// Asks to come again later.
    Busy,
    /// Takes the letter in and is gone before it says so.
    HangsUpAfterTheLetter,
}

/// How it is guarded.
#[derive(Clone, Default)]
pub struct Guard {
    /// Protected from the first byte.
    pub tls: Option<Certified>,
    /// Protected once it is asked for.
    pub starttls: Option<Certified>,
    /// What it wants to hear: "PLAIN" or "LOGIN", the user and the password.
    pub account: Option<(&'static str, &'static str, &'static str)>,
}

/// A letter it had.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub to: Vec<String>,
    pub text: String,
    /// Whether it came under TLS.
    pub guarded: bool,
}

/// What it heard.
#[derive(Debug, Clone, Default)]
struct Heard {
    mail: Vec<Mail>,
    /// The first word of each line, outside a letter.
    words: Vec<String>,
}

/// The server.
pub struct Server {
    listener: TcpListener,
    heard: Arc<Mutex<Heard>>,
}

impl Server {
    /// A server that answers its first connections so, and afterwards none.
    pub fn that(answers: &[Answer]) -> Server {
        Server::guarded(&Guard::default(), answers)
    }

    /// The same, guarded.
    pub fn guarded(guard: &Guard, answers: &[Answer]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let (ours, to, answers) = (listener.try_clone().unwrap(), heard.clone(), answers.to_vec());
        let guard = guard.clone();
        std::thread::spawn(move || {
            for answer in answers {
                let Ok((stream, _)) = ours.accept() else { return };
                // One after the other: a test says in which order they are answered.
                Serving { guard: &guard, answer, heard: &to }.serve(stream);
            }
        });
        Server { listener, heard }
    }

    pub fn port(&self) -> u16 {
        self.listener.local_addr().unwrap().port()
    }

    /// The port of a server that is gone.
    pub fn closed(self) -> u16 {
        self.port()
    }

    /// The letters it had.
    pub fn got(&self) -> Vec<Mail> {
        self.heard.lock().unwrap().mail.clone()
    }

    /// The first word of each line that it was told, outside letters.
    pub fn words(&self) -> Vec<String> {
        self.heard.lock().unwrap().words.clone()
    }
}

/// One connection.
struct Serving<'a> {
    guard: &'a Guard,
    answer: Answer,
    heard: &'a Mutex<Heard>,
}

impl Serving<'_> {
    fn serve(&self, stream: TcpStream) {
        if let Some(certified) = &self.guard.tls {
            self.talk(BufReader::new(certified.stream(stream)), true, true);
            return;
        }
        let plain = stream.try_clone().unwrap();
        if self.talk(BufReader::new(plain), true, false)
            && let Some(certified) = &self.guard.starttls
        {
            self.talk(BufReader::new(certified.stream(stream)), false, true);
        }
    }

    /// Talks until the end; says whether TLS begins now.
    fn talk<S: Read + Write>(&self, mut stream: BufReader<S>, greets: bool, guarded: bool) -> bool {
        let mut mail = Mail { guarded, ..Mail::default() };
        if greets {
            say(&mut stream, "220 mail.example ready");
        }
        while let Some(line) = hear(&mut stream) {
            let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            self.heard.lock().unwrap().words.push(word.clone());
            match (word.as_str(), self.answer) {
                ("EHLO", _) => {
                    if self.guard.starttls.is_some() && !guarded {
                        say(&mut stream, "250-STARTTLS");
                    }
                    if let Some((way, ..)) = self.guard.account {
                        say(&mut stream, &format!("250-AUTH {way}"));
                    }
                    say(&mut stream, "250 mail.example");
                }
                ("STARTTLS", _) => {
                    say(&mut stream, "220 go on");
                    return true;
                }
                ("AUTH", _) => {
                    let knows = self.knows(&mut stream, &line);
                    say(&mut stream, if knows { "235 2.7.0 welcome" } else { "535 5.7.8 Authentication failed" });
                }
                ("RCPT", Answer::RefusesAddress) => say(&mut stream, "550 5.1.1 no such user here"),
                ("RCPT", Answer::Busy) => say(&mut stream, "451 4.7.1 greylisted, come again"),
                ("RCPT", _) => {
                    mail.to.extend(line.split(['<', '>']).nth(1).map(str::to_owned));
                    say(&mut stream, "250 2.1.5 fine");
                }
                ("DATA", _) => {
                    say(&mut stream, "354 go on");
                    while let Some(line) = hear(&mut stream).filter(|line| line != ".") {
                        mail.text.push_str(&line);
                        mail.text.push_str("\r\n");
                    }
                    self.heard.lock().unwrap().mail.push(mail.clone());
                    if matches!(self.answer, Answer::HangsUpAfterTheLetter) {
                        return false;
                    }
                    say(&mut stream, "250 2.0.0 taken");
                }
                ("QUIT", _) => {
                    say(&mut stream, "221 bye");
                    return false;
                }
                _ => say(&mut stream, "250 fine"),
            }
        }
        false
    }

    /// Whether the account that is shown is the one it wants to hear.
    fn knows<S: Read + Write>(&self, stream: &mut BufReader<S>, line: &str) -> bool {
        let Some((way, user, password)) = self.guard.account else { return false };
        let shown = if way == "PLAIN" {
            vec![line.split(' ').nth(2).unwrap_or_default().to_owned()]
        } else {
            let mut ask = |what: &str| {
                say(stream, &format!("334 {what}"));
                hear(stream).unwrap_or_default()
            };
            // "Username:" and "Password:", as such servers ask.
            vec![ask("VXNlcm5hbWU6"), ask("UGFzc3dvcmQ6")]
        };
        let wanted = if way == "PLAIN" {
            vec![base64(&format!("\0{user}\0{password}"))]
        } else {
            vec![base64(user), base64(password)]
        };
        shown == wanted
    }
}

fn say<S: Read + Write>(stream: &mut BufReader<S>, words: &str) {
    // A client that has hung up hears nothing, as it should be.
    let out = stream.get_mut();
    drop(out.write_all(format!("{words}\r\n").as_bytes()).and_then(|()| out.flush()));
}

fn hear<S: Read>(stream: &mut BufReader<S>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Base64, in which a sign-in is shown.
pub fn base64(text: &str) -> String {
    STANDARD.encode(text)
}
