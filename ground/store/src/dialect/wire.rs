//! A connection to PostgreSQL on which several statements travel together: all are sent, then all answers are read.

use crate::Value;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use tokio::runtime::Runtime;
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, NoTls, Row, Socket, Statement};

/// Something to send.
pub(super) enum Ask {
    /// Statements without values, whose answers say only whether they went well.
    Batch(String),
    /// A change.
    Run(Statement, Vec<Value>),
    /// A question.
    Rows(Statement, Vec<Value>),
}

/// What came back.
pub(super) enum Answer {
    Nothing,
    Touched(u64),
    Rows(Vec<Row>),
}

/// The connection, read and written by whoever asks, on the thread that asks.
pub(super) struct Wire {
    runtime: Own,
    line: tokio_postgres::Connection<Socket, NoTlsStream>,
    client: Client,
}

impl Wire {
    /// Connects. Errors with what the database said, or with what the system said.
    pub(super) fn open(address: &str) -> Result<Wire, Result<Error, std::io::Error>> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Err)?;
        let (client, line) = runtime.block_on(tokio_postgres::connect(address, NoTls)).map_err(Ok)?;
        Ok(Wire { runtime: Own(Some(runtime)), line, client })
    }

    /// Whether the server or the network ended it.
    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Prepares a statement.
    pub(super) fn prepare(&mut self, sql: &str) -> Result<Statement, Error> {
        let (line, client) = (&mut self.line, &self.client);
        drive(self.runtime.get(), line, client.prepare(sql))
    }

    /// Sends everything, then reads the answers, in the same order; errors with the first failure.
    pub(super) fn ask(&mut self, asks: &[Ask]) -> Result<Vec<Answer>, Error> {
        let (line, client) = (&mut self.line, &self.client);
        let slots = asks.iter().map(|ask| Slot::Sent(Box::pin(asked(client, ask)))).collect();
        let mut pipeline = Pipeline { slots, at: 0, all_sent: false };
        drive(self.runtime.get(), line, poll_fn(|cx| pipeline.poll(cx)))
    }

    /// Sends something whose answer nobody waits for; it is read, and passed over, with the next ones.
    pub(super) fn send(&mut self, ask: Ask) {
        let (line, client) = (&mut self.line, &self.client);
        let mut sent = pin!(asked(client, &ask));
        let gone = poll_fn(|cx| {
            let answered = sent.as_mut().poll(cx).is_ready();
            Poll::Ready(answered || line.poll_message(cx).is_ready())
        });
        self.runtime.get().block_on(gone);
    }
}

/// A runtime that may be dropped anywhere: the last handle of a store may go while a web server's own runtime ends,
/// where nothing may wait.
struct Own(Option<Runtime>);

impl Own {
    #[expect(clippy::expect_used, reason = "it is taken in drop alone")]
    fn get(&self) -> &Runtime {
        self.0.as_ref().expect("the runtime stays until the wire is dropped")
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// A question under way, or its answer.
enum Slot<'a> {
    Sent(Pin<Box<dyn Future<Output = Result<Answer, Error>> + 'a>>),
    Answered(Result<Answer, Error>),
}

/// Questions under way; the answers come in the order of the questions.
struct Pipeline<'a> {
    slots: Vec<Slot<'a>>,
    /// Those before this one are answered.
    at: usize,
    all_sent: bool,
}

impl Pipeline<'_> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<Vec<Answer>, Error>> {
        // Asking each once sends them all.
        let sending = !std::mem::replace(&mut self.all_sent, true);
        for slot in self.slots.iter_mut().skip(self.at) {
            if let Slot::Sent(sent) = slot {
                match sent.as_mut().poll(cx) {
                    Poll::Ready(answer) => *slot = Slot::Answered(answer),
                    Poll::Pending if sending => {}
                    Poll::Pending => return Poll::Pending,
                }
            }
            self.at += usize::from(!sending);
        }
        if sending {
            return Poll::Pending;
        }
        let answers = std::mem::take(&mut self.slots).into_iter().filter_map(|slot| match slot {
            Slot::Answered(answer) => Some(answer),
            Slot::Sent(_) => None,
        });
        Poll::Ready(answers.collect())
    }
}

async fn asked(client: &Client, ask: &Ask) -> Result<Answer, Error> {
    fn bound(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
        values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
    }
    match ask {
        Ask::Batch(sql) => client.batch_execute(sql).await.map(|()| Answer::Nothing),
        Ask::Run(statement, values) => client.execute(statement, &bound(values)).await.map(Answer::Touched),
        Ask::Rows(statement, values) => client.query(statement, &bound(values)).await.map(Answer::Rows),
    }
}

/// Runs `work`, moving bytes in and out of the line until it is done.
fn drive<T>(
    runtime: &Runtime,
    line: &mut tokio_postgres::Connection<Socket, NoTlsStream>,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let mut work = pin!(work);
    let mut closed = false;
    let whole = poll_fn(|cx| {
        if let Poll::Ready(done) = work.as_mut().poll(cx) {
            return Poll::Ready(done);
        }
        while !closed {
            match line.poll_message(cx) {
                // A notice.
                Poll::Ready(Some(Ok(_))) => {}
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(error)),
                Poll::Ready(None) => closed = true,
                Poll::Pending => break,
            }
        }
        work.as_mut().poll(cx)
    });
    runtime.block_on(whole)
}
