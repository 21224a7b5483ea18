//! Files: kept, refused, downloaded, taken away.

use super::scene::Scene;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

#[test]
fn a_picture_is_kept_and_only_ever_downloaded() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);

    amina
        .upload(&format!("{record}/files"), &[("what", "KJ's drawing")], &[("file", "dog.png", PNG)])
        .expect_status(303);
    let page = amina.get(&record);

    page.expect("dog.png").expect("KJ's drawing; a PNG picture");
    let href = page.attributes("#files a[download]", "href").remove(0);
    let file = amina.get(&href);
    assert_eq!(file.bytes(), PNG);
    assert_eq!(file.header("content-disposition"), Some("attachment; filename=\"dog.png\""));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(file.header("content-type"), Some("image/png"));
    let digest = scene.app.store.read(|r| r.one::<String>("SELECT sha256 FROM attachment", &[])).unwrap().unwrap();
    assert_eq!(digest.len(), 64);
}

#[test]
fn a_mislabelled_or_oversized_file_is_refused_with_a_sentence() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);
    let send =
        |name: &str, bytes: &[u8]| amina.upload(&format!("{record}/files"), &[("what", "x")], &[("file", name, bytes)]);

    send("dog.png", b"<html><script>alert(1)</script>").expect_status(422).expect("is not a kind of file that is kept");
    send("dog.gif", PNG).expect_status(422).expect("dog.gif is a PNG picture, but its name does not end in .png");
    send("dog.png", b"").expect_status(422).expect("is empty");
    let large: Vec<u8> = PNG.iter().copied().chain(std::iter::repeat_n(0, 10 * 1024 * 1024)).collect();
    send("dog.png", &large).expect_status(422).expect("larger than 10 MB");
    amina.upload(&format!("{record}/files"), &[], &[]).expect_status(422).expect("Choose a file to add");

    assert_eq!(scene.app.count("SELECT count(*) FROM attachment", &[]), 0);
}

#[test]
fn a_file_is_taken_away_with_a_reason_that_stays() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.completed(&amina, false);
    amina.upload(&format!("{record}/files"), &[], &[("file", "dog.png", PNG)]).expect_status(303);
    let href = amina.get(&record).attributes("#files a[download]", "href").remove(0);

    amina.post(&format!("{href}/remove"), &[("reason", "")]).expect_status(422);
    amina.post(&format!("{href}/remove"), &[("reason", "It shows another family")]).expect_status(303);

    amina.get(&record).expect("dog.png was taken away").expect("It shows another family");
    amina.get(&href).expect_status(404);
}
