// The chronology that a worker curates from the story, with source and meaning; and how both print.
import { readFile, writeFile } from "node:fs/promises";
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";
import { childrenWithSiblings } from "../recording.js";

async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** As on paper: a picture, and how many A4 pages it takes. */
async function printed(page, name) {
  await page.emulateMedia({ media: "print" });
  await screenshot(page, `${name}-print`, { fullPage: true });
  for (const gone of [".kith-top__search", ".kith-places", ".kith-nav", ".kith-foot", ".govuk-button"]) {
    for (const element of await page.locator(gone).all()) await expect(element).toBeHidden();
  }
  await expect(page.locator(".kith-print-only").first()).toBeVisible();
  const pdf = await page.pdf({ format: "A4" });
  await writeFile(test.info().outputPath(`${name}.pdf`), pdf);
  await page.emulateMedia({ media: "screen" });
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

async function journey(page, hands, name, child) {
  const main = page.locator("main");
  const button = (words) => main.getByRole("button", { name: words, exact: true });
  const fill = async (day, words, source, meaning) => {
    await hands.type(page, main.getByLabel("When did it happen?"), day);
    await hands.type(page, main.getByLabel("What happened?"), words);
    await hands.type(page, main.getByLabel("How do we know?"), source);
    await hands.type(page, main.getByLabel("What does it mean for the child?"), meaning);
  };
  const words = main.locator(".kith-entry__words");

  await test.step("an entry is taken from the story, with its source, and given its meaning", async () => {
    await page.goto(child);
    await hands.press(page, main.getByRole("link", { name: "Chronology" }));
    await expect(main).toContainText("Nobody has written a chronology yet");
    await look(page, `${name}-empty`);
    await hands.press(page, main.getByRole("link", { name: "Take one from the story" }));
    await expect(main).toContainText("Choose what changed");
    await look(page, `${name}-from-story`);
    await hands.press(page, main.locator(".kith-work a").first());
    await expect(main.getByLabel("How do we know?")).toHaveValue(/written by/);
    await hands.type(page, main.getByLabel("What does it mean for the child?"), "");
    await hands.press(page, button("Add the entry"));
    await expect(main.getByRole("alert")).toContainText("Say what it means for the child");
    await hands.type(page, main.getByLabel("What does it mean for the child?"), "An adult kept a promise");
    await look(page, `${name}-entry`);
    await hands.press(page, button("Add the entry"));
    await expect(main).toContainText("An adult kept a promise");
  });

  await test.step("two entries of one day change places; a turning point is marked", async () => {
    await hands.press(page, main.getByRole("link", { name: "Add an entry" }));
    await fill("4 5 2019", "Police came to the house", "Police report", "She hid");
    await hands.press(page, button("Add the entry"));
    await hands.press(page, main.getByRole("link", { name: "Add an entry" }));
    await fill("4 May 2019", "Neighbours heard shouting", "Call to the front door", "She was awake all night");
    await hands.pick(page, main.getByLabel(/A turning point/));
    await hands.press(page, button("Add the entry"));
    await expect(words.nth(1)).toHaveText("Neighbours heard shouting");
    await hands.press(page, main.getByRole("button", { name: /Put before the entry above/ }));
    await expect(words.nth(0)).toHaveText("Neighbours heard shouting");
    await expect(main.locator(".kith-entry--key")).toContainText("Turning point");
  });

  await test.step("an entry is changed and another taken out, each with a reason", async () => {
    await hands.press(page, main.getByRole("link", { name: /^Change the entry of 4 May 2019/ }).last());
    await hands.type(page, main.getByLabel("What happened?"), "Police came to the house at night");
    await hands.type(page, main.getByLabel("Why is it changed?"), "The report says when");
    await hands.press(page, button("Change it"));
    await expect(words.nth(1)).toHaveText("Police came to the house at night");
    await look(page, `${name}-read`);
    await hands.press(page, main.getByRole("link", { name: /^Take out the entry of 4 May 2019/ }).last());
    await hands.type(page, main.getByLabel("Why is it taken out?"), "It belongs to her sister");
    await hands.press(page, button("Take it out"));
    await expect(words.filter({ hasText: "Police came" })).toHaveCount(0);
  });

  await test.step("it prints on a page or two, and the whole story from the beginning", async () => {
    expect(await printed(page, `${name}-chronology`)).toBeLessThanOrEqual(2);
    await hands.press(page, main.getByRole("link", { name: "The whole story" }));
    await expect(main).toContainText("The whole story, from the beginning");
    await look(page, `${name}-whole`);
    const entries = await main.locator(".kith-entry").count();
    const pages = await printed(page, `${name}-whole`);
    expect(pages, `${entries} entries on ${pages} pages`).toBeLessThanOrEqual(Math.ceil(entries / 5) + 2);
    expect((await readFile(test.info().outputPath(`${name}-whole.pdf`))).length).toBeGreaterThan(5000);
  });
}

test("a worker curates a chronology from the story, and both print", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "amina.yusuf");
  await journey(page, pointing, "chronology", (await childrenWithSiblings(page, 1))[0]);
});

test("the same by keyboard alone", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "amina.yusuf");
  await journey(page, keys, "chronology-keys", (await childrenWithSiblings(page, 2))[1]);
});
