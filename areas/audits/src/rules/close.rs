//! What stands in the way of closing an audit.

/// What is known of an audit that somebody wants to close.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    /// Whether a reflective conversation is on record, with an agreed change or why there is none.
    pub learnt: bool,
    /// Whether the worker answered.
    pub answered: bool,
    /// Whether there is a worker who could answer.
    pub worker: bool,
    /// Whether the time to answer has run out.
    pub time_up: bool,
}

/// Each thing that stands in the way, with what to do. Source: C26-03; that the worker can answer first is local.
pub fn in_the_way(closing: Closing) -> Vec<&'static str> {
    let mut all = Vec::new();
    if !closing.learnt {
        all.push("Record the reflective conversation first: at least one agreed change, or why there is none");
    }
    if closing.worker && !closing.answered && !closing.time_up {
        all.push("The worker has not answered yet, and still has time to. Ask them, or wait until the time is up");
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_closes_when_something_was_learnt_and_the_worker_answered_or_had_the_time_to() {
        let all = Closing { learnt: true, answered: true, worker: true, time_up: false };
        assert!(in_the_way(all).is_empty());
        assert!(in_the_way(Closing { answered: false, time_up: true, ..all }).is_empty());
        assert!(in_the_way(Closing { answered: false, worker: false, ..all }).is_empty());
        assert_eq!(in_the_way(Closing { answered: false, ..all }).len(), 1);
        assert_eq!(in_the_way(Closing { learnt: false, answered: false, ..all }).len(), 2);
    }
}
