//! What is published about the API (OpenAPI 3.1), made from the shapes that messages are checked by.

use super::shape::Shape;
use serde_json::{Map, Value, json};

/// The longest once-only key.
pub const LONGEST_ONCE: usize = 200;

/// Whether a once-only key can be one: letters, figures and signs without spaces.
pub fn is_once(key: &str) -> bool {
    (1..=LONGEST_ONCE).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic())
}

/// The description. `council` is its name; `message` the shape of a referral.
pub fn document(council: &str, message: &Shape) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": format!("{council}: telling children's services of a concern"),
            "version": "1.0.0",
            "summary": "For organisations that work with the council and hold a key.",
            "description": "What you send is read by the same social workers as the form at /refer, and decided within one working day. If a child is in danger now, ring 999 first: nobody watches this address at night. Times are RFC 3339 in UTC, days are YYYY-MM-DD in England. Faults are problem details (RFC 9457) with the field, what was expected and what to do.",
            "license": { "name": "MIT", "identifier": "MIT" }
        },
        "servers": [{ "url": "/" }],
        "paths": {
            "/api/referrals": { "post": send() },
            "/api/referrals/{reference}": { "get": status() },
            "/api/thresholds": { "get": thresholds() },
            "/api/openapi.json": { "get": itself() }
        },
        "components": {
            "securitySchemes": { "key": {
                "type": "http", "scheme": "bearer",
                "description": "The key that the council gave your organisation. It is sent in the header Authorization: Bearer KEY and nowhere else."
            } },
            "schemas": {
                "Referral": message.schema(),
                "Received": received(),
                "Status": status_schema(),
                "Thresholds": thresholds_schema(),
                "Problem": problem()
            }
        }
    })
}

fn schema(name: &str) -> Value {
    json!({ "schema": { "$ref": format!("#/components/schemas/{name}") } })
}

fn answer(words: &str, name: &str) -> Value {
    json!({ "description": words, "content": { "application/json": schema(name) } })
}

fn answers(good: &[(&str, Value)], faults: &[(&str, &str)]) -> Value {
    let mut all = Map::new();
    for (status, answer) in good {
        all.insert((*status).to_owned(), answer.clone());
    }
    for (status, words) in faults {
        let mut fault = json!({ "description": words, "content": { "application/problem+json": schema("Problem") } });
        if let (Some(fault), "429") = (fault.as_object_mut(), *status) {
            let header = json!({ "Retry-After": { "description": "Seconds to wait.", "required": true, "schema": { "type": "integer", "minimum": 1 } } });
            fault.insert("headers".to_owned(), header);
        }
        all.insert((*status).to_owned(), fault);
    }
    Value::Object(all)
}

const NO_KEY: (&str, &str) = ("401", "No key, or one that is not in force.");
const TOO_MANY: (&str, &str) =
    ("429", "Too many requests with this key in a minute. Wait as long as Retry-After says and send the same again.");

fn send() -> Value {
    let links = json!({ "status": { "operationId": "referralStatus", "parameters": { "reference": "$response.body#/reference" } } });
    let mut made = answer("Received. The same stands in the record as if it had come by the form.", "Received");
    if let Some(made) = made.as_object_mut() {
        let location = json!({ "Location": { "description": "Where its status is.", "schema": { "type": "string" } } });
        made.insert("headers".to_owned(), location);
        made.insert("links".to_owned(), links);
    }
    json!({
        "operationId": "sendReferral",
        "summary": "Tell the council of a concern about one child or several",
        "security": [{ "key": [] }],
        "parameters": [{
            "name": "Idempotency-Key", "in": "header", "required": true,
            "description": "A word of your own for this message, such as a UUID. After a lost connection send the same message with the same word: it counts once. Another message under the same word is refused.",
            "schema": { "type": "string", "minLength": 1, "maxLength": LONGEST_ONCE, "pattern": "^[!-~]+$" }
        }],
        "requestBody": { "required": true, "content": { "application/json": {
            "schema": { "$ref": "#/components/schemas/Referral" },
            "example": example()
        } } },
        "responses": answers(
            &[("201", made), ("200", answer("It had been received before; nothing was changed.", "Received"))],
            &[
                ("400", "Not JSON, not of the shape, or without the header Idempotency-Key."),
                NO_KEY,
                ("409", "Another message was sent under this Idempotency-Key."),
                ("413", "Larger than 512 KB."),
                ("415", "Not sent as application/json."),
                ("422", "Of the shape, and cannot be so: a day of birth in the future, a number with a wrong check figure."),
                TOO_MANY,
            ],
        )
    })
}

/// A message as a school sends it; invented.
pub fn example() -> Value {
    json!({
        "referrer": { "name": "Jo Example", "role": "Designated safeguarding lead", "email": "office@school.example" },
        "seen": "Robin came without lunch for the third day and says that there is nothing in the fridge.",
        "well": "Robin likes school and has a good friend.",
        "urgent": false,
        "family": "agrees",
        "concerns": ["neglect"],
        "children": [{ "given": "Robin", "family": "Example", "age": 8, "school": "Example Primary School" }]
    })
}

