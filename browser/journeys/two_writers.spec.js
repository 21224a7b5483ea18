// Two people write in one document: no locks; only the same answer asks which stands, for that answer alone.
import { expect, expectGoodForEverybody, screenshot, signIn, tabTo, test } from "../kith.js";
import { answer, begin, childWithSiblings, expectSaved, saved } from "../recording.js";

test("a worker and her manager write in one note: different answers mix, the same one asks yours, theirs or both", async ({ page, browser, kith }) => {
  test.setTimeout(120_000);
  await signIn(page, "amina.yusuf");
  const draft = await begin(page, await childWithSiblings(page), "Note");
  const colleague = await (await browser.newContext({ baseURL: kith.url, viewport: test.info().project.use.viewport })).newPage();
  await signIn(colleague, "helen.brearley");
  await colleague.goto(draft);

  await test.step("different answers mix by themselves", async () => {
    await answer(page, "what_was_said").fill("He was calm");
    await answer(colleague, "impact").fill("He sleeps better");
    await expectSaved(page);
    await expectSaved(colleague);
    await expect(answer(page, "impact")).toHaveValue("He sleeps better", { timeout: 20_000 });
    await expect(page.locator("#ask-impact")).toContainText("Last changed by Helen Brearley");
    await expect(answer(colleague, "what_was_said")).toHaveValue("He was calm", { timeout: 20_000 });
  });

  const conflict = page.locator(".kith-conflict");
  const clash = async (mine, theirs) => {
    await answer(page, "what_was_said").fill(mine);
    await answer(colleague, "what_was_said").fill(theirs);
    await expectSaved(colleague);
    await expect(conflict.or(page.locator(".kith-saved[data-state=saved]:visible"))).toBeVisible({ timeout: 15_000 });
  };
  // Both type at once: whoever is saved second is asked.
  const both = async (mine, theirs) => {
    await page.route("**/answers", (route) => new Promise((wake) => setTimeout(wake, 3000)).then(() => route.continue()));
    await clash(mine, theirs);
    await page.unroute("**/answers");
    await expect(conflict).toContainText("You and Helen Brearley both answered", { timeout: 15_000 });
  };

  await test.step("the same answer asks, and both are kept one after the other", async () => {
    await both("He was upset", "He was tired");
    await expect(saved(page)).toContainText("choose what stands");
    await expect(conflict).toHaveCount(1);
    await expect(conflict.locator(".kith-version--yours")).toContainText("He was upset");
    await expect(conflict.locator(".kith-version--theirs")).toContainText("He was tired");
    await expectGoodForEverybody(page);
    await conflict.scrollIntoViewIfNeeded();
    await screenshot(page, "yours-theirs-both");
    await answer(page, "what_was_said").press("End");
    await page.keyboard.type(" and hungry");
    await expect(conflict.locator(".kith-version--yours")).toContainText("He was upset and hungry");
    await conflict.getByRole("button", { name: "Keep both" }).click();
    await expect(conflict).toHaveCount(0);
    await expect(answer(page, "what_was_said")).toBeFocused();
    await expect(answer(page, "what_was_said")).toHaveValue("He was tired\n\nHe was upset and hungry");
    await expectSaved(page);
    await expect(answer(colleague, "what_was_said")).toHaveValue("He was tired\n\nHe was upset and hungry", { timeout: 20_000 });
  });

  await test.step("theirs stands", async () => {
    await both("Mine", "Theirs");
    await conflict.getByRole("button", { name: "Keep theirs" }).click();
    await expect(answer(page, "what_was_said")).toHaveValue("Theirs");
    await expectSaved(page);
  });

  await test.step("mine stands, chosen by keyboard", async () => {
    await both("Mine again", "Theirs again");
    await page.keyboard.press("Shift+Tab");
    const mine = conflict.getByRole("button", { name: "Keep yours" });
    await mine.evaluate((button) => button.closest(".kith-conflict").focus());
    await tabTo(page, mine);
    await page.keyboard.press("Enter");
    await expect(answer(page, "what_was_said")).toHaveValue("Mine again");
    await expectSaved(page);
    await page.goto(draft);
    await expect(answer(page, "what_was_said")).toHaveValue("Mine again");
  });
  await colleague.context().close();
});
