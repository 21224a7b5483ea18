// The public form: what is not for this sender is put away, the suggested level follows what is ticked, and what is typed
// is saved to the server. Everything works without this script as well; then nothing is put away and a button saves.
import { $$, ask } from "./page.js";

const PAUSE = 2000;
const form = document.querySelector("form[data-refer]");
const said = form.querySelector("[data-saved]");
const value = (name) => new FormData(form).get(name) ?? "";

/** Shows what is asked of this sender. */
function show() {
  const who = value("who");
  for (const part of $$("[data-when]", form)) part.hidden = part.dataset.when !== who;
  for (const concern of $$('input[name="concern"]:checked', form)) {
    const signs = form.querySelector(`[data-signs="${CSS.escape(concern.value)}"]`);
    if (signs && !concern.dataset.seen) signs.open = true;
    concern.dataset.seen = "yes";
  }
}

/** Shows the level that the ticked signs suggest. */
function suggest() {
  const ticked = $$('input[name="sign"]:checked', form).map((sign) => Number(sign.dataset.level));
  const level = value("urgent") === "yes" ? 4 : Math.max(0, ...ticked);
  for (const words of $$("[data-level-said]", form)) words.hidden = Number(words.dataset.levelSaid) !== level;
  const none = form.querySelector("[data-level-none]");
  if (none) none.hidden = level > 0;
}

const written = () => {
  const data = new FormData(form);
  data.append("then", "save");
  return new URLSearchParams(data);
};
let kept = String(written());
let later;
let asking = false;

async function save({ keepalive = false } = {}) {
  const body = written();
  if (String(body) === kept || asking) return;
  asking = true;
  const { status, said: answer } = await ask(form.action, { body, keepalive });
  asking = false;
  if (status === 200) {
    kept = String(body);
    said.textContent = `Saved ${answer.saved}`;
    if (String(written()) !== kept) soon();
  } else if (status === 0 || status >= 500) {
    said.textContent = "Not saved: there is no connection. Keep this page open; we try again by ourselves.";
    soon(5000);
  } else {
    said.textContent = answer.words ?? "Not saved. Press Save to see why.";
  }
}

function soon(pause = PAUSE) {
  clearTimeout(later);
  later = setTimeout(save, pause);
}

for (const kind of ["input", "change"]) {
  form.addEventListener(kind, () => {
    show();
    suggest();
    soon();
  });
}
form.addEventListener("submit", () => clearTimeout(later));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") save({ keepalive: true });
});
show();
suggest();