fn status() -> Value {
    json!({
        "operationId": "referralStatus",
        "summary": "Where a referral of your organisation stands and, once decided, what was decided, why, and where help is instead",
        "security": [{ "key": [] }],
        "parameters": [{
            "name": "reference", "in": "path", "required": true,
            "description": "As it was given when the referral was received.",
            "schema": { "type": "string", "pattern": "^R[2-9A-Z]{3}-[2-9A-Z]{4}$" }
        }],
        "responses": answers(
            &[("200", answer("Its status.", "Status"))],
            &[NO_KEY, ("404", "Your organisation sent nothing under this reference."), TOO_MANY],
        )
    })
}

fn thresholds() -> Value {
    json!({
        "operationId": "thresholds",
        "summary": "The threshold document in force today: levels of need, where help is at each, and signs with their codes",
        "security": [],
        "responses": answers(
            &[("200", answer("The document.", "Thresholds"))],
            &[("404", "The council has no threshold document in force today.")],
        )
    })
}

fn itself() -> Value {
    let any = json!({ "description": "This description.", "content": { "application/json": { "schema": { "type": "object" } } } });
    json!({ "operationId": "description", "summary": "This description", "security": [], "responses": { "200": any } })
}

fn object(parts: &[(&str, Value)], needed: &[&str]) -> Value {
    let all: Map<String, Value> = parts.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect();
    json!({ "type": "object", "properties": all, "required": needed, "additionalProperties": false })
}

fn words(said: &str) -> Value {
    json!({ "type": "string", "description": said })
}

fn stage() -> Value {
    json!({ "type": "string", "enum": ["received", "being_looked_at", "decided"] })
}

fn coded(said: &str) -> Value {
    let mut coded =
        object(&[("code", json!({ "type": "string" })), ("words", json!({ "type": "string" }))], &["code", "words"]);
    if let Some(coded) = coded.as_object_mut() {
        coded.insert("description".to_owned(), json!(said));
    }
    coded
}

fn received() -> Value {
    let level = json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 4, "description": "The level that the signs suggest by the threshold document. It decides nothing." });
    object(
        &[
            ("reference", words("For asking how it stands.")),
            ("status", stage()),
            (
                "children",
                json!({ "type": "integer", "minimum": 1, "description": "How many children it tells of: each is decided on their own." }),
            ),
            ("suggested_level", level),
            ("threshold_version", words("The threshold document in force; empty where there is none.")),
            ("status_at", words("The address of its status.")),
        ],
        &["reference", "status", "children", "suggested_level", "threshold_version", "status_at"],
    )
}

fn status_schema() -> Value {
    let child = object(
        &[
            (
                "number",
                json!({ "type": "integer", "minimum": 1, "description": "The child's place in what you sent; no name is given back." }),
            ),
            ("status", stage()),
            ("outcome", coded("What was decided.")),
            ("reason", coded("Why.")),
            ("where_to_go", words("Where help is instead.")),
            ("decided_on", json!({ "type": "string", "format": "date" })),
        ],
        &["number", "status"],
    );
    object(
        &[
            ("reference", words("The reference.")),
            ("status", stage()),
            ("received_at", json!({ "type": "string", "format": "date-time" })),
            ("children", json!({ "type": "array", "items": child })),
        ],
        &["reference", "status", "received_at", "children"],
    )
}

fn thresholds_schema() -> Value {
    let number = json!({ "type": "integer", "minimum": 1, "maximum": 4 });
    let level = object(
        &[
            ("level", number.clone()),
            ("name", words("Its name.")),
            ("words", words("What it means.")),
            ("where_to_go", words("Where help is.")),
        ],
        &["level", "name", "words", "where_to_go"],
    );
    let sign = object(
        &[
            ("code", words("Its code, for “signs”.")),
            ("words", words("What is seen or heard.")),
            ("level", number),
            ("concern", words("The concern it belongs to; may be empty.")),
        ],
        &["code", "words", "level", "concern"],
    );
    object(
        &[
            ("version", words("Its version.")),
            ("title", words("Its title.")),
            ("in_force_from", json!({ "type": "string", "format": "date" })),
            ("levels", json!({ "type": "array", "items": level })),
            ("signs", json!({ "type": "array", "items": sign })),
            ("concerns", json!({ "type": "array", "items": coded("A concern.") })),
        ],
        &["version", "title", "in_force_from", "levels", "signs", "concerns"],
    )
}

fn problem() -> Value {
    let fault = object(
        &[
            ("field", words("Where: a JSON pointer, or the name of a header.")),
            ("expected", words("What was expected there.")),
            ("do", words("What to do.")),
        ],
        &["field", "expected", "do"],
    );
    json!({
        "type": "object",
        "description": "RFC 9457.",
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "detail": { "type": "string" },
            "errors": { "type": "array", "items": fault }
        },
        "required": ["type", "title", "status", "detail"]
    })
}
