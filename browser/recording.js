// What the journeys of recording share: a child with a brother or sister, a record begun, what the page says of saving.
import { expect } from "@playwright/test";

/** What the page says of saving. */
export const saved = (page) => page.locator(".kith-desk .kith-saved");

/** Waits until all that was typed is on the server's disk. */
export async function expectSaved(page) {
  await expect(saved(page)).toHaveAttribute("data-state", "saved", { timeout: 20_000 });
  await expect(saved(page)).toHaveText(/^Saved \d\d?:\d\d$/);
}

/** The address of one of the visitor's children who has brothers or sisters whom the visitor may see. */
export async function childWithSiblings(page) {
  return (await childrenWithSiblings(page, 1))[0];
}

/** Several of them, each of another family. */
export async function childrenWithSiblings(page, most) {
  await page.goto("/");
  const links = await page.locator("main a[href^='/people/']").evaluateAll((all) => all.map((link) => link.getAttribute("href").split("/").slice(0, 3).join("/")));
  const found = [];
  const families = new Set();
  for (const child of new Set(links)) {
    if (families.has(child)) continue;
    await page.goto(`${child}/visits/new`);
    if (!(await page.getByText("Whom does it concern?").count())) continue;
    found.push(child);
    if (found.length === most) return found;
    for (const number of await page.locator("input[name=whom]").evaluateAll((all) => all.map((one) => one.value))) families.add(`/people/${number}`);
  }
  throw new Error("nobody on the home page has a brother or sister");
}

/** Begins a record ("Visit", "Note", …) for a child, and for brothers and sisters too where that is offered. */
export async function begin(page, child, kind) {
  await page.goto(child);
  await page.locator("details.kith-add summary").click();
  await page.locator("details.kith-add").getByRole("link", { name: kind, exact: true }).click();
  await page.locator("main").getByRole("button", { name: "Begin" }).click();
  await expect(page.locator("form[data-draft]")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** The field for everybody of a question. */
export const answer = (page, question) => page.locator(`[name="q-${question}-0"]`);
