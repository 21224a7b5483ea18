// A declared conflict is tied to the family it is about, by the worker's manager, and untied again; the worker reads none of it.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

for (const [how, hands, name] of [
  ["", pointing, "conflict"],
  [" by keyboard alone", keys, "conflict-keys"],
]) {
  test(`a declaration is tied to a record and the tie withdrawn${how}`, async ({ page }) => {
    test.setTimeout(180_000);
    await signIn(page, "helen.brearley");
    const main = page.locator("main");
    await page.goto("/conflicts/team");
    await look(page, `${name}-team`);
    await hands.press(page, main.getByRole("link", { name: /^Not yet: tie it/ }).first());
    await expect(main.getByRole("heading", { name: "Whom on record it is about" })).toBeVisible();
    await look(page, `${name}-declaration`);
    await hands.press(page, main.getByRole("link", { name: "Tie it to a person on record" }));
    await expect(main.getByRole("heading", { name: "Who it may be" })).toBeVisible();
    await look(page, `${name}-search`);
    await hands.press(page, main.getByRole("button", { name: /^It is about them/ }).first());
    await expect(main.getByRole("heading", { name: "Is the declaration about them?" })).toBeVisible();
    await hands.press(page, main.getByRole("button", { name: "Tie the declaration to them" }));
    await expect(main.getByRole("alert")).toContainText("why it is about them");
    await look(page, `${name}-confirm`);
    await hands.type(page, main.getByLabel("Why is it about them?"), "He told me the street and the school.");
    await hands.press(page, main.getByRole("button", { name: "Tie the declaration to them" }));
    await expect(main).toContainText("is not given this family from now on");
    await hands.press(page, main.locator("summary", { hasText: "It is not about them" }));
    await hands.type(page, main.getByLabel("Why is it not about them?"), "He meant their cousins.");
    await look(page, `${name}-tied`);
    await hands.press(page, main.getByRole("button", { name: "Withdraw the tie" }));
    await expect(main.getByRole("row", { name: /He meant their cousins/ }).first()).toBeVisible();
    await look(page, `${name}-withdrawn`);
  });
}
