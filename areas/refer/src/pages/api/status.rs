//! How an agency's referral stands and what was decided: only for the agency that sent it.

use super::{answer, keyed, noted, problem, sender_of, too_many};
use front_door::published::{ChildBecame, Stage, became, outcome, reasons, words_of};
use page::{Fail, Reply, Visit};
use serde_json::{Map, Value, json};

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::New => "received",
        Stage::Decided => "decided",
        Stage::Checking | Stage::Deciding | Stage::WaitingForManager => "being_looked_at",
    }
}

fn child(child: &ChildBecame) -> Value {
    let mut told = Map::new();
    told.insert("number".to_owned(), json!(child.nth));
    told.insert("status".to_owned(), json!(stage(child.stage)));
    if let Some(decision) = &child.decision {
        let words = outcome(&decision.outcome).map_or(decision.outcome.as_str(), |o| o.words.as_str());
        told.insert("outcome".to_owned(), json!({ "code": decision.outcome, "words": words }));
        let words = words_of(reasons(), &decision.reason);
        told.insert("reason".to_owned(), json!({ "code": decision.reason, "words": words }));
        if !decision.where_to_go.is_empty() {
            told.insert("where_to_go".to_owned(), json!(decision.where_to_go));
        }
        told.insert("decided_on".to_owned(), json!(decision.day.to_string()));
    }
    Value::Object(told)
}

/// GET /api/referrals/{reference}
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let key = keyed(visit)?;
    let sender = sender_of(key);
    if let Some(reply) = too_many(visit, &sender)? {
        return Ok(reply);
    }
    noted(visit, key, &sender)?;
    let Some(became) = visit.read(|r| became(r, key.owner, visit.param("reference")))? else {
        let detail = "Your organisation sent nothing under this reference. Check each letter.";
        return Ok(problem(404, "No such referral", detail, &[]));
    };
    let all = |wanted: Stage| became.children.iter().all(|c| c.stage == wanted);
    let overall = match () {
        () if all(Stage::Decided) => "decided",
        () if all(Stage::New) => "received",
        () => "being_looked_at",
    };
    let children: Vec<Value> = became.children.iter().map(child).collect();
    Ok(answer(
        200,
        &json!({
            "reference": became.reference,
            "status": overall,
            "received_at": became.received_at.to_string(),
            "children": children,
        }),
    ))
}
