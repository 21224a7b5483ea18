// Files dragged onto a page, and long work that is under way.
import { $$, ask, make } from "./page.js";

// Files dragged onto [data-drop] land in the file input inside it; their names are listed in [data-files].
for (const drop of $$("[data-drop]")) {
  const input = drop.querySelector('input[type="file"]');
  const list = document.querySelector(drop.dataset.drop || "[data-files]");
  const over = (on) => (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", on);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => {
    const size = (bytes) => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
    list?.replaceChildren(...[...input.files].map((file) => make("li", {}, make("span", {}, file.name), make("span", {}, size(file.size)))));
  });
}

// [data-progress="/address"] is asked every second for { percent, words, to }; `to` is where to go when it is done.
for (const box of $$("[data-progress]")) {
  const look = async () => {
    const { status, said } = await ask(box.dataset.progress);
    if (status === 200) {
      const bar = box.querySelector("progress");
      if (bar && said.percent !== undefined) bar.value = said.percent;
      const words = box.querySelector('[role="status"]');
      if (words && said.words && words.textContent !== said.words) words.textContent = said.words;
      if (said.to) return location.assign(said.to);
    }
    setTimeout(look, status === 200 ? 1000 : 4000);
  };
  look();
}
