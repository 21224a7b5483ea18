// A social worker visits a brother and a sister, writes once for both and then what differs, is cut off, goes on
// elsewhere, completes the record; a reader who never met the family understands. By mouse or finger, and by keyboard alone.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";
import { answer, childWithSiblings, expectSaved } from "../recording.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name, whole = true) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: whole });
}

async function journey(page, hands, name) {
  const main = page.locator("main");
  const group = (question) => main.locator(`#ask-${question}`);
  const open = async (details) => {
    await hands.press(page, details.locator("> summary"));
    await expect(details).toHaveAttribute("open", "");
  };

  await test.step("the visit is begun for both", async () => {
    await hands.press(page, page.locator("details.kith-add > summary"));
    await hands.press(page, page.locator("details.kith-add").getByRole("link", { name: "Visit", exact: true }));
    await expect(main).toContainText("You write once for all of them, then add what differs for each");
    await look(page, `${name}-begin`);
    await hands.press(page, main.getByRole("button", { name: "Begin" }));
    await expect(main.locator(".kith-missed")).toContainText("What a reader would still miss");
    await expect(main.getByRole("button", { name: "Save", exact: true })).toBeHidden();
  });

  // A family may have more than two children: the first and the last of them are told apart.
  const children = await group("seen").locator(".kith-differs .kith-each__child").allTextContents();
  const names = children.map((label) => /^Only for (.+?)(:|$)/.exec(label)[1]);
  const [one, other] = [names.at(0), names.at(-1)];

  await test.step("when, where, who was seen: once for both, then what differs", async () => {
    await hands.press(page, group("happened").getByRole("button", { name: /^Now/ }));
    await expect(answer(page, "happened")).toHaveValue(/^\d{1,2} \w+ \d{4} \d\d:\d\d$/);
    await expect(answer(page, "happened")).toBeFocused();
    await hands.type(page, answer(page, "place"), "Gran's flat");
    await expect(group("why_not_seen")).toBeHidden();
    await hands.pick(page, group("seen").getByLabel("Yes", { exact: true }).first());
    await hands.pick(page, group("seen_alone").getByLabel("Yes", { exact: true }).first());
    await open(group("seen_alone").locator("details.kith-differs"));
    await hands.pick(page, group("seen_alone").getByRole("group", { name: new RegExp(`Only for ${other}`) }).getByLabel("No", { exact: true }));
    await expect(group("why_not_alone").locator(".kith-each", { hasText: `Only for ${other}` })).toBeVisible();
    await expect(group("why_not_alone").locator(".kith-each", { hasText: `Only for ${one}` })).toBeHidden();
    await hands.type(page, group("why_not_alone").getByRole("textbox", { name: new RegExp(`Only for ${other}`) }), "Asleep in the pram beside us.");
  });

  await test.step("what was seen and heard, and each child's own words", async () => {
    await hands.type(page, answer(page, "saw_and_heard"), "Both were at the table. The heating was off and they wore coats indoors.");
    const words = group("childs_words").locator("details.kith-differs");
    if (!(await words.evaluate((details) => details.open))) await open(words);
    await hands.type(page, group("childs_words").getByRole("textbox", { name: new RegExp(`Only for ${one}`) }), "“I sleep in my coat so I'm ready.”");
    await hands.type(page, answer(page, "impact"), "For them it means that home is a place to be ready to leave.");
    await expectSaved(page);
    await expect(main.locator(".kith-missed li[data-done]", { hasText: "what you saw and heard" })).toHaveCount(1);
  });

  await test.step("what happens next, who, and by when", async () => {
    const steps = group("next_steps");
    await hands.type(page, steps.getByLabel("What", { exact: true }).first(), "Ring the housing office about the heating");
    await hands.type(page, steps.getByLabel("Who", { exact: true }).first(), "me");
    await hands.press(page, steps.getByRole("button", { name: /^In a week/ }).first());
    await hands.press(page, steps.getByRole("button", { name: "Add another row" }));
    await expect(steps.locator("[data-row]")).toHaveCount(2);
    await expect(steps.getByLabel("What", { exact: true }).nth(1)).toBeFocused();
    await expectSaved(page);
    await look(page, `${name}-write`);
  });

  await test.step("it is completed, and reads as a story", async () => {
    await hands.press(page, main.getByRole("button", { name: "Complete the record" }));
    await expect(main.getByRole("status")).toContainText("is complete and stands in the story of");
    await expect(main.locator("blockquote.kith-voice")).toContainText("I sleep in my coat");
    await expect(main.locator("blockquote.kith-voice cite")).toHaveText(one);
    await expect(main).toContainText("Ring the housing office about the heating");
    await expect(main).toContainText("nothing in it is rubbed out");
    await look(page, `${name}-read`);
    await hands.press(page, page.locator(".kith-places").getByRole("link", { name: "Story" }));
    await expect(main.locator(".kith-entry").first()).toContainText("What it means for");
    await look(page, `${name}-story`, false);
  });
}

