// A record is complete: added to, corrected with a reason, given a photograph, moved to the right child; a draft is discarded
// and found again. By mouse or finger, and by keyboard alone.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";
import { answer, begin, childrenWithSiblings, expectSaved } from "../recording.js";

/** A picture of one dot. */
const DOT = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** A note that is complete. */
async function completed(page, child, words) {
  await begin(page, child, "Note");
  await page.locator("#ask-happened").getByRole("button", { name: /^Now/ }).click();
  await page.locator("#ask-kind_of_contact").getByRole("radio").first().check();
  await answer(page, "subject").fill("School rang");
  await answer(page, "what_was_said").fill(words);
  await expectSaved(page);
  await page.locator("main").getByRole("button", { name: "Complete the record" }).click();
  await expect(page.locator("main")).toContainText("is complete and stands in the story");
}

async function journey(page, hands, name) {
  const main = page.locator("main");
  const button = (words) => main.getByRole("button", { name: words, exact: true });
  const link = (words) => main.getByRole("link", { name: words });
  await signIn(page, "amina.yusuf");
  const [child, right] = await childrenWithSiblings(page, 2);
  await completed(page, child, "Tyler was late on Friday.");
  const record = new URL(page.url()).pathname;

  await test.step("something is added, with why", async () => {
    await hands.press(page, link("Add to it"));
    await hands.press(page, button("Add it"));
    await expect(main.getByRole("alert")).toContainText("Write what you want to add");
    await hands.type(page, main.getByLabel("What do you want to add?"), "He was at the dentist; Mum showed the letter.");
    await look(page, `${name}-append`);
    await hands.type(page, main.getByLabel("Why is it added now?"), "Mum rang back");
    await hands.press(page, button("Add it"));
    await expect(main.locator(".kith-appended")).toContainText("He was at the dentist");
  });

  await test.step("an answer is corrected with a reason, and both are readable", async () => {
    await hands.press(page, main.locator("#q-what_was_said-0").getByRole("link", { name: /^Correct/ }));
    await hands.type(page, answer(page, "what_was_said"), "Tyler was late on Thursday.");
    await hands.press(page, button("Correct it"));
    await expect(main.getByRole("alert")).toContainText("Say why it is corrected");
    await expect(answer(page, "what_was_said")).toHaveValue("Tyler was late on Thursday.");
    await look(page, `${name}-correct`);
    await hands.type(page, main.getByLabel("Why is it corrected?"), "I mixed up the days");
    await hands.press(page, button("Correct it"));
    await expect(main.locator(".kith-correction del")).toHaveText("Tyler was late on Friday.");
    await expect(main.locator(".kith-correction ins")).toHaveText("Tyler was late on Thursday.");
  });

  await test.step("a photograph of a drawing is kept with it; what only claims to be one is not", async () => {
    await hands.press(page, main.locator("#files summary"));
    await main.getByLabel("File", { exact: true }).setInputFiles({ name: "drawing.png", mimeType: "image/png", buffer: Buffer.from("<html>") });
    await hands.press(page, button("Add the file"));
    await expect(main.getByRole("alert")).toContainText("is not a kind of file that is kept");
    await look(page, `${name}-file-refused`);
    await main.getByLabel("Choose a file").setInputFiles({ name: "drawing.png", mimeType: "image/png", buffer: DOT });
    await hands.type(page, main.getByLabel("What is it?"), "The dog with three legs");
    await hands.press(page, button("Add the file"));
    await expect(main.locator("#files")).toContainText("The dog with three legs; a PNG picture");
    const [download] = await Promise.all([page.waitForEvent("download"), hands.press(page, link("drawing.png").first())]);
    expect(download.suggestedFilename()).toBe("drawing.png");
    await look(page, `${name}-record`);
  });

  await test.step("it was about another child: it moves, and a stub stays", async () => {
    await page.goto(right);
    const number = await page.locator(".kith-child__facts .kith-code").innerText();
    const called = await page.locator(".kith-child__name").innerText();
    await page.goto(child);
    const wrong = await page.locator(".kith-child__name").innerText();
    await page.goto(record);
    await hands.press(page, link("Filed on the wrong child"));
    await hands.pick(page, main.getByLabel(wrong, { exact: true }));
    await hands.type(page, main.getByLabel("Kith number of the child it is about"), number);
    await hands.type(page, main.getByLabel("Why is it moved?"), "Two Tylers");
    await look(page, `${name}-move`);
    await hands.press(page, button("Go on"));
    await expect(main).toContainText(`It will be moved to ${called}`);
    await hands.press(page, button("Move it"));
    await expect(main).toContainText(`Moved to the record of ${called}`);
    await expect(main.locator(".kith-stub")).toContainText("Moved here");
    await page.goto(`${child}/records`);
    await expect(main.locator(".kith-stub").first()).toContainText("Moved to another record");
    await look(page, `${name}-stub`);
    await page.goto(child);
    await expect(main.locator(".kith-story .kith-stub").first()).toContainText("filed here by mistake");
  });

  await test.step("a draft is discarded, found, and taken up again", async () => {
    const draft = await begin(page, child, "Note");
    await hands.type(page, answer(page, "what_was_said"), "Begun twice.");
    await expectSaved(page);
    await hands.press(page, link("Discard this draft"));
    await hands.type(page, main.getByLabel("Why is it discarded?"), "Begun twice by mistake");
    await look(page, `${name}-discard`);
    await hands.press(page, button("Discard the draft"));
    await expect(main).toContainText("The draft was discarded");
    await hands.press(page, main.locator(`a[href="${draft}"]`));
    await expect(main).toContainText("Begun twice by mistake");
    await expect(main).toContainText("Begun twice.");
    await look(page, `${name}-discarded`);
    await hands.press(page, button("Take this draft up again"));
    await expect(answer(page, "what_was_said")).toHaveValue("Begun twice.");
  });
}

test("a completed note is added to, corrected, given a photograph and moved; a draft is discarded and found", async ({ page }) => {
  test.setTimeout(150_000);
  await journey(page, pointing, "after");
});

test("the same by keyboard alone", async ({ page }) => {
  test.setTimeout(300_000);
  await journey(page, keys, "after-keys");
});
