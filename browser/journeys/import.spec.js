// Somebody who looks after a council's figures drags the folder of the yearly return onto a page, sees what would change, and
// brings it in; a second time nothing changes.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, expectGoodForEverybody, openPlace, screenshot, signIn, startKith, tabTo, test as withKith } from "../kith.js";

const sample = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../shared/samples/ssda903-500");

/** An import changes the whole record, so that these journeys have a Kith apart from the others'. */
const test = withKith.extend({
  kith: [
    async ({}, use) => {
      const kith = await startKith();
      await use(kith);
      await kith.remove();
    },
    { scope: "worker", timeout: 150_000 },
  ],
});

function filesOf(folder) {
  const files = readdirSync(folder, { withFileTypes: true });
  return files.filter((file) => file.isFile()).map((file) => path.join(folder, file.name));
}

/** Drops files on a place of the page, as a mouse would. */
async function drop(page, place, files) {
  const held = await page.evaluateHandle((all) => {
    const list = new DataTransfer();
    for (const { name, text } of all) list.items.add(new File([text], name, { type: "text/csv" }));
    return list;
  }, files);
  for (const type of ["dragenter", "dragover", "drop"]) await place.dispatchEvent(type, { dataTransfer: held });
}

test("an analyst brings in the folder of the yearly return, and a second time nothing changes", async ({ page }) => {
  expect(existsSync(sample), `put the sample at ${sample}`).toBe(true);
  await signIn(page, "mei.chan");
  await openPlace(page, "Import");
  await expectGoodForEverybody(page);
  await page.locator("#f-files").setInputFiles(filesOf(sample));
  await page.locator("#f-last").setInputFiles(filesOf(path.join(sample, "last")));
  await expect(page.locator("#f-files-list li", { hasText: /^episodes.csv/ })).toContainText("82 KB");
  await expect(page.locator("#f-last-list li")).toHaveCount(12);
  await screenshot(page, "import-files", { fullPage: true });
  await page.getByRole("button", { name: "See what would change" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SSDA903 2026-27: what would change");
  await expect(page.locator("main")).toContainText("600 people in the files: 600 new.");
  await expect(page.getByRole("progressbar")).toBeHidden();
  await expectGoodForEverybody(page);
  await screenshot(page, "import-check");
  const asked = page.waitForResponse((answer) => answer.url().endsWith("/progress.json"));
  await page.getByRole("button", { name: "Bring all of it in" }).click();
  expect((await asked).status()).toBe(200);

  await expect(page.locator("main")).toContainText("Brought in on", { timeout: 30_000 });
  await expect(page.locator("body")).toContainText("All of it was brought in.");
  await expectGoodForEverybody(page);
  await screenshot(page, "import-report");
  const rows = page.waitForEvent("download");
  await page.getByRole("link", { name: "Every row and what became of it (CSV)" }).click();
  expect((await rows).suggestedFilename()).toMatch(/^import-\d+\.csv$/);
  await page.getByText("To put right where the files come from").click();
  await expect(page.locator("details[open]")).toContainText("is not a code of the return");
  await page.getByText("Each person of the files and their record").click();
  await expectGoodForEverybody(page);
  await page.locator("details[open] a[href^='/people/']").first().click();
  await expect(page.locator(".kith-child__name")).toHaveText("Child CH000000 (name not known)");
  await expect(page.locator(".kith-story")).toContainText("Came into care under an interim care order");
  await expectGoodForEverybody(page);
  await screenshot(page, "imported-child");
  await page.locator(".kith-places").getByRole("link", { name: "Plan and work" }).click();
  await expectGoodForEverybody(page);

  await openPlace(page, "Import");
  await expect(page.locator("main")).toContainText("SSDA903 2026-27");
  await page.locator("#f-files").setInputFiles(filesOf(sample));
  await page.locator("#f-last").setInputFiles(filesOf(path.join(sample, "last")));
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SSDA903 2026-27: nothing would change");
  await expectGoodForEverybody(page);
  await screenshot(page, "import-again");
  await page.getByRole("button", { name: "Throw the files away" }).click();
  await expect(page.locator("body")).toContainText("Nothing was brought in.");
});

test("files dropped on the page are listed, and what is wrong with them is told with its row", async ({ page }) => {
  await signIn(page, "mei.chan");
  await openPlace(page, "Import");
  const header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCH1,F,31/02/2015,WBRI,UN1,0,\nCH2,F,,WBRI\n";

  await drop(page, page.locator(".kith-drop").first(), [{ name: "header.csv", text: header }]);

  await expect(page.locator("#f-files-list li")).toHaveText(/header\.csv\s*1 KB/);
  await page.getByRole("button", { name: "See what would change" }).click();
  await expect(page.locator("main")).toContainText("Nothing was brought in.");
  await expect(page.locator("table").first()).toContainText("February 2015 has 28 days");
  await expect(page.locator("table").first()).toContainText("The row is cut short");
  await expectGoodForEverybody(page);
  await screenshot(page, "import-wrong", { fullPage: true });
});

test("names and people of a former system come in by keyboard alone, and somebody probably on record waits", async ({ page }) => {
  await signIn(page, "mei.chan");
  const people = (rows) => ({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(`NUMBER,GIVEN,FAMILY,DOB,POSTCODE\n${rows}`) });
  const bringIn = async (rows) => {
    await page.goto("/import");
    await page.locator("#f-files").setInputFiles(people(rows));
    for (const button of ["See what would change", "Bring all of it in"]) {
      const place = page.getByRole("button", { name: button });
      await tabTo(page, place);
      await page.keyboard.press("Enter");
    }
    await expect(page.locator("main")).toContainText("Brought in on");
  };
  await bringIn("A1,Kayleigh,Oystermouth,14/03/2019,WM4 2QT\n");
  await bringIn("B7,Kaylee,Oystermouth,14/03/2019,WM4 2QT\n");
  await expect(page.locator("main")).toContainText("1 waiting for a decision");
  await screenshot(page, "import-waiting");

  await tabTo(page, page.getByRole("link", { name: "Decide", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("For a person to decide");
  await expectGoodForEverybody(page);
  await tabTo(page, page.getByRole("link", { name: "B7" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".kith-match")).toContainText("Kayleigh Oystermouth");
  await expectGoodForEverybody(page);
  await screenshot(page, "import-decide");
  await tabTo(page, page.getByRole("radio", { name: /They are Kayleigh Oystermouth/ }));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Decide" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("body")).toContainText("Bring the file in again to take B7 in.");
  await bringIn("B7,Kaylee,Oystermouth,14/03/2019,WM4 2QT\n");
  await expect(page.locator("main")).toContainText("1 person in the files: 0 new, 1 on record already.");
});
