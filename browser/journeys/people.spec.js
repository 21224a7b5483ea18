// A worker hears of a child whom nobody knows: searches, makes a record, says what is known, finds the mother, warns
// whoever visits next. Once with a mouse or a finger, once by keyboard alone.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

async function journey(page, hands, given) {
  const main = page.locator("main");
  const button = (name) => main.getByRole("button", { name, exact: true });
  const link = (name) => main.getByRole("link", { name });
  const field = (name) => main.getByLabel(name, { exact: true });
  const child = `${given} Quilloran`;
  const toPlace = async (name) => {
    const place = page.locator(".kith-places").getByRole("link", { name });
    await hands.press(page, place);
    await expect(place).toHaveAttribute("aria-current", "page");
  };

  await test.step("nobody is found under a name spelt as it sounds", async () => {
    await hands.type(page, main.getByRole("searchbox", { name: "Find a person" }), `${given} Kwilloran 3/4/2016`);
    await hands.press(page, button("Find"));
    await expect(main).toContainText("Make a new record");
    await look(page, "people-search");
    await hands.press(page, main.getByRole("button", { name: "Make a new record" }));
  });

  await test.step("the record is made, beside whoever is like these details", async () => {
    await hands.type(page, field("Family name"), "Quilloran");
    await look(page, "people-make");
    await hands.press(page, button("Make the record"));
    await expect(main.getByRole("alert")).toContainText("Enter where you know this from");
    await expect(field("Family name")).toHaveValue("Quilloran");
    await expectGoodForEverybody(page);
    await hands.type(page, field("Where do you know this from?"), "School, by telephone");
    const why = main.getByLabel("Why is this another person?");
    if (await why.count()) await hands.type(page, why, "Invented for this journey: nobody else has this name");
    await hands.press(page, button("Make the record"));
    await expect(page.locator(".kith-child__name")).toHaveText(child);
  });

  await test.step("what is known is said where it stands, and confirmed with one click", async () => {
    await look(page, "people-about");
    await hands.press(page, page.locator("#fact-ethnicity").getByRole("link"));
    await hands.choose(page, main.getByLabel("Ethnicity", { exact: true }), "White and Black Caribbean");
    await hands.type(page, field("Where do you know this from?"), "Mother");
    await look(page, "people-fact");
    await hands.press(page, button("Save"));
    await expect(page.locator("#fact-ethnicity")).toContainText("White and Black Caribbean (MWBC)");
    await expect(page.locator("#fact-identity_analysis")).toContainText("a code alone does not say");
    await hands.press(page, page.locator("#fact-interpreter").getByRole("link"));
    await hands.pick(page, field("Not needed"));
    await hands.type(page, field("Where do you know this from?"), "Mother");
    await hands.press(page, button("Save"));
    await hands.press(page, page.locator("#fact-ethnicity").getByRole("button"));
    await expect(main.getByRole("status")).toContainText("Confirmed today");
  });

  await test.step("the mother is found, related, and seen from both sides", async () => {
    await toPlace("People");
    await hands.press(page, link("Add somebody"));
    await hands.type(page, field("Find them first"), `Gail ${given} Quilloran`);
    await hands.press(page, button("Find"));
    await hands.press(page, link("Make a new record for somebody who is not here"));
    await hands.type(page, field("Given name"), "Gail");
    await hands.type(page, field("Family name"), `${given} Quilloran`);
    await hands.pick(page, field("Not known"));
    await hands.choose(page, field("What the new person is to them"), "Parent");
    await hands.type(page, field("Where do you know this from?"), "School");
    const why = main.getByLabel("Why is this another person?");
    await hands.press(page, button("Make the record"));
    const made = page.locator(".kith-child__name");
    await expect(made.or(main.getByRole("alert")).first()).toBeVisible();
    if (!(await made.count())) {
      await hands.type(page, why, "She is the mother, not the child");
      await hands.press(page, button("Make the record"));
    }
    await expect(made).toHaveText(`Gail ${given} Quilloran`);
    await toPlace("People");
    await look(page, "people-family");
    await hands.press(page, main.getByRole("link", { name: child, exact: true }));
    await expect(page.locator(".kith-child__name")).toHaveText(child);
    await toPlace("People");
    await expect(main).toContainText("Parental responsibility not known");
    await hands.press(page, main.getByRole("link", { name: `Change Gail ${given} Quilloran` }));
    await hands.pick(page, field("Yes"));
    await hands.type(page, field("Where do you know this from?"), "Birth certificate");
    await look(page, "people-relationship");
    await hands.press(page, button("Save"));
    await expect(main).toContainText("Has parental responsibility");
  });

  await test.step("a warning asks whether the person was told", async () => {
    await hands.press(page, page.locator("details.kith-add summary"));
    await hands.press(page, page.locator("details.kith-add").getByRole("link", { name: "Warning" }));
    await hands.type(page, main.getByLabel(/What must somebody know/), "Large dog, ring before you come");
    await hands.pick(page, field("Something to mind"));
    await hands.pick(page, field("Not yet"));
    await hands.type(page, main.getByLabel(/look.* at again/), "1 " + nextMonth());
    await hands.press(page, button("Add the warning"));
    await expect(main.getByRole("alert")).toContainText("why the person has not been told");
    await hands.type(page, field("If not: why not?"), "We tell her at the first visit");
    await look(page, "people-warning");
    await hands.press(page, button("Add the warning"));
    await expect(page.locator(".kith-warning")).toContainText("Large dog");
  });

  await test.step("the record is found again by a misspelt name", async () => {
    const top = page.locator("#top-find");
    await hands.type(page, top, `${given} Quiloran`);
    await (hands === keys ? page.keyboard.press("Enter") : page.locator(".kith-top__search button").click());
    await expect(main.locator(".kith-match").first()).toContainText(child);
  });
}

