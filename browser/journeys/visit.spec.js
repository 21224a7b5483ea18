// A social worker finds a child, reads the story, and records a visit from prompted questions.
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

test("a social worker reads a child's story and records a visit", async ({ page }) => {
  await signIn(page, "amina.yusuf");
  await expectGoodForEverybody(page);
  await screenshot(page, "home");

  await page.locator("main table a[href^='/people/'], main .kith-card a[href^='/people/']").first().click();
  await page.locator(".kith-places").getByRole("link", { name: "Story" }).click();
  await expect(page.locator(".kith-story")).toBeVisible();
  const name = await page.locator(".kith-child__name").innerText();
  await expectGoodForEverybody(page);
  await screenshot(page, "story");

  for (const place of ["Plan and work", "People", "Records", "Measures"]) {
    await page.locator(".kith-places").getByRole("link", { name: place }).click();
    await expect(page.locator(".kith-child__name")).toHaveText(name);
    await expectGoodForEverybody(page);
  }

  await page.locator("details.kith-add summary").click();
  await page.locator("details.kith-add").getByRole("link", { name: "Visit", exact: true }).click();
  await expectGoodForEverybody(page);
  await page.locator("main form button[type=submit], main form button").last().click();

  await expect(page.locator(".kith-ask").first()).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "write");
  const answer = page.locator("textarea[name^='q-saw_and_heard']").first();
  await answer.fill("Both were colouring at the table. She had her coat on indoors.");
  await page.getByRole("button", { name: /save/i }).first().click();

  await expect(page.locator("body")).toContainText(/saved/i);
});

test("what was typed is saved by itself, and goes on from another device after the tab is gone", async ({ page, browser }) => {
  await signIn(page, "amina.yusuf");
  await page.locator("main table a[href^='/people/'], main .kith-card a[href^='/people/']").first().click();
  await page.locator("details.kith-add summary").click();
  await page.locator("details.kith-add").getByRole("link", { name: "Note", exact: true }).click();
  await page.locator("main form button").last().click();
  const words = `She showed me the drawing of the dog, ${test.info().project.name}.`;
  const answer = page.locator(".kith-ask textarea").first();
  await answer.pressSequentially(words);
  await expect(page.locator(".kith-saved")).toContainText(/Saved \d\d?:\d\d/, { timeout: 15_000 });
  await expect(page.locator(".kith-saved")).toHaveAttribute("data-state", "saved");
  const draft = new URL(page.url()).pathname;
  await page.close();

  const elsewhere = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await elsewhere.newPage();
  await signIn(other, "amina.yusuf");
  await other.goto(draft);
  await expect(other.locator(".kith-ask textarea").first()).toHaveValue(words);
  await elsewhere.close();
});
