// A practice lead changes what workers are asked, without a mouse; it is live the same day, and old records keep what they were asked.
import { expect, expectGoodForEverybody, openPlace, screenshot, signIn, tabTo, test } from "../kith.js";

/** Goes to a link or button with Tab, and presses Enter. */
async function press(page, place) {
  await tabTo(page, place, { most: 250 });
  await page.keyboard.press("Enter");
}

/** Goes to a field with Tab, and types in place of what stands there. */
async function write(page, place, words) {
  await tabTo(page, place, { most: 250 });
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
}

/** The address of one of the visitor's children of whose visits one is on record. */
async function childVisitedBefore(page) {
  const links = await page.locator("main a[href^='/people/']").evaluateAll((all) => all.map((link) => link.getAttribute("href").split("/").slice(0, 3).join("/")));
  for (const child of new Set(links)) {
    await page.goto(`${child}/records`);
    if (await page.locator(".kith-work li").filter({ hasText: "happened" }).getByRole("link", { name: "Visit" }).count()) return child;
  }
  throw new Error("nobody on the home page was visited");
}

test("a prompt changed by keyboard alone is asked in a new visit, and an old record keeps the old one", async ({ page, browser }) => {
  const words = `A child is not the same child everywhere, said ${test.info().project.name}.`;
  await signIn(page, "sian.hughes");
  await openPlace(page, "Forms", (place) => press(page, place));
  await expect(page.getByRole("heading", { name: "Forms", level: 1 })).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "forms");

  await press(page, page.locator("main table").getByRole("link", { name: "Visit", exact: true }));
  await expect(page.locator("#ask-place .kith-prompt")).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "form");
  await press(page, page.locator("#ask-place").getByRole("link", { name: /Change/ }));

  await write(page, page.getByLabel("Why we ask"), words);
  await expectGoodForEverybody(page);
  await screenshot(page, "question");
  await press(page, page.getByRole("button", { name: "Check and publish" }));

  await expect(page.locator("main")).toContainText("Why we ask “Where did you meet?” reads otherwise");
  await expect(page.locator("main")).toContainText("keep the questions and prompts they were written with");
  await expectGoodForEverybody(page);
  await screenshot(page, "check");
  await write(page, page.getByLabel("Why is it changed?"), "Workers asked what the place has to do with it");
  await page.keyboard.press("Enter");

  await expect(page.locator("main")).toContainText(/Version \d+ of “Visit” is live/);
  await expect(page.locator("#ask-place .kith-prompt")).toContainText(words);

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin, viewport: page.viewportSize() });
  const worker = await elsewhere.newPage();
  await signIn(worker, "amina.yusuf");
  const child = await childVisitedBefore(worker);
  await worker.goto(`${child}/visits/new`);
  await worker.getByRole("button", { name: "Begin" }).click();
  await expect(worker.locator("#prompt-place")).toContainText(words);
  await expectGoodForEverybody(worker);

  await worker.goto(`${child}/records`);
  await worker.locator(".kith-work li").filter({ hasText: "happened" }).getByRole("link", { name: "Visit" }).first().click();
  await worker.getByText("What was asked when this was written").click();
  await expect(worker.locator("details.govuk-details[open]")).toContainText("Form “Visit”, version 1");
  await expect(worker.locator("details.govuk-details[open]")).toContainText("A child may show different things at home");
  await expect(worker.locator("main")).not.toContainText(words);
  await screenshot(worker, "record-as-asked");
  await elsewhere.close();
});

test("questions are added, moved, taken out and tried before anything is live, and all of it can be thrown away", async ({ page }) => {
  await signIn(page, "sian.hughes");
  await page.goto("/forms/note/edit");
  await expectGoodForEverybody(page);

  await page.locator("#ask-subject").getByRole("link", { name: /Add one below/ }).click();
  await page.getByLabel("The question", { exact: true }).fill("Who needs to know about it?");
  await page.getByRole("button", { name: "Check and publish" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why it is asked");
  await expect(page.getByLabel("The question", { exact: true })).toHaveValue("Who needs to know about it?");
  await expectGoodForEverybody(page);
  await page.getByLabel("Why we ask").fill("So that nobody hears it by chance.");
  await page.getByLabel("A good answer shows").fill("A name, and whether they were told.");
  await page.getByLabel("How is it answered?").selectOption("Free text");
  await page.getByRole("button", { name: "Keep, and go on changing" }).click();
  await expect(page.locator("#ask-who_needs_to_know_about_it")).toContainText("New");

  await page.locator("#ask-who_with").getByRole("button", { name: /Down/ }).click();
  await page.locator("#ask-who_with").getByRole("link", { name: /Take out/ }).click();
  await expect(page.locator("main")).toContainText(/records completed last with this form|No record has been completed/);
  await expectGoodForEverybody(page);
  await page.getByRole("button", { name: "Take it out" }).click();
  await expect(page.getByRole("button", { name: /Put it back/ })).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "workbench", { fullPage: true });

  await page.getByRole("link", { name: "See it as a worker will" }).first().click();
  await expect(page.locator("main")).toContainText("Who needs to know about it?");
  await expectGoodForEverybody(page);
  await screenshot(page, "preview");
  await page.goto("/forms/note/edit/check");
  await expect(page.locator("main")).toContainText("“Who needs to know about it?” was added");
  await expectGoodForEverybody(page);
  await page.goto("/forms/note");
  await expect(page.locator("main")).not.toContainText("Who needs to know about it?");

  await page.goto("/forms/note/edit/text");
  const text = page.getByLabel("The form");
  await text.fill((await text.inputValue()).replace('kind = "choice"', 'kind = "chioce"'));
  await page.getByRole("button", { name: "Check and publish" }).click();
  await expect(page.locator("main table")).toContainText('"kind" must be narrative');
  await expectGoodForEverybody(page);
  await screenshot(page, "text");

  await page.goto("/forms/note/edit");
  await page.getByText("Throw away", { exact: true }).click();
  await page.getByRole("button", { name: "Throw my changes away" }).click();
  await expect(page.locator("main")).toContainText("Your changes were thrown away");
});

test("the preview asks what a draft would ask, and sends nothing", async ({ page }) => {
  await signIn(page, "sian.hughes");
  await page.goto("/forms/visit/preview");
  await expect(page.locator("#ask-why_not_seen")).toBeHidden();
  await page.locator("#q-seen-0-no, [name='q-seen-0'][value='no']").first().check({ force: true });
  await expect(page.locator("#ask-why_not_seen")).toBeVisible();
  await expect(page.locator("#ask-seen_alone")).toBeHidden();
});

test("the practice model and the report on questions are read by everybody who may", async ({ page }) => {
  await signIn(page, "sian.hughes");
  for (const [path, name] of [["/practice-model", "practice-model"], ["/practice-model/edit", "practice-model-edit"], ["/unused-questions?form=visit", "unused-questions"], ["/forms/visit/versions", "versions"], ["/forms/visit/copy", "copy-form"]]) {
    await page.goto(path);
    await expectGoodForEverybody(page);
    await screenshot(page, name);
  }
  await page.goto("/practice-model");
  await expect(page.locator("main")).toContainText("100.0%");
  await page.goto("/unused-questions?form=visit");
  await expect(page.locator("main")).toContainText("Nobody answers it");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^questions-answered-.*\.csv$/);
});