/** The month after this one, in words, with its year. */
function nextMonth() {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth() + 1, 1).toLocaleDateString("en-GB", { month: "long", year: "numeric" });
}

test("a worker makes a record, says what is known, and who belongs to the child", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "amina.yusuf");
  await journey(page, pointing, test.info().project.name === "phone" ? "Zephyrine" : "Ottoline");
});

test("the same by keyboard alone", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page, "amina.yusuf");
  await journey(page, keys, test.info().project.name === "phone" ? "Thelonius" : "Marguerite");
});

test("a manager sees what waits, allocates a child, and settles an action", async ({ page }) => {
  await signIn(page, "helen.brearley");
  await look(page, "manager-home");
  await page.locator("main").getByRole("searchbox", { name: "Find a person" }).fill("Bradley");
  await page.locator("main").getByRole("button", { name: "Find" }).click();
  await page.locator(".kith-match a[href^='/people/']:not([href$='/ask'])").first().click();
  const places = page.locator(".kith-places");
  await places.getByRole("link", { name: "Plan and work" }).click();
  await look(page, "work");
  await page.getByRole("link", { name: "Agree an action" }).click();
  const words = `Ring the school nurse, ${test.info().project.name}`;
  await page.getByLabel("What will be done?").fill(words);
  await page.getByLabel("Or somebody else").fill("Gail");
  await page.getByLabel("Where was it agreed?").fill("a call");
  await expectGoodForEverybody(page);
  await page.getByRole("button", { name: "Agree the action" }).click();
  await page.getByRole("link", { name: words }).click();
  await look(page, "action");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(page.locator("main").getByRole("alert")).toContainText("what shows that it was done");
  await page.getByLabel("What shows that it was done?").fill("She rang back: two appointments are booked");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await page.getByText(/done or settled/).click();
  await expect(page.locator("main")).toContainText("two appointments are booked");
  await places.getByRole("link", { name: "People" }).click();
  await page.getByRole("link", { name: "Allocate" }).click();
  const offered = page.locator(".govuk-radios__item", { has: page.locator("input[name=who]"), hasNotText: /\bnow\b|not to be chosen|not yet named/ });
  await offered.first().getByRole("radio").check();
  await page.getByLabel("Why?").fill("The worker before goes on leave");
  await look(page, "allocate");
  await page.getByRole("button", { name: "Allocate" }).click();
  await expect(page.locator("main").getByRole("status")).toContainText(/answers for .* from/);
  await expectGoodForEverybody(page);
});
