// Which questions are asked, by what was answered before; and what a reader would still miss.
import { $$, make } from "./page.js";

/** Shows the questions whose condition holds, for all and for each child. */
export function showWhatIsAsked(form, spots) {
  const asked = new Map();
  const own = (question, person) => spots.get(`q-${question}-${person}`)?.read() ?? "";
  for (const block of $$("[data-question]", form)) {
    const only = block.dataset.onlyIf ? JSON.parse(block.dataset.onlyIf) : null;
    const here = $$("[data-place]", block).map((element) => spots.get(element.dataset.place));
    const isAsked = (spot) => asked.get(`${block.dataset.question}/${spot.person}`);
    for (const spot of here) {
      const answer = (question) =>
        (asked.get(`${question}/${spot.person}`) ?? asked.get(`${question}/0`)) ? own(question, spot.person) || own(question, "0") : "";
      const shown = only === null || holds(only, answer);
      asked.set(`${block.dataset.question}/${spot.person}`, shown);
      const box = spot.person === "0" ? spot.element : (spot.element.closest(".kith-each") ?? spot.element);
      box.hidden = !shown;
    }
    block.hidden = !here.some(isAsked);
    const differs = block.querySelector(".kith-differs");
    if (differs) differs.hidden = !here.some((spot) => spot.person !== "0" && isAsked(spot));
    // Where nothing is asked for all, what differs is all there is.
    if (differs && !differs.hidden && here.some((spot) => spot.person === "0" && !isAsked(spot))) differs.open = true;
  }
}

function holds(condition, look) {
  if (condition.any) return condition.any.some((one) => holds(one, look));
  if (condition.all) return condition.all.every((one) => holds(one, look));
  if (condition.not) return !holds(condition.not, look);
  const answer = look(condition.q);
  if (condition.is !== undefined) return answer.split("\n").includes(condition.is);
  if (condition.not_is !== undefined) return answer !== "" && !answer.split("\n").includes(condition.not_is);
  return answer !== "";
}

/** What is missed now, and what is missed no longer since the page was opened. */
export function miss(form, missed) {
  const panel = form.querySelector(".kith-missed");
  const list = panel?.querySelector("ul");
  if (!list) return;
  const before = new Map($$("li", list).map((item) => [item.textContent, item]));
  const now = new Set(missed.map(({ words }) => words));
  for (const [words, item] of before) item.toggleAttribute("data-done", !now.has(words));
  for (const { place, words } of missed) {
    if (!before.has(words)) list.append(make("li", {}, make("a", { class: "govuk-link", href: `#${place}` }, words)));
  }
  panel.querySelector("[data-nothing]").hidden = missed.length > 0;
  for (const count of $$("[data-missed-count]", form)) count.textContent = String(missed.length);
}
