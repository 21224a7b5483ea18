//! A mail server as small as one can be: it answers each connection as it was told to.

use std::io::{BufRead, BufReader, Write};
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

/// A letter it had.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub to: Vec<String>,
    pub text: String,
}

/// The server.
pub struct Server {
    listener: TcpListener,
    got: Arc<Mutex<Vec<Mail>>>,
}

impl Server {
    /// A server that answers its first connections so, and afterwards none.
    pub fn that(answers: &[Answer]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let got = Arc::new(Mutex::new(Vec::new()));
        let (ours, to, answers) = (listener.try_clone().unwrap(), got.clone(), answers.to_vec());
        std::thread::spawn(move || {
            for answer in answers {
                let Ok((stream, _)) = ours.accept() else { return };
                let to = to.clone();
                // One after the other: a test says in which order they are answered.
                serve(stream, answer, &to);
            }
        });
        Server { listener, got }
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
        self.got.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, answer: Answer, got: &Mutex<Vec<Mail>>) {
    let mut out = stream.try_clone().unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut say = |words: &str| out.write_all(format!("{words}\r\n").as_bytes()).is_ok();
    let mut mail = Mail::default();
    say("220 mail.example ready");
    while let Some(Ok(line)) = lines.next() {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        match (word.as_str(), answer) {
            ("EHLO", _) => say("250 mail.example"),
            ("RCPT", Answer::RefusesAddress) => say("550 5.1.1 no such user here"),
            ("RCPT", Answer::Busy) => say("451 4.7.1 greylisted, come again"),
            ("RCPT", _) => {
                mail.to.extend(line.split(['<', '>']).nth(1).map(str::to_owned));
                say("250 2.1.5 fine")
            }
            ("DATA", _) => {
                say("354 go on");
                for line in lines.by_ref().map_while(Result::ok).take_while(|line| line != ".") {
                    mail.text.push_str(&line);
                    mail.text.push_str("\r\n");
                }
                got.lock().unwrap().push(std::mem::take(&mut mail));
                if matches!(answer, Answer::HangsUpAfterTheLetter) {
                    return;
                }
                say("250 2.0.0 taken")
            }
            ("QUIT", _) => {
                say("221 bye");
                return;
            }
            _ => say("250 fine"),
        };
    }
}
