// Two ways to use a page, so that one journey is told once: with a mouse or a finger, and by keyboard alone.
import { expect } from "@playwright/test";
import { tabTo } from "./kith.js";

/** With a mouse or a finger. */
export const pointing = {
  press: (page, place) => place.click(),
  type: (page, place, words) => place.fill(words),
  pick: (page, place) => place.check(),
  choose: (page, place, words) => place.selectOption({ label: words }),
};

/** Tab to the place, then keys. Wherever the focus comes to rest, it is seen and not covered. */
export const keys = {
  press: async (page, place) => {
    await reach(page, place);
    await page.keyboard.press("Enter");
  },
  type: async (page, place, words) => {
    await reach(page, place);
    await page.keyboard.press("Control+A");
    await (words === "" ? page.keyboard.press("Delete") : page.keyboard.type(words));
  },
  pick: async (page, place) => {
    const name = await place.getAttribute("name");
    const group = page.locator(`input[name="${name}"]`);
    const stop = (await group.and(page.locator(":checked")).count()) ? group.and(page.locator(":checked")) : group.first();
    await reach(page, (await place.getAttribute("type")) === "checkbox" ? place : stop);
    if (!(await place.isChecked())) await page.keyboard.press("Space");
    for (let pressed = 0; pressed < 12 && !(await place.isChecked()); pressed += 1) await page.keyboard.press("ArrowDown");
    await expect(place).toBeChecked();
  },
  choose: async (page, place, words) => {
    await reach(page, place);
    await page.keyboard.type(words);
    await expect(place.locator("option:checked")).toHaveText(words);
  },
};

async function reach(page, place) {
  await tabTo(page, place);
  await expectFocusSeen(page);
}

/** Fails when the element with the focus looks as it does without, or when something lies over all of it. */
export async function expectFocusSeen(page) {
  const found = await page.evaluate(async () => {
    const element = document.activeElement;
    const parts = [[element, null], [element, "::before"], [element, "::after"], ...[...(element.labels ?? [])].map((label) => [label, "::before"])];
    const look = () => parts.map(([part, pseudo]) => {
      const style = getComputedStyle(part, pseudo);
      return [style.outline, style.boxShadow, style.backgroundColor, style.borderWidth].join(" ");
    }).join("|");
    const box = element.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
    const mine = (hit) => hit && (element.contains(hit) || hit.contains(element) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
    const uncovered = points.some(([x, y]) => mine(document.elementFromPoint(x, y)));
    const focused = look();
    element.blur();
    const blurred = look();
    element.focus({ preventScroll: true, focusVisible: true });
    return { what: element.outerHTML.slice(0, 160), seen: focused !== blurred, uncovered };
  });
  expect(found, "the focus is seen, and not covered").toMatchObject({ seen: true, uncovered: true });
}
