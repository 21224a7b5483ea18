// J4: a practice lead draws a sample that anybody can draw again and audits a record beside the record's own facts; a service
// manager moderates without knowing the first grade; the worker answers; the audit closes with something that changes.
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** What somebody else does, in a browser of their own. */
async function meanwhile(page, who, does) {
  const { viewport, isMobile, hasTouch } = test.info().project.use;
  const context = await page.context().browser().newContext({ baseURL: new URL(page.url()).origin, viewport, isMobile, hasTouch, locale: "en-GB" });
  const other = await context.newPage();
  await signIn(other, who);
  await does(other, other.locator("main"));
  await context.close();
}

const said = (main) => main.locator(".kith-notice--good").first();
const path = (page) => new URL(page.url()).pathname;

/** Answers every question in sight: the grade, met, yes; and a sentence wherever one is asked for. */
async function answersEverything(main, grade) {
  for (const words of [grade, "Met", "Yes"]) {
    for (const choice of await main.getByRole("radio", { name: words, exact: true }).all()) await choice.check();
  }
  for (const box of await main.locator("textarea:visible").all()) {
    if ((await box.inputValue()) === "") await box.fill("The visits of this summer say it, and she told me so herself when I rang.");
  }
}

test("a sample is drawn, a record audited, moderated blind, answered and closed", async ({ page }) => {
  test.setTimeout(240_000);
  const main = page.locator("main");
  await signIn(page, "sian.hughes");
  let audit;

  await test.step("a programme, and a sample of one", async () => {
    await page.goto("/audits/programmes");
    await look(page, "audit-programmes");
    await main.getByRole("link", { name: "Begin a programme" }).click();
    await main.getByRole("radio", { name: "Themed audit" }).check();
    await main.getByLabel("What is it called?").fill("Analysis in November");
    await main.getByLabel("What do you want to find out?").fill("Can a reader see what the work means for the child?");
    await main.getByLabel("How many audits a month?").fill("0");
    await look(page, "audit-programme-new");
    await main.getByRole("button", { name: "Begin" }).click();
    await expect(said(main)).toContainText("The programme has begun");
    await main.getByRole("link", { name: "Draw a sample" }).click();
    await main.getByLabel("How many records?").fill("1");
    await main.getByRole("checkbox", { name: "Sian Hughes" }).check();
    await look(page, "audit-draw");
    await main.getByRole("button", { name: "Draw it" }).click();
    await expect(main).toContainText("the same records");
    await look(page, "audit-sample");
  });

  await test.step("the auditor begins, with the record's own facts beside the questions", async () => {
    await main.getByRole("link", { name: "Themed audit" }).first().click();
    audit = path(page);
    await expect(main).toContainText("What the record says today");
    await look(page, "audit-begin");
    await main.getByRole("checkbox", { name: /I do not know this family/ }).check();
    await main.getByRole("button", { name: "Begin the audit" }).click();
    await expect(main.getByRole("button", { name: "Send the audit" })).toBeVisible();
    await look(page, "audit-write");
    await main.getByRole("button", { name: "Send the audit" }).click();
    await expect(main).toContainText("There is a problem");
    await answersEverything(main, "Good");
    // What follows from an answer is asked only then.
    await answersEverything(main, "Good");
    await look(page, "audit-written");
    await main.getByRole("button", { name: "Send the audit" }).click();
    await expect(main).toContainText("Waits for moderation");
  });

  await meanwhile(page, "angela.farrow", async (angela, theirs) => {
    await angela.goto(audit);
    await expect(theirs).not.toContainText("she told me so herself");
    await theirs.getByRole("link", { name: "Read the record and give your own grades" }).click();
    await expect(theirs).not.toContainText("she told me so herself");
    for (const choice of await theirs.getByRole("radio", { name: "Requires improvement" }).all()) await choice.check();
    for (const box of await theirs.locator("form textarea:visible").all()) await box.fill("What it means for the child is said once in six visits.");
    await look(angela, "audit-moderate");
    await theirs.getByRole("button", { name: "Give my grades" }).click();
    await expect(theirs).toContainText("Moderated by Angela Farrow");
    await look(angela, "audit-read");
  });

  await page.goto(audit);
  const whose = main.locator("dl.kith-facts > div", { hasText: "Whose work" }).locator("dd");
  const worker = (await whose.innerText()).trim().toLowerCase().replace(/\s+/g, ".");
  await meanwhile(page, worker, async (theirs, own) => {
    await expect(own).toContainText("Audits of your work with children");
    await theirs.goto(audit);
    await own.getByLabel("What do you say to it?").fill("I see it the same way. The visit of June is missing here.");
    await look(theirs, "audit-answer");
    await own.getByRole("button", { name: "Answer" }).click();
    await expect(own).toContainText("The visit of June is missing here");
  });

  await test.step("it closes with an agreed change", async () => {
    await page.goto(audit);
    await main.getByRole("button", { name: "Close it" }).click();
    await expect(main).toContainText("at least one agreed change");
    await main.getByRole("link", { name: "Record what was agreed to change" }).click();
    await main.getByLabel("Who was there?").fill("The worker and her manager");
    await main.getByLabel("What will change in the work?").fill("Begin each record with what the child said");
    await main.getByRole("checkbox", { name: "Hearing the child" }).check();
    await look(page, "audit-learning");
    await main.getByRole("button", { name: "Keep it" }).click();
    await main.getByRole("button", { name: "Close it" }).click();
    await expect(said(main)).toContainText("The audit is closed");
    await expect(main).toContainText("what changed for the child");
    await look(page, "audit-closed");
  });

  await test.step("it is added up, and each figure opens its list", async () => {
    await page.goto("/audits/figures");
    await look(page, "audit-figures");
    const moved = main.locator("p", { hasText: "Moved by moderation" }).getByRole("link");
    const count = Number(/^\d+/.exec(await moved.innerText())[0]);
    await moved.click();
    await expect(main.getByRole("heading", { level: 1 })).toContainText(`${count} audit`);
    await look(page, "audit-list");
    for (const [place, name] of [["/audits", "audit-mine"], ["/audits/actions", "audit-actions"], ["/audits/capacity", "audit-capacity"]]) {
      await page.goto(place);
      await look(page, name);
    }
  });
});