test("a visit to a brother and a sister is written once, then what differs, and tells the story of each", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "amina.yusuf");
  await page.goto(await childWithSiblings(page));
  await journey(page, pointing, "visit");
});

test("the same visit by keyboard alone", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "amina.yusuf");
  await page.goto(await childWithSiblings(page));
  await page.keyboard.press("Tab");
  await expect(page.locator(".govuk-skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.querySelector("main").contains(document.activeElement))).toBe(true);
  await journey(page, keys, "visit-keys");
});

test("every place of a child's page is open to everybody", async ({ page }) => {
  await signIn(page, "amina.yusuf");
  await look(page, "home", false);
  await page.locator("main table a[href^='/people/'], main .kith-card a[href^='/people/']").first().click();
  await page.locator(".kith-places").getByRole("link", { name: "Story" }).click();
  await expect(page.locator(".kith-story")).toBeVisible();
  const name = await page.locator(".kith-child__name").innerText();
  await look(page, "story", false);
  for (const place of ["Plan and work", "People", "Records", "Measures"]) {
    await page.locator(".kith-places").getByRole("link", { name: place }).click();
    await expect(page.locator(".kith-child__name")).toHaveText(name);
    await expectGoodForEverybody(page);
  }
});

test("what was typed is saved by itself, and goes on from another device after the tab is gone in mid-sentence", async ({ page, browser }) => {
  await signIn(page, "amina.yusuf");
  await page.goto(await childWithSiblings(page));
  await page.locator("details.kith-add summary").click();
  await page.locator("details.kith-add").getByRole("link", { name: "Note", exact: true }).click();
  await page.locator("main").getByRole("button", { name: "Begin" }).click();
  const words = `She showed me the drawing of the dog, ${test.info().project.name}.`;
  const field = page.locator(".kith-ask textarea").first();
  await field.pressSequentially(words);
  await expectSaved(page);
  await screenshot(page, "write");
  const draft = new URL(page.url()).pathname;
  await field.pressSequentially(" It has three legs because");
  await page.close();

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await elsewhere.newPage();
  await signIn(other, "amina.yusuf");
  await other.goto("/");
  await expect(other.locator("main")).toContainText("Your drafts");
  await other.goto(draft);
  await expect(other.locator(".kith-ask textarea").first()).toHaveValue(new RegExp(`^${words}`));
  await elsewhere.close();
});

test("without the script a draft is saved with its button", async ({ browser, kith }) => {
  const plain = await browser.newContext({ baseURL: kith.url, javaScriptEnabled: false, viewport: test.info().project.use.viewport });
  const page = await plain.newPage();
  await signIn(page, "amina.yusuf");
  await page.goto(await childWithSiblingsPlainly(page));
  await page.locator("main").getByRole("button", { name: "Begin" }).click();
  await answer(page, "saw_and_heard").fill("Nobody was in.");
  await expect(page.locator("#prompt-saw_and_heard")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("main")).toContainText("Your draft is saved");
  await expect(answer(page, "saw_and_heard")).toHaveValue("Nobody was in.");
  await plain.close();
});

/** Without a script the page cannot be asked to gather its links; the first child will do. */
async function childWithSiblingsPlainly(page) {
  const href = await page.locator("main a[href^='/people/']").first().getAttribute("href");
  return `${href.split("/").slice(0, 3).join("/")}/visits/new`;
}
