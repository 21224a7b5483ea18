// What every journey uses: `test` with a running Kith, and the few things a person does on any page.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test as base } from "@playwright/test";
import { startKith } from "./server.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** `kith`: one demonstration authority for each worker. A journey that kills the server starts its own with `startKith`. */
export const test = base.extend({
  kith: [
    async ({}, use) => {
      const kith = await startKith();
      await use(kith);
      await kith.remove();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  baseURL: async ({ kith }, use) => use(kith.url),
  /** A page may not complain: a refused style, a missing picture and a script that breaks are faults. Pages that say no (404, 422) are not. */
  page: async ({ page }, use) => {
    const complaints = [];
    page.on("console", (said) => {
      if (said.type() === "error" && !said.text().startsWith("Failed to load resource")) complaints.push(said.text());
    });
    page.on("pageerror", (why) => complaints.push(String(why)));
    page.on("response", (answer) => {
      const kind = answer.request().resourceType();
      if (answer.status() >= 400 && ["stylesheet", "script", "image", "font"].includes(kind)) complaints.push(`${answer.status()} ${answer.url()}`);
    });
    await use(page);
    expect(complaints, "the browser's console").toEqual([]);
  },
});

export { expect, startKith };

/** The password of every demonstration account; `./kith` prints it. */
const demonstrationPassword = "demonstration";

/** Signs in by the form, as a person would. */
export async function signIn(page, who, password = demonstrationPassword) {
  await page.goto("/");
  await page.getByLabel("Username").fill(who);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

/** Fails when axe-core finds anything on the page, or when the page is wider than the window. */
export async function expectGoodForEverybody(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary}`),
  );
  expect(found, `axe-core on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways by this many pixels`).toBeLessThanOrEqual(0);
}

/** A picture for the README: kept in docs/screenshots when KITH_SCREENSHOTS is set, else beside the test's results. */
export async function screenshot(page, name, { fullPage = false } = {}) {
  const size = test.info().project.name;
  const folder = process.env.KITH_SCREENSHOTS ? path.join(here, "../docs/screenshots") : test.info().outputDir;
  await page.screenshot({ path: path.join(folder, `${name}-${size}.png`), fullPage, animations: "disabled", caret: "hide" });
}

/** Presses Tab until `place` has the focus, as a person without a mouse would. */
export async function tabTo(page, place, { most = 150 } = {}) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${place} was not reached with ${most} presses of Tab`);
}
