//! What is published about the API agrees with what it does.

use super::scene::{Scene, message};
use crate::rules::message::shape;
use crate::rules::shape::Shape;
use page::Face;
use serde_json::Value;

fn published(scene: &Scene) -> Value {
    scene.ask(None, "/api/openapi.json").json()
}

#[test]
fn every_address_for_programs_is_described_and_no_other() {
    let described = published(&Scene::new());
    let mut all: Vec<String> = described["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().keys().map(move |m| format!("{} {path}", m.to_uppercase()))
        })
        .collect();
    let routes = crate::area().routes.into_iter().filter(|r| r.face == Face::Program);
    let mut there: Vec<String> = routes.map(|r| format!("{} {}", r.method, r.path)).collect();
    all.sort();
    there.sort();
    assert_eq!(all, there);
}

fn compare(shape: &Shape, schema: &Value, at: &str) {
    match shape {
        Shape::Parts(parts) => {
            let names: Vec<&str> = parts.iter().map(|p| p.name).collect();
            let described: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
            assert_eq!(described, names, "{at}");
            for part in parts {
                let one = &schema["properties"][part.name];
                assert!(
                    one["description"].as_str().is_some_and(|w| w.ends_with('.') || w.ends_with('”')),
                    "{at}/{}",
                    part.name
                );
                compare(&part.shape, one, &format!("{at}/{}", part.name));
            }
        }
        Shape::List(of, ..) => compare(of, &schema["items"], &format!("{at}[]")),
        _ => assert!(schema["type"].is_string(), "{at}"),
    }
}

#[test]
fn every_field_that_is_read_is_described() {
    let described = published(&Scene::new());
    let concerns: Vec<&str> = front_door::published::concerns().iter().map(|c| c.code.as_str()).collect();
    compare(&shape(&concerns), &described["components"]["schemas"]["Referral"], "");
}

/// The parts that a schema describes and those that a reply has.
fn answers(described: &Value, name: &str, reply: &Value) {
    let schema = &described["components"]["schemas"][name];
    let parts = schema["properties"].as_object().unwrap();
    for (part, _) in reply.as_object().unwrap() {
        assert!(parts.contains_key(part), "{name} has an undescribed {part}");
    }
    for needed in schema["required"].as_array().unwrap() {
        assert!(reply.get(needed.as_str().unwrap()).is_some(), "{name} lacks {needed}");
    }
}

#[test]
fn replies_have_the_parts_that_are_described() {
    let scene = Scene::new();
    let described = published(&scene);
    let key = scene.key(scene.agency);
    let received = scene.post(Some(&key), Some("a"), &message().to_string()).json();
    answers(&described, "Received", &received);
    answers(&described, "Status", &scene.ask(Some(&key), received["status_at"].as_str().unwrap()).json());
    answers(&described, "Thresholds", &scene.ask(None, "/api/thresholds").json());
    answers(&described, "Problem", &scene.post(Some(&key), Some("b"), "{}").json());
    answers(&described, "Problem", &scene.post(None, Some("b"), "{}").json());
}

#[test]
fn the_example_that_is_described_is_received() {
    let scene = Scene::new();
    let described = published(&scene);
    let example =
        &described["paths"]["/api/referrals"]["post"]["requestBody"]["content"]["application/json"]["example"];
    let key = scene.key(scene.agency);
    assert_eq!(scene.post(Some(&key), Some("a"), &example.to_string()).status(), 201);
}
