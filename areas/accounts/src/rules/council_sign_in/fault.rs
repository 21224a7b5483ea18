//! Why sign-in by the council's own provider did not work.

/// The words are for the person at the door; the cause is for whoever looks after Kith, and never names anybody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CouncilFault {
    /// The provider does not answer, or says that it cannot just now.
    #[error(
        "Your council’s sign-in does not answer. Try again in a few minutes, or sign in with a Kith password if you have one"
    )]
    Unreachable(String),
    /// The provider and Kith do not agree on how they were set up.
    #[error(
        "Your council’s sign-in and Kith do not fit together. Tell whoever looks after Kith, with the time on your clock"
    )]
    SetUp(String),
    /// The way back is not one that began in this browser within ten minutes, or was gone before.
    #[error(
        "That way through your council’s sign-in was used before, took too long, or began in another browser. Start again"
    )]
    Lost,
    /// The provider, or the person there, said no.
    #[error("Your council’s sign-in did not let you in. Try again, or ask whoever looks after sign-in in your council")]
    Declined,
    /// The ID token is not yet, or no longer, true.
    #[error(
        "The clocks of Kith and of your council’s sign-in do not agree, so nobody was signed in. Tell whoever looks after Kith"
    )]
    Clocks(&'static str),
    /// Something in what came back is not as it must be.
    #[error(
        "What came back from your council’s sign-in could not be trusted, so nobody was signed in. Start again; if it happens again, tell whoever looks after Kith"
    )]
    Untrusted(&'static str),
    /// No open account. The same words whether there is none, it is closed, or it belongs to somebody else there.
    #[error(
        "Your council’s sign-in knows you, but no open account in Kith belongs to you. Ask whoever looks after accounts in your council"
    )]
    NoAccount,
}

impl CouncilFault {
    /// What to write in the program's log.
    pub fn cause(&self) -> &str {
        match self {
            CouncilFault::Unreachable(cause) | CouncilFault::SetUp(cause) => cause,
            CouncilFault::Clocks(cause) | CouncilFault::Untrusted(cause) => cause,
            CouncilFault::Lost => "no sign-in under way belongs to this state and this browser",
            CouncilFault::Declined => "the provider refused",
            CouncilFault::NoAccount => "no open account belongs to this subject",
        }
    }

    /// Whether it is the provider or the setting up that fails, and not this one try.
    pub fn is_ours(&self) -> bool {
        matches!(self, CouncilFault::Unreachable(_) | CouncilFault::SetUp(_))
    }
}
