// J5: a head teacher tells of a sports coach who also volunteers at the school. The designated officer tests the
// threshold, finds the adult on the register, holds an evaluation, gives each allegation its outcome, closes and writes.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

const said = (main) => main.locator(".kith-notice--good");

/** The answers to the four parts of the threshold. */
async function judges(page, hands, main, met) {
  const groups = main.locator("fieldset").filter({ has: page.getByRole("radio", { name: "Not met" }) });
  await expect(groups).toHaveCount(4);
  for (let n = 0; n < 4; n += 1) {
    const yes = met && n === 0;
    await hands.pick(page, groups.nth(n).getByRole("radio", { name: yes ? "Met" : "Not met", exact: true }));
    if (!yes) await hands.type(page, main.locator("textarea[name^=why-]").nth(n), "Nothing that was told points to it.");
  }
}

async function begins(page, hands, main) {
  await page.goto("/allegations");
  await hands.press(page, main.getByRole("link", { name: "Advice or referral?" }));
  await hands.choose(page, main.getByLabel("Who told you"), "School or college");
  await hands.choose(page, main.getByLabel("Kind of employer or organisation"), "Sport and leisure");
  await hands.choose(page, main.getByLabel("What the adult does for children"), "Sports coach or instructor");
}

/** `who`: an adult whom no journey before has put on the register, and how somebody else spells the name. */
async function officer(page, hands, name, who) {
  const main = page.locator("main");
  await signIn(page, "peter.lister");

  await test.step("the desk: what is due, and the 2007 entry first among the open", async () => {
    await page.goto("/allegations");
    await look(page, `${name}-desk`);
    await page.goto("/allegations/open");
    await expect(main.locator("tbody tr").first()).toContainText("2007");
    await look(page, `${name}-open`);
  });

  await test.step("advice: no part is met, and nobody is named", async () => {
    await begins(page, hands, main);
    await look(page, `${name}-question`);
    await judges(page, hands, main, false);
    await hands.type(page, main.locator("textarea[name=why-harmed]"), "Mr Pike raised his voice once.");
    await hands.pick(page, main.getByRole("checkbox", { name: "Record it as a low-level concern" }));
    await hands.press(page, main.getByRole("button", { name: "Keep it" }));
    await expect(main.locator("#why-harmed-error")).toContainText("“Mr Pike” looks like a name");
    await look(page, `${name}-name-refused`);
    await hands.type(page, main.locator("textarea[name=why-harmed]"), "The adult raised their voice once.");
    await hands.press(page, main.getByRole("button", { name: "Keep it" }));
    await expect(said(main)).toContainText("without the adult’s name");
    await look(page, `${name}-advice`);
  });

  await test.step("a referral, and an adult whom the register may hold", async () => {
    await begins(page, hands, main);
    await judges(page, hands, main, true);
    await hands.type(page, main.getByLabel("Where the adult works or volunteers"), "Kestrel Lane Rovers");
    await hands.type(page, main.getByLabel("Name and post of whoever told you"), "Ruth Okafor, head teacher");
    await hands.type(page, main.getByLabel("What was told"), "The coach pushed a child on the pitch.");
    await hands.press(page, main.getByRole("button", { name: "Keep it" }));
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("About whom");
    await hands.type(page, main.getByLabel("First name"), who.given);
    await hands.type(page, main.getByLabel("Family name"), who.family);
    await hands.type(page, main.getByLabel("Date of birth"), who.born);
    await hands.choose(page, main.getByLabel("Role"), "Sports coach or instructor");
    await hands.choose(page, main.getByLabel("Type"), "Physical");
    await hands.type(page, main.getByLabel("What is said to have happened"), "Pushed a child on the pitch.");
    await look(page, `${name}-adult`);
    await hands.press(page, main.getByRole("button", { name: "Add" }));
    await expect(main.getByRole("heading", { level: 1 })).toContainText("Referral A-");
    await look(page, `${name}-referral`);
  });

  await test.step("the evaluation: who was there, suspension and its alternatives, an action, the review", async () => {
    await hands.press(page, main.getByRole("link", { name: "Write down a meeting" }));
    const today = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", dateStyle: "long" }).format(new Date());
    await hands.choose(page, main.getByLabel("Kind of meeting"), "Evaluation meeting");
    await hands.type(page, main.getByLabel("Held on"), today);
    await hands.type(page, main.getByLabel("Who was there"), "Ruth Okafor, school");
    await hands.type(page, main.getByLabel("What was decided, and why"), "The club looks into it.");
    await hands.pick(page, main.getByRole("radio", { name: "Not suspended" }));
    await hands.pick(page, main.getByRole("checkbox", { name: "Another adult present" }));
    await hands.type(page, main.getByLabel("Why", { exact: true }), "Another coach is always there.");
    await hands.type(page, main.getByLabel("Action 1", { exact: true }), "Send the training records");
    await hands.type(page, main.getByLabel("Who does action 1"), "Kestrel Lane Rovers");
    await hands.type(page, main.getByLabel("When is it due, action 1"), today);
    await look(page, `${name}-meeting`);
    await hands.press(page, main.getByRole("button", { name: "Keep the meeting" }));
    await expect(said(main)).toContainText("The meeting is kept");
  });

  await test.step("the outcome of the allegation, the close, the closing note", async () => {
    await hands.press(page, main.getByRole("link", { name: /^Give the outcome/ }));
    await hands.pick(page, main.getByRole("radio", { name: /^Substantiated/ }));
    await hands.type(page, main.getByLabel("Why", { exact: true }), "Two people saw it.");
    await look(page, `${name}-outcome`);
    await hands.press(page, main.getByRole("button", { name: "Keep the outcome" }));
    await hands.press(page, main.getByRole("link", { name: "Close the referral" }));
    await hands.type(page, main.getByLabel("What whoever told us will hear"), "It was borne out, and the club acted.");
    await hands.press(page, main.getByRole("button", { name: "Close it" }));
    await expect(main).toContainText(who.until);
    await look(page, `${name}-closed`);
    await hands.press(page, main.getByRole("link", { name: "Write a letter" }));
    await hands.press(page, main.getByRole("link", { name: "Closing note to whoever told us" }));
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("Closing note to whoever told us");
    await look(page, `${name}-closing-note`);
    await hands.press(page, main.getByRole("button", { name: "Keep the letter" }));
    await expect(main).toContainText("It was borne out, and the club acted.");
    await look(page, `${name}-letter`);
  });

  await test.step("what it adds up to", async () => {
    await page.goto("/allegations/find");
    await hands.type(page, main.getByLabel("Name, other name, date of birth, or setting"), who.spelt);
    await hands.press(page, main.getByRole("button", { name: "Find" }));
    await expect(main.getByRole("link", { name: `${who.given} ${who.family}` })).toBeVisible();
    await look(page, `${name}-found`);
    for (const place of ["figures", "capacity", "missing", "keeping", "named", "import"]) {
      await page.goto(`/allegations/${place}`);
      await look(page, `${name}-${place}`);
    }
    await page.goto("/allegations-published");
    await hands.press(page, main.locator("tbody a").first());
    await expect(main.getByRole("heading", { level: 1 })).toContainText("Allegations about people who work with children, 20");
    await look(page, `${name}-published`);
  });
}

test("the designated officer handles an allegation from the call to the closing note", async ({ page }) => {
  test.setTimeout(180_000);
  const who = { given: "Barnaby", family: "Thistlethwaite", born: "2 4 1975", until: "Until 2 April 2075", spelt: "Barnabie Thistlethwait" };
  await officer(page, pointing, "allegations", who);
});

test("the same by keyboard alone", async ({ page, isMobile }) => {
  test.skip(isMobile, "a telephone has no keyboard");
  test.setTimeout(240_000);
  const who = { given: "Clementine", family: "Quartermaine", born: "7 9 1983", until: "Until 7 September 2083", spelt: "Clementin Quartermain" };
  await officer(page, keys, "allegations-keys", who);
});

test("to a manager who is not named there is nothing, wherever it is looked for", async ({ page }) => {
  await signIn(page, "helen.brearley");
  await expect(page.locator("body")).not.toContainText("llegation");
  for (const place of ["", "/open", "/figures", "/1"]) {
    await page.goto(`/allegations${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  }
});
