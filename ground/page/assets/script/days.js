// One press instead of a date typed on a phone: "Now", "Today", "Yesterday"; for a day ahead "Tomorrow", "In a week".
import { $$, make } from "./page.js";

const LONDON = { timeZone: "Europe/London" };
const DAY = new Intl.DateTimeFormat("en-GB", { ...LONDON, day: "numeric", month: "long", year: "numeric" });
const FIGURES = new Intl.DateTimeFormat("en-GB", { ...LONDON, day: "numeric", month: "numeric", year: "numeric" });
const TIME = new Intl.DateTimeFormat("en-GB", { ...LONDON, hour: "2-digit", minute: "2-digit", hour12: false });
const OFFERS = {
  past: [["Today", 0], ["Yesterday", -1]],
  ahead: [["Tomorrow", 1], ["In a week", 7]],
  any: [["Today", 0], ["In a week", 7]],
};

/** Puts the offers under every field for a day. */
export function offerDays() {
  for (const input of $$("input[data-day]")) {
    const offers = [...(OFFERS[input.dataset.day] ?? OFFERS.any)];
    if (input.hasAttribute("data-time") && input.dataset.day !== "ahead") offers.unshift(["Now", "now"]);
    const about = input.labels?.[0]?.textContent ?? "";
    const buttons = offers.map(([words, days]) =>
      make("button", { type: "button", class: "kith-linkish", "data-fill": String(days) }, words, make("span", { class: "govuk-visually-hidden" }, `: ${about}`)));
    input.after(make("span", { class: "kith-quick" }, ...buttons));
  }
  // One listener for all, so that rows added later need none of their own.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-fill]");
    const input = button?.closest(".kith-quick")?.previousElementSibling;
    if (input?.matches("input[data-day]")) fill(input, button.dataset.fill);
  });
}

function fill(input, days) {
  const now = new Date();
  const timed = input.hasAttribute("data-time");
  const time = days === "now" ? TIME.format(now) : (/\d{1,2}[:.]\d{2}.*$/.exec(input.value)?.[0] ?? "");
  const figures = Object.fromEntries(FIGURES.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  // Noon, so that the night the clocks change is no day too many.
  const day = DAY.format(new Date(Date.UTC(figures.year, figures.month - 1, figures.day + (Number(days) || 0), 12)));
  input.value = timed ? `${day} ${time}` : day;
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
