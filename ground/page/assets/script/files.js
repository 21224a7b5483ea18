// Files dragged onto a page, and how far long work is. Hooks: [data-drop], [data-drop-last], [data-progress].
import { $$, ask, make } from "./page.js";

/** What was dropped: files, and the files of folders with the folder they lay in. */
async function dropped(items) {
  const found = [];
  const walk = async (entry, folder) => {
    if (entry.isFile) return found.push({ folder, file: await new Promise((take, fail) => entry.file(take, fail)) });
    const reader = entry.createReader();
    for (let some; (some = await new Promise((take, fail) => reader.readEntries(take, fail))).length > 0; ) {
      for (const one of some) await walk(one, `${folder}/${entry.name}`);
    }
  };
  // The list is gone after the first wait, so that all of it is taken before.
  const taken = [...items].filter((item) => item.kind === "file").map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
  for (const [entry, file] of taken) await (entry ? walk(entry, "") : found.push({ folder: "", file }));
  return found;
}

function put(input, files) {
  const list = new DataTransfer();
  for (const { file } of files) list.items.add(file);
  input.files = list.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// Files dragged onto [data-drop] land in the file input inside it, those of a folder "last" in the input that
// [data-drop-last] names; their names are listed in [data-files].
for (const drop of $$("[data-drop]")) {
  const input = drop.querySelector('input[type="file"]');
  const last = drop.dataset.dropLast && document.querySelector(drop.dataset.dropLast);
  const list = document.querySelector(drop.dataset.drop || "[data-files]");
  const over = (on) => (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", on);
  };
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", async (event) => {
    over(false)(event);
    const files = await dropped(event.dataTransfer.items);
    const isLast = ({ folder }) => last && /\/last$/i.test(folder);
    put(input, files.filter((one) => !isLast(one) && one.folder.split("/").length <= 2));
    if (files.some(isLast)) put(last, files.filter(isLast));
  });
  const inputs = $$('input[type="file"]', drop);
  drop.addEventListener("change", () => {
    const size = (bytes) => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`);
    const name = (file) => file.webkitRelativePath || file.name;
    const line = (file) => make("li", {}, make("span", {}, name(file)), make("span", {}, size(file.size)));
    list?.replaceChildren(...inputs.flatMap((one) => [...one.files].map(line)));
  });
}

// A form that takes so many megabytes at most, [data-most-megabytes], shows its [data-too-large] instead of sending more.
for (const form of $$("form[data-most-megabytes]")) {
  form.addEventListener("submit", (event) => {
    const bytes = $$('input[type="file"]', form).flatMap((input) => [...input.files]).reduce((sum, file) => sum + file.size, 0);
    const tooLarge = bytes > Number(form.dataset.mostMegabytes) * 1_048_576;
    form.querySelector("[data-too-large]").hidden = !tooLarge;
    if (tooLarge) event.preventDefault();
  });
}

// [data-progress="/address"] is asked every second for { percent, words, to }; `to` is where to go when it is done. Inside a
// form it shows and begins once the form is sent: the page stays until the reply is there.
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
    setTimeout(look, status !== 200 ? 4000 : sent ? 250 : 1000);
  };
  const sent = box.closest("form");
  if (!sent) look();
  else sent.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    box.hidden = false;
    look();
  });
}
