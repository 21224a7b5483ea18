// Kith's only script, in parts. Every page works without it; with it, drafts save themselves.
//
// What is typed is kept in the page's memory until the server says that it is on the disk, and nowhere else: a browser's
// own storage would leave a child's record on a shared computer. Hooks: form[data-draft], [data-preview], [data-print],
// [data-drop], [data-progress], input[data-day], details.kith-prompt, form[data-refer].
import { $$ } from "./page.js";
import { offerDays } from "./days.js";

const drafts = $$("form[data-draft]");
if (drafts.length > 0) {
  const { Draft } = await import("./draft.js");
  for (const form of drafts) new Draft(form);
}
if ($$("[data-preview]").length > 0) await import("./preview.js");
if ($$("[data-drop], [data-progress]").length > 0) await import("./files.js");
if ($$("form[data-refer]").length > 0) await import("./refer.js");
offerDays();

for (const button of $$("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Where there is room, a prompt stands beside its question; on a phone it waits behind a line.
const narrow = matchMedia("(max-width: 47.99em)");
const fold = () => $$("details.kith-prompt").forEach((prompt) => (prompt.open = !narrow.matches));
narrow.addEventListener("change", fold);
fold();
