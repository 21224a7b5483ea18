// A form tried out: questions come and go as in a draft, and nothing is sent.
import { $$ } from "./page.js";
import { Spot, addRow } from "./spot.js";
import { showWhatIsAsked } from "./asked.js";

for (const root of $$("[data-preview]")) {
  const spots = new Map($$("[data-place]", root).map((element) => [element.dataset.place, new Spot(element)]));
  for (const kind of ["input", "change"]) root.addEventListener(kind, () => showWhatIsAsked(root, spots));
  root.addEventListener("click", (event) => {
    const rows = event.target.closest("[data-add-row]")?.closest("[data-rows]");
    if (rows) addRow(rows).querySelector("input, textarea, select")?.focus();
  });
  showWhatIsAsked(root, spots);
}
