// An analyst gives the files of the yearly return, sees what fails, where and how to put it right, takes the report away, and
// leaves nothing behind unless it is to be kept.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, openPlace, screenshot, signIn, test as withKith } from "../kith.js";
import { program } from "../server.js";

/** `invented`: a folder with an invented return of 200 children, one in twenty of them with a fault. */
const test = withKith.extend({
  invented: [
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), "kith-return-"));
      execFileSync(program, ["returns", "generate", folder, "--children", "200", "--faults", "0.05"]);
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: "worker" },
  ],
});

const HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,X,01/02/2015,WBRI,UN1,,\nCH2,F,01/02/2014,QQQQ,UN1,,\n";
const header = { name: "header.csv", mimeType: "text/csv", buffer: Buffer.from(HEADER) };

test("an analyst gives a whole folder, follows the numbers to one child's rows, and takes the report away", async ({ page, invented }) => {
  await signIn(page, "mei.chan");
  await openPlace(page, "Returns");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check a return");
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-give", { fullPage: true });
  await page.locator("#f-folder").setInputFiles(invented);
  await expect(page.locator("#f-files-list li", { hasText: "/last/episodes.csv" })).toHaveCount(1);
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/progress.json"));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  expect((await asked).status()).toBe(200);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^SSDA903 2026-27: [\d,]+ rows? fails?$/);
  await expect(page.locator("main")).toContainText("Nothing is kept.");
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-summary", { fullPage: true });
  const rule = page.locator("table").filter({ hasText: "By rule" }).locator("tbody tr").first();
  const rows = await rule.locator("[data-label='Rows'] a").innerText();
  await rule.locator("[data-label='Rows'] a").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(new RegExp(`^${rows} rows? fails?$`));
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-errors", { fullPage: true });
  await page.getByRole("link", { name: "Show all" }).click();
  await page.getByLabel("Table", { exact: true }).selectOption("Episodes");
  await page.getByRole("button", { name: "Show these" }).click();
  await expect(page.locator("tbody [data-label='Table']").first()).toHaveText("Episodes");
  await expect(page.getByLabel("Table", { exact: true })).toHaveValue("Episodes");
  expect(page.url()).toContain("table=Episodes");
  await expectGoodForEverybody(page);

  await page.locator("tbody [data-label='Child'] a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Child \w+: \d+ rows? fails?$/);
  await expect(page.locator(".kith-fails mark").first()).toBeVisible();
  expect(page.url()).toMatch(/\/children\/\d+$/);
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-child", { fullPage: true });
  await page.locator("[data-label='Rule'] a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Rule \w+$/);
  await expect(page.locator("main")).toContainText("To put it right:");
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-rule", { fullPage: true });

  await page.locator(".govuk-back-link").click();
  for (const [words, ending] of [["a workbook", "xlsx"], ["CSV", "csv"], ["JSON", "json"], ["a page with each child's rows", "html"]]) {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: words, exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`ssda903-2026-27-check.${ending}`);
    expect(readFileSync(await file.path()).length).toBeGreaterThan(1000);
  }
  await page.getByRole("button", { name: "Forget it now" }).click();
  await expect(page.locator("body")).toContainText("The check is forgotten");
  await expect(page.locator("main")).not.toContainText("Your checks");
});

for (const [how, hands] of [["with a pointer", pointing], ["by keyboard alone", keys]]) {
  test(`a check is made, a child found, the check kept and forgotten, ${how}`, async ({ page }) => {
    await signIn(page, "mei.chan");
    await page.goto("/returns");
    await page.locator("#f-files").setInputFiles([header]);
    await hands.choose(page, page.getByLabel("Collection year"), "2026-27");
    await hands.type(page, page.getByLabel("Authority"), "E10000016");
    await hands.press(page, page.getByRole("button", { name: "Check", exact: true }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("SSDA903 2026-27");

    await hands.type(page, page.getByLabel("Find a child by their number in the files"), "CH9");
    await hands.press(page, page.getByRole("button", { name: "Find", exact: true }).last());
    await expect(page.locator(".govuk-error-summary")).toContainText("The files name no child by that number");
    await expectGoodForEverybody(page);
    await hands.type(page, page.getByLabel("Find a child by their number in the files"), "ch2");
    await hands.press(page, page.getByRole("button", { name: "Find", exact: true }).last());
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Child CH2");
    await expect(page.locator(".kith-fails mark", { hasText: "QQQQ" })).toBeVisible();

    await hands.press(page, page.locator(".govuk-back-link"));
    await hands.press(page, page.locator("summary", { hasText: "Keep this check" }));
    await hands.pick(page, page.getByLabel("30 days"));
    await hands.press(page, page.getByRole("button", { name: "Keep", exact: true }));
    await expect(page.locator("body")).toContainText("The check is kept.");
    await expect(page.locator("main")).toContainText("are kept until");
    await expectGoodForEverybody(page);
    await page.goto("/returns");
    await expect(page.locator("main")).toContainText("Kept until");
    await expectGoodForEverybody(page);
    await hands.press(page, page.locator("table a").first());
    await hands.press(page, page.getByRole("button", { name: "Forget it now" }));
    await expect(page.locator("body")).toContainText("The check is forgotten");
  });
}

test("files that are none, and too many megabytes, are told where they were chosen", async ({ page }) => {
  await signIn(page, "mei.chan");
  await page.goto("/returns");
  await page.locator("#f-files").setInputFiles([{ name: "shopping.csv", mimeType: "text/csv", buffer: Buffer.from("milk,eggs\n1,12\n") }]);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator(".govuk-error-summary")).toContainText("No table of the return");
  await expectGoodForEverybody(page);
  await screenshot(page, "returns-wrong");

  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-large-"));
  const large = path.join(folder, "header.csv");
  writeFileSync(large, HEADER);
  truncateSync(large, 65 * 1024 * 1024);
  await page.locator("#f-files").setInputFiles(large);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("These files are larger than 64 MB together.")).toBeVisible();
  await expectGoodForEverybody(page);
  rmSync(folder, { recursive: true, force: true });
});
