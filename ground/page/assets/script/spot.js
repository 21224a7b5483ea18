// One place for an answer: its fields, what is kept of it, and what is wrong with it.
import { $$, make } from "./page.js";

export class Spot {
  constructor(element) {
    this.element = element;
    this.place = element.dataset.place;
    this.person = element.dataset.person;
    this.ask = element.closest("[data-question]");
    this.question = this.ask.dataset.question;
    this.rows = element.querySelector("[data-rows]");
    this.version = element.querySelector(`input[name="v-${this.place}"]`);
    // As the server sent it: somebody may have typed before this script was there.
    this.shown = this.read(asSent);
    this.unsure = [];
    this.sending = null;
    this.conflict = null;
  }

  inputs() {
    return $$("input, textarea, select", this.element).filter((input) => input.name === this.place);
  }

  read(state = asIs) {
    return this.rows ? this.readRows(state) : textOf(this.inputs(), state);
  }

  readRows(state) {
    const rows = $$("[data-row]", this.rows).map((row) => {
      const cells = $$("[data-cell]", row).map((cell) => [cell.dataset.cell, textOf($$("input, textarea, select", cell), state)]);
      return Object.fromEntries(cells.filter(([, text]) => text.trim() !== ""));
    });
    const some = rows.filter((row) => Object.keys(row).length > 0);
    return some.length > 0 ? JSON.stringify(some) : "";
  }

  write(text) {
    if (this.rows) return this.writeRows(text);
    for (const input of this.inputs()) {
      if (input.type === "radio") input.checked = input.value === text && (text !== "" || this.person !== "0");
      else if (input.type === "checkbox") input.checked = text.split("\n").includes(input.value);
      else {
        const at = document.activeElement === input ? [input.selectionStart, input.selectionEnd] : null;
        input.value = text;
        if (at) input.setSelectionRange(...at);
        grow(input);
      }
    }
  }

  writeRows(text) {
    let rows = [];
    try {
      rows = text ? JSON.parse(text) : [];
    } catch {
      return;
    }
    while ($$("[data-row]", this.rows).length < rows.length + 1) addRow(this.rows);
    $$("[data-row]", this.rows).forEach((row, n) => {
      for (const cell of $$("[data-cell]", row)) {
        const value = rows[n]?.[cell.dataset.cell] ?? "";
        for (const input of $$("input, textarea, select", cell)) {
          if (input.type === "radio" || input.type === "checkbox") input.checked = value.split("\n").includes(input.value);
          else input.value = value;
        }
      }
    });
  }

  /** The answer as it is read. */
  worded() {
    const chosen = this.inputs().filter((input) => input.checked).map((input) => input.labels?.[0]?.textContent ?? input.value);
    return ["radio", "checkbox"].includes(this.inputs()[0]?.type) ? chosen.join("\n") : this.read();
  }

  get dirty() {
    return this.read() !== this.shown;
  }

  /** What was typed is now what is kept. */
  keep(text, mark) {
    this.shown = text;
    this.version.value = mark;
    this.unsure = [];
    delete this.element.dataset.offered;
  }

  changedBy(words) {
    this.element.querySelector("[data-changed]").textContent = words;
  }

  complain(words) {
    const id = `${this.place}-error`;
    document.getElementById(id)?.remove();
    const first = this.inputs()[0] ?? this.rows;
    if (words) {
      const said = make("p", { class: "govuk-error-message", id }, make("span", { class: "govuk-visually-hidden" }, "Error: "), words);
      (first.closest(".govuk-radios, .govuk-checkboxes, .govuk-input__wrapper") ?? first).before(said);
    }
    const others = (first.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
    if (words) others.push(id);
    if (others.length > 0) first.setAttribute("aria-describedby", others.join(" "));
    else first.removeAttribute("aria-describedby");
  }
}

/** How fields stand now, and how the server sent them. */
const asIs = { on: (input) => input.checked, text: (input) => input.value };
const asSent = {
  on: (input) => input.defaultChecked,
  text: (input) => (input.options ? ([...input.options].find((option) => option.defaultSelected) ?? input.options[0])?.value : input.defaultValue),
};

function textOf(inputs, state) {
  const kind = inputs[0]?.type;
  if (kind === "radio") return inputs.find(state.on)?.value ?? "";
  if (kind === "checkbox") return inputs.filter(state.on).map((input) => input.value).join("\n");
  return (inputs[0] && state.text(inputs[0])) ?? "";
}

/** Another row like the last one, empty. */
export function addRow(rows) {
  const all = $$("[data-row]", rows);
  const last = all.at(-1);
  const next = last.cloneNode(true);
  const renumber = (name) => name.replace(/\.\d+\./, `.${all.length}.`);
  next.setAttribute("aria-label", `Row ${all.length + 1}`);
  for (const error of $$(".govuk-error-message, .kith-prompt", next)) error.remove();
  for (const label of $$("label", next)) label.htmlFor = renumber(label.htmlFor);
  for (const input of $$("input, textarea, select", next)) {
    Object.assign(input, { id: renumber(input.id), name: renumber(input.name) });
    if (input.type === "radio" || input.type === "checkbox") input.checked = false;
    else input.value = "";
  }
  last.after(next);
  return next;
}

/** A field grows with what is written in it. */
export function grow(area) {
  if (area.tagName !== "TEXTAREA") return;
  while (area.scrollHeight > area.clientHeight + 4 && area.rows < 24) area.rows += 1;
}
