// What every journey uses: `test` with a running Kith, and the few things a person does on any page.
import { readFileSync } from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test as base } from "@playwright/test";
import { kind, piecesOf, somethingNew } from "./looked.js";
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

/** Goes to a place of the bar, which on a phone may stand under "More". `press`: how the person presses. */
export async function openPlace(page, words, press = (place) => place.click()) {
  const bar = page.getByRole("navigation", { name: "Kith" });
  const place = bar.getByRole("link", { name: words, exact: true });
  if (!(await place.isVisible())) await press(bar.locator("summary"));
  await press(place);
}

/**
 * Fails when axe-core finds anything on the page, or when the page is wider than the window. A page that has been looked
 * at before, at this width and with each of its pieces, is only measured.
 */
export async function expectGoodForEverybody(page) {
  await expectToFit(page);
  const medium = await page.evaluate(() => (matchMedia("print").matches ? " printed" : ""));
  const looked = somethingNew(kind(new URL(page.url()).pathname) + medium, await page.evaluate(piecesOf));
  if (!looked) return;
  await page.evaluate(axe);
  // Every style sheet is Kith's own, so that axe need not fetch them a second time.
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"], preload: false }));
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(" ")}\n  ${failureSummary}`),
  );
  expect(found, `axe-core on ${page.url()}`).toEqual([]);
  looked();
}

/** Fails when the page is wider than the window. */
async function expectToFit(page) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways by this many pixels`).toBeLessThanOrEqual(0);
}

/**
 * A picture, when KITH_SCREENSHOTS asks for them: "yes" keeps them in docs/screenshots for the README, anything else
 * is the folder to keep them in. Without it nothing is drawn, for a long page takes longer to draw than to check.
 */
export async function screenshot(page, name, { fullPage = false } = {}) {
  const asked = process.env.KITH_SCREENSHOTS;
  if (!asked) return;
  const folder = asked === "yes" ? path.join(here, "../docs/screenshots") : asked;
  await page.screenshot({ path: path.join(folder, `${name}-${test.info().project.name}.png`), fullPage, animations: "disabled", caret: "hide" });
}

/** Presses Tab until `place` has the focus, as a person without a mouse would. */
export async function tabTo(page, place, { most = 150 } = {}) {
  for (let pressed = 0; pressed <= most; ) {
    const ahead = await place.evaluate(stopsAhead);
    if (ahead === 0) return;
    // Pressed in one go as far as is certain, then looked at again.
    const times = Math.min(ahead, most - pressed);
    await Promise.all(Array.from({ length: Math.max(times, 1) }, () => page.keyboard.press("Tab")));
    pressed += Math.max(times, 1);
  }
  throw new Error(`${place} was not reached with ${most} presses of Tab`);
}

/** How many presses of Tab it takes at least from where the focus is to this element; 1 where that cannot be told, 0 when it is there. */
function stopsAhead(place) {
  const from = document.activeElement;
  if (from === place) return 0;
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    // Of a group of radios one at most is a stop; none is counted, so that the guess is never too high.
    return one.type !== "radio" || one === from || one === place;
  });
  const [start, end] = [stops.indexOf(from), stops.indexOf(place)];
  return start >= 0 && end > start ? end - start : 1;
}
