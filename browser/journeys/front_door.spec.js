// J2, at the front door: somebody told the council of a child; a worker sees who it may be, says so, decides with the
// threshold document beside it, and the referrer is told why and where to go instead. By mouse or finger, and by keyboard alone.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** Opens new contacts until one is met whose child is very likely on record. */
async function aLikelyMatch(page) {
  await page.goto("/front-door?stage=new");
  const contacts = await page.$$eval(".kith-contacts li a", (all) => all.map((a) => a.getAttribute("href")));
  for (const href of contacts) {
    await page.goto(href);
    if ((await page.getByText("Very likely").count()) > 0) return href;
  }
  throw new Error(`none of ${contacts.length} new contacts has a likely match`);
}

async function journey(page, hands, name) {
  const main = page.locator("main");
  let contact;

  await test.step("what came in, and what waits longest", async () => {
    await page.goto("/front-door");
    await expect(main.getByRole("heading", { level: 1, name: "Front door" })).toBeVisible();
    await expect(main.locator(".kith-contacts li").first()).toBeVisible();
    await look(page, name);
  });

  await test.step("who it may be is said", async () => {
    // Each journey works on a contact of its own: the first one it meets that still waits.
    contact = await aLikelyMatch(page);
    await look(page, `${name}-contact`);
    await hands.press(page, main.getByRole("button", { name: /^This is the child/ }).first());
    await expect(main).toContainText("The contact is matched");
    await expect(main).toContainText("Who answers");
    await look(page, `${name}-matched`);
  });

  await test.step("nothing is decided without a reason, and what is decided is read", async () => {
    await hands.press(page, page.getByRole("button", { name: "Decide what happens next" }));
    await hands.press(page, main.getByRole("button", { name: "Decide", exact: true }));
    await expect(main.getByRole("alert"), "nothing is decided without a reason").toBeVisible();
    await hands.pick(page, main.getByLabel("Step to family help or early help"));
    await hands.choose(page, main.getByLabel("The reason that the referrer is told"), "What you told us can be met by family help, without a social work assessment");
    await hands.pick(page, main.getByLabel("2: Family help"));
    await hands.type(page, main.getByRole("textbox", { name: "Why?", exact: true }), "The school and the mother say the same: the mornings are hard since the shift changed. Nobody is afraid. Family help can stand in for those hours, and the mother asks for it.");
    await hands.pick(page, main.getByLabel("Yes, the family agrees"));
    await hands.type(page, main.getByLabel("What did you share, and with whom?"), "That we were told, with the mother and the family hub.");
    const toolkit = main.getByLabel("There is a reason", { exact: false });
    if (await toolkit.count()) await hands.pick(page, toolkit.first());
    await look(page, `${name}-decide`);
    await hands.press(page, main.getByRole("button", { name: "Decide", exact: true }));
    await expect(page).toHaveURL(new RegExp(`${contact}$`));
    await expect(main).toContainText("Step to family help or early help");
    await look(page, `${name}-decided`);
  });
}

test("a contact is matched, decided with the threshold document beside it, and the referrer hears why", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "tom.whitworth");
  await journey(page, pointing, "front-door");
});

test("the same by keyboard alone", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page, "tom.whitworth");
  await journey(page, keys, "front-door-keys");
});
