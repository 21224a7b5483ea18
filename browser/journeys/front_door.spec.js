// J2, at the front door: somebody told the council of a child; a worker sees who it may be, says so, decides with the
// threshold document beside it, and the referrer is told why and where to go instead.
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

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

test("a contact is matched, decided with the threshold document beside it, and the referrer hears why", async ({ page }, info) => {
  test.setTimeout(120_000);
  await signIn(page, "tom.whitworth");
  await page.getByRole("link", { name: "Front door" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Front door" })).toBeVisible();
  await expect(page.locator(".kith-contacts li").first()).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "front-door");

  // Each width of the browser works on a contact of its own: the first one it meets that still waits.
  const contact = await aLikelyMatch(page);
  await expectGoodForEverybody(page);
  await page.getByRole("button", { name: /^This is the child/ }).first().click();
  await expect(page.locator("main")).toContainText("The contact is matched");
  await expect(page.locator("main")).toContainText("Who answers");
  await expectGoodForEverybody(page);
  await screenshot(page, "contact", { fullPage: true });

  await page.getByRole("button", { name: "Decide what happens next" }).click();
  const main = page.locator("main");
  await main.getByRole("button", { name: "Decide" }).click();
  await expect(main.getByRole("alert"), "nothing is decided without a reason").toBeVisible();
  await main.getByLabel("Step to family help or early help").check();
  await main.getByLabel("The reason that the referrer is told").selectOption({ label: "What you told us can be met by family help, without a social work assessment" });
  await main.getByLabel("2: Family help").check();
  await main.getByRole("textbox", { name: "Why?", exact: true }).fill("The school and the mother say the same: the mornings are hard since the shift changed. Nobody is afraid. Family help can stand in for those hours, and the mother asks for it.");
  await main.getByLabel("Yes, the family agrees").check();
  await main.getByLabel("What did you share, and with whom?").fill("That we were told, with the mother and the family hub.");
  const toolkit = main.getByLabel("There is a reason", { exact: false });
  if (await toolkit.count()) await toolkit.first().check();
  await expectGoodForEverybody(page);
  await screenshot(page, "decide", { fullPage: true });
  await main.getByRole("button", { name: "Decide" }).click();

  await expect(page).toHaveURL(new RegExp(`${contact}$`));
  await expect(main).toContainText("Step to family help or early help");
  await expectGoodForEverybody(page);
  await screenshot(page, `decided`, { fullPage: true });
  expect(info.project.name).toMatch(/desktop|phone/);
});
