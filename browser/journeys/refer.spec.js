// Somebody outside the council tells it of a child: a teacher of two children with a mouse or a finger, a neighbour by
// keyboard alone, a grandmother without JavaScript, and somebody who stops halfway and comes back on another device.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** Programs are told by how quick they are; a person takes longer than this. */
const thinks = (page) => page.waitForTimeout(3500);

/** From the first page to the form. */
async function begin(page, hands = pointing) {
  await page.goto("/refer");
  await expect(page.getByRole("region", { name: "In danger now" })).toContainText("Ring 999");
  await hands.press(page, page.getByRole("button", { name: "Start" }));
  await expect(page.getByRole("heading", { level: 1, name: "Tell us about a child" })).toBeVisible();
}

test("a teacher tells of two children, sees what the answers suggest, checks and sends", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/refer");
  await look(page, "refer-start");
  await begin(page);
  const main = page.locator("main");
  const field = (name, nth = 0) => main.getByLabel(name, { exact: true }).nth(nth);
  await field("I work with children or families").check();
  await field("Where do you work?").selectOption({ label: "School or college" });
  await field("Name of your school, surgery or organisation").fill("Wheatfield Primary School");
  await expect(main.getByText("What are you to the child?")).toBeHidden();
  await field("First name").fill("Robin");
  await field("Family name").fill("Quilloran");
  await field("I know the date of birth").check();
  await field("Date of birth, or the date the baby is due").fill("14 3 2018");
  await main.getByRole("button", { name: "Add another child" }).click();
  await expect(field("Family name", 1)).toHaveValue("Quilloran");
  await field("First name", 1).fill("Ottoline");
  await field("Neglect").check();
  const signs = main.getByRole("group", { name: "Signs: Neglect" });
  await expect(signs).toBeVisible();
  const suggested = main.locator("[data-level-said]:visible");
  await expect(suggested).toHaveCount(0);
  await signs.getByRole("checkbox").first().check();
  await expect(suggested).toHaveCount(1);
  await expect(suggested).toContainText("Where help is");
  await expect(main.locator("[data-saved]")).toContainText("Saved", { timeout: 10_000 });
  await look(page, "refer-form");

  await test.step("what is missing is said, and nothing typed is lost", async () => {
    await main.getByRole("button", { name: "Check your answers" }).click();
    await expect(main.getByRole("alert")).toContainText("Tell us what you have seen or heard");
    await expect(main.getByRole("alert")).toContainText("Enter your name");
    await expect(field("First name", 1)).toHaveValue("Ottoline");
    await expectGoodForEverybody(page);
    await screenshot(page, "refer-errors");
  });
  await field("What have you seen and heard?").fill("Both came without lunch for three days.\nRobin said “there is nothing in the fridge”.");
  await field("Your name").fill("Jo Head");
  await field("Email address").fill("jo.head@wheatfield.example");
  await field("Tell me what you decide").check();
  await main.getByRole("button", { name: "Check your answers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
  await expect(main).toContainText("Robin Quilloran");
  await expect(main).toContainText("14 March 2018");
  await look(page, "refer-check");
  await thinks(page);
  await main.getByRole("button", { name: "Send to the council" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("We have it");
  const reference = (await main.locator(".kith-reference").textContent()).trim();
  expect(reference).toMatch(/^R[2-9A-Z]{3}-[2-9A-Z]{4}$/);
  await look(page, "refer-sent");

  await test.step("the reference says how it stands and nothing about the children", async () => {
    await main.getByRole("link", { name: "see how it stands" }).click();
    await main.getByLabel("Your reference").fill(reference.toLowerCase());
    await main.getByRole("button", { name: "See how it stands" }).click();
    await expect(main.getByRole("status")).toContainText("We have it");
    await expect(main).not.toContainText("Quilloran");
    await look(page, "refer-status");
  });
  await page.goto("/refer/thresholds");
  await look(page, "refer-thresholds");
});

test("a neighbour tells of a child by keyboard alone", async ({ page }) => {
  test.setTimeout(180_000);
  await begin(page, keys);
  const main = page.locator("main");
  const field = (name) => main.getByLabel(name, { exact: true }).first();
  await keys.pick(page, field("I am family, a neighbour, a friend or somebody else"));
  await keys.pick(page, field("Neighbour, friend or child minder"));
  await keys.type(page, field("About how old, in years"), "7");
  await keys.type(page, field("Where do they live?"), "The flat above mine, 12 Mill Lane");
  await keys.pick(page, field("Physical abuse"));
  await keys.type(page, field("What have you seen and heard?"), "Shouting every night, and a child who cries");
  await keys.press(page, main.getByRole("button", { name: "Check your answers" }));
  await expect(page.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
  await thinks(page);
  await keys.press(page, main.getByRole("button", { name: "Send to the council" }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("We have it");
});

test("a lost connection is said and made good, and a code opens the form on another device", async ({ page, browser, baseURL }) => {
  await begin(page);
  const main = page.locator("main");
  await page.context().setOffline(true);
  await main.getByLabel("What have you seen and heard?").fill("Nobody fetched her from school.");
  await expect(main.locator("[data-saved]")).toContainText("there is no connection", { timeout: 10_000 });
  await page.context().setOffline(false);
  await expect(main.locator("[data-saved]")).toContainText("Saved", { timeout: 15_000 });
  await main.getByRole("button", { name: "Save and come back later" }).click();
  await look(page, "refer-code");
  const code = (await main.locator(".kith-reference").textContent()).trim();

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await other.goto("/refer/back");
  await other.getByLabel("Your code").fill(code);
  await other.getByRole("button", { name: "Open my form" }).click();
  await expect(other.getByLabel("What have you seen and heard?")).toHaveValue("Nobody fetched her from school.");
  await elsewhere.close();
  await page.goBack();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("This form is not open here");
  await look(page, "refer-not-open");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a grandmother tells of a child", async ({ page }) => {
    await begin(page);
    const main = page.locator("main");
    const field = (name) => main.getByLabel(name, { exact: true }).first();
    await field("I am family, a neighbour, a friend or somebody else").check();
    await field("Family or carer").check();
    await field("First name").fill("Thelonius");
    await main.getByRole("button", { name: "Add another child" }).click();
    await main.getByRole("button", { name: "Take child 2 out" }).click();
    await expect(field("First name")).toHaveValue("Thelonius");
    await field("What have you seen and heard?").fill("He is thin and does not speak any more.");
    await screenshot(page, "refer-without-script", { fullPage: true });
    await main.getByRole("button", { name: "Check your answers" }).click();
    await thinks(page);
    await main.getByRole("button", { name: "Send to the council" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("We have it");
  });
});

test("every page fits a window of 320 pixels and prints", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await begin(page);
  await page.locator("main").getByLabel("Neglect", { exact: true }).check();
  await expectGoodForEverybody(page);
  for (const to of ["/refer", "/refer/back", "/refer/status", "/refer/thresholds"]) {
    await page.goto(to);
    await expectGoodForEverybody(page);
  }
  await page.emulateMedia({ media: "print" });
  await page.goto("/refer/thresholds");
  await expect(page.getByRole("link", { name: "Tell us about a child" })).toBeHidden();
});
