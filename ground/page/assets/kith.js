// Every page works without scripts; with this one, drafts save themselves. Files and long work are in files.js.
//
// What is typed is kept in the page's memory until the server says that it is on the disk, and nowhere else: a browser's
// own storage would leave a child's record on a shared computer. Hooks: form[data-draft], [data-preview], [data-print].

const PAUSE = 2000;
const POLL = 10_000;
const IDLE = 5 * 60_000;
const MOST_UNSURE = 8;
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
}

const csrf = () => document.body.dataset.csrf ?? "";
function setCsrf(word) {
  document.body.dataset.csrf = word;
  for (const input of $$('input[name="csrf"]')) input.value = word;
}

/** Asks the server as a script. Gives `{ status, said }`; status 0 when there was no answer. */
async function ask(path, { body, keepalive = false } = {}) {
  const headers = { "x-kith-script": "1" };
  if (body) Object.assign(headers, { "x-kith-csrf": csrf(), "content-type": "application/x-www-form-urlencoded" });
  // A browser gives a request that outlives its page 64 KB; a larger one goes as an ordinary request.
  const outlives = keepalive && (!body || String(body).length < 60_000);
  try {
    const answer = await fetch(path, { method: body ? "POST" : "GET", body, headers, keepalive: outlives, redirect: "manual", cache: "no-store" });
    return { status: answer.status, said: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, said: {} };
  }
}

// One place for an answer ------------------------------------------------------------------------------------------

class Spot {
  constructor(element) {
    this.element = element;
    this.place = element.dataset.place;
    this.person = element.dataset.person;
    this.ask = element.closest("[data-question]");
    this.question = this.ask.dataset.question;
    this.rows = element.querySelector("[data-rows]");
    this.version = element.querySelector(`input[name="v-${this.place}"]`);
    this.shown = this.read();
    this.unsure = [];
    this.sending = null;
    this.conflict = null;
  }

  inputs() {
    return $$("input, textarea, select", this.element).filter((input) => input.name === this.place);
  }

  read() {
    if (this.rows) return this.readRows();
    const inputs = this.inputs();
    const kind = inputs[0]?.type;
    if (kind === "radio") return inputs.find((input) => input.checked)?.value ?? "";
    if (kind === "checkbox") return inputs.filter((input) => input.checked).map((input) => input.value).join("\n");
    return inputs[0]?.value ?? "";
  }

  readRows() {
    const rows = $$("[data-row]", this.rows).map((row) => {
      const cells = $$("[data-cell]", row).map((cell) => [cell.dataset.cell, cellText(cell)]);
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

function cellText(cell) {
  const inputs = $$("input, textarea, select", cell);
  if (inputs[0]?.type === "radio") return inputs.find((input) => input.checked)?.value ?? "";
  if (inputs[0]?.type === "checkbox") return inputs.filter((input) => input.checked).map((input) => input.value).join("\n");
  return inputs[0]?.value ?? "";
}

function addRow(rows) {
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

function grow(area) {
  if (area.tagName !== "TEXTAREA") return;
  while (area.scrollHeight > area.clientHeight + 4 && area.rows < 24) area.rows += 1;
}

// A draft that saves itself ----------------------------------------------------------------------------------------

class Draft {
  constructor(form) {
    this.form = form;
    this.path = form.dataset.draft;
    this.saved = form.querySelector(".kith-saved");
    this.spots = new Map($$("[data-place]", form).map((element) => [element.dataset.place, new Spot(element)]));
    this.flight = null;
    this.failures = 0;
    this.active = Date.now();
    this.leaving = false;
    this.over = false;
    for (const button of $$("[data-no-script]", form)) button.hidden = true;
    form.addEventListener("input", (event) => this.typed(event));
    form.addEventListener("change", () => this.look());
    form.addEventListener("focusout", () => this.soon(0));
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? this.flush({ keepalive: true }) : this.poll()));
    addEventListener("pagehide", () => this.flush({ keepalive: true }));
    addEventListener("online", () => this.soon(0));
    addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.unsaved()) event.preventDefault();
    });
    for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => (this.active = Date.now()), { passive: true });
    setInterval(() => this.poll(), POLL);
    this.look();
  }

  typed(event) {
    grow(event.target);
    this.look();
    if (this.state !== "waiting" && this.state !== "failed") this.say("typing", "Writing");
    this.soon(PAUSE);
  }

  say(state, words) {
    this.state = state;
    this.saved.dataset.state = state;
    if (this.saved.textContent !== words) this.saved.textContent = words;
  }

  unsaved() {
    return !this.over && [...this.spots.values()].some((spot) => spot.dirty || spot.sending !== null || spot.conflict);
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), wait);
  }

  /** Sends everything that is not yet on the server's disk. Gives whether all of it is, afterwards. */
  flush({ keepalive = false } = {}) {
    if (this.flight && !keepalive) return this.flight.then(() => (this.unsaved() && this.failures === 0 ? this.flush() : !this.unsaved()));
    const dirty = [...this.spots.values()].filter((spot) => spot.dirty && !spot.conflict && !this.over);
    if (dirty.length === 0) return Promise.resolve(!this.unsaved());
    const flight = this.send(dirty, keepalive).finally(() => {
      if (this.flight === flight) this.flight = null;
    });
    this.flight = flight;
    return flight;
  }

  async send(spots, keepalive) {
    clearTimeout(this.timer);
    const body = new URLSearchParams();
    for (const spot of spots) {
      const text = spot.read();
      body.append(`v-${spot.place}`, spot.version.value);
      body.append(spot.place, text);
      for (const before of spot.unsure) body.append(`s-${spot.place}`, before);
      spot.sending = text;
      if (!spot.unsure.includes(text)) spot.unsure = [...spot.unsure, text].slice(-MOST_UNSURE);
    }
    if (this.state !== "waiting") this.say("saving", "Saving");
    const { status, said } = await ask(`${this.path}/answers`, { body, keepalive });
    const sent = new Map(spots.map((spot) => [spot.place, spot.sending]));
    for (const spot of spots) spot.sending = null;
    if (status === 200) return this.landed(said, sent);
    if (status === 401) return this.signIn();
    if (status === 409) return this.outOfDate(said);
    if (status === 0 || status >= 500 || status === 429) return this.later();
    this.say("failed", `Not saved. ${said.words ?? "Copy what you wrote and reload the page."}`);
    return false;
  }

  landed(said, sent) {
    this.failures = 0;
    const wrong = new Map(said.problems.map(({ place, words }) => [place, words]));
    for (const { place, mark } of said.saved) {
      const spot = this.spots.get(place);
      spot?.keep(sent.get(place), mark);
      spot?.changedBy("");
      const here = spot?.element.contains(document.activeElement);
      if (!wrong.has(place)) spot?.complain("");
      else if (!here) spot?.complain(wrong.get(place));
    }
    for (const { place, words } of said.refused) this.spots.get(place)?.complain(words);
    for (const conflict of said.conflicts) this.ask(conflict);
    this.miss(said.missed);
    if (said.refused.length > 0) this.say("failed", "Not saved: see the message beside your answer");
    else if ([...this.spots.values()].some((spot) => spot.conflict)) this.say("failed", "Choose what stands, above");
    else if (this.unsaved()) this.soon(PAUSE);
    else this.say("saved", said.words);
    return !this.unsaved();
  }

  /** No answer from the server: what was typed stays on this page and is sent again, ever more slowly. */
  later() {
    this.failures += 1;
    this.say("waiting", "No connection. What you wrote is kept on this page and will be sent. Leave it open.");
    this.soon(Math.min(30_000, 1000 * 2 ** this.failures));
    return false;
  }

  /** The form's word is old, as after signing in elsewhere; or the record is a draft no longer. */
  async outOfDate(said) {
    const now = await ask(`${this.path}/answers.json`);
    if (now.status === 401) return this.signIn();
    if (now.status === 0) return this.later();
    if (now.status !== 200) {
      this.say("failed", `Not saved. ${now.said.words ?? said.words}`);
      return false;
    }
    if (!now.said.draft) return this.end(now.said.words);
    if (now.said.account !== this.form.dataset.who) return this.otherPerson(now.said.name);
    if (now.said.csrf === csrf()) {
      this.say("failed", `Not saved. ${said.words}`);
      return false;
    }
    setCsrf(now.said.csrf);
    this.soon(0);
    return false;
  }

  end(words) {
    this.say("failed", words);
    return false;
  }

  // Others ---------------------------------------------------------------------------------------------------------

  async poll() {
    if (document.visibilityState !== "visible" || this.flight || this.over || Date.now() - this.active > IDLE) return;
    if (document.querySelector("dialog[open]")) return;
    const { status, said } = await ask(`${this.path}/answers.json`);
    if (status !== 200 || this.flight) return;
    if (!said.draft) return this.end(said.words);
    if (said.account !== this.form.dataset.who) return this.otherPerson(said.name);
    for (const theirs of said.answers) {
      const spot = this.spots.get(theirs.place);
      if (!spot || spot.conflict || spot.version.value === theirs.mark || spot.dirty) continue;
      spot.write(theirs.text);
      spot.keep(spot.read(), theirs.mark);
      spot.element.closest("details")?.setAttribute("open", "");
      spot.changedBy(theirs.account === this.form.dataset.who ? "" : `Last changed by ${theirs.by} at ${theirs.at}`);
    }
    this.look();
    this.miss(said.missed);
  }

  /** You and somebody else changed the same answer: yours, theirs or both. */
  ask(conflict) {
    const spot = this.spots.get(conflict.place);
    if (!spot || spot.conflict) return;
    const id = `conflict-${conflict.place}`;
    const choose = (text) => () => {
      spot.conflict.remove();
      spot.conflict = null;
      spot.write(text ?? conflict.text);
      spot.keep(text === undefined ? spot.read() : `\u0000${text}`, conflict.mark);
      (spot.inputs()[0] ?? spot.rows).focus();
      this.look();
      this.say("typing", "Writing");
      this.flush().then((all) => all && this.say("saved", this.saved.textContent === "Writing" ? "Saved" : this.saved.textContent));
    };
    const version = (kind, title, small, words, text, button) =>
      make("section", { class: `kith-version kith-version--${kind}` },
        make("h4", {}, title, make("small", {}, small)),
        make("p", { class: "kith-version__text" }, words || "(taken out)"),
        make("button", { type: "button", class: "govuk-button govuk-button--secondary", click: choose(text) }, button));
    const mine = spot.read();
    const versions = [
      version("yours", "Yours ", "on this device", conflict.mine_read, mine, "Keep yours"),
      version("theirs", "Theirs ", `${conflict.by}, ${conflict.at}`, conflict.theirs_read, undefined, "Keep theirs"),
    ];
    if (conflict.both) versions.push(version("both", "Both ", "one after the other", conflict.both, conflict.both, "Keep both"));
    spot.conflict = make("div", { class: "kith-conflict", role: "group", "aria-labelledby": id, tabindex: "-1" },
      make("h3", { id }, `You and ${conflict.by} both answered “${conflict.asked}”`),
      make("p", {}, "Nothing is lost. Choose what stands."),
      make("div", { class: "kith-conflict__versions" }, ...versions));
    spot.element.prepend(spot.conflict);
    spot.element.closest("details")?.setAttribute("open", "");
  }

  // What is asked, and what a reader would miss ----------------------------------------------------------------------

  look() {
    showAsked(this.form, this.spots);
  }

  miss(missed) {
    const panel = document.querySelector(".kith-missed");
    const list = panel?.querySelector("ul");
    if (!list) return;
    const before = new Map($$("li", list).map((item) => [item.textContent, item]));
    const now = new Set(missed.map(({ words }) => words));
    for (const [words, item] of before) item.toggleAttribute("data-done", !now.has(words));
    for (const { place, words } of missed) {
      if (!before.has(words)) list.append(make("li", {}, make("a", { class: "govuk-link", href: `#${place}` }, words)));
    }
    panel.querySelector("[data-nothing]").hidden = missed.length > 0;
  }

  // Buttons ----------------------------------------------------------------------------------------------------------

  async submit(event) {
    const button = event.submitter;
    if (button?.hasAttribute("data-add-row")) {
      event.preventDefault();
      addRow(button.closest("[data-rows]")).querySelector("input, textarea, select")?.focus();
      return;
    }
    if (this.leaving) return;
    event.preventDefault();
    const all = await this.flush();
    const conflict = [...this.spots.values()].find((spot) => spot.conflict)?.conflict;
    if (conflict) conflict.focus();
    else if (all) {
      this.leaving = true;
      this.form.requestSubmit(button);
      setTimeout(() => (this.leaving = false), 3000);
    } else if (this.state === "waiting") this.saved.scrollIntoView({ block: "nearest" });
  }

  // Signing in over the page -------------------------------------------------------------------------------------------

  signIn() {
    this.say("waiting", "You were signed out. Sign in to go on; what you wrote is kept on this page.");
    if (this.dialog?.open) return false;
    const field = (name, words, attributes) =>
      make("div", { class: "govuk-form-group" }, make("label", { class: "govuk-label", for: `over-${name}` }, words),
        make("input", { class: "govuk-input", id: `over-${name}`, name, required: true, ...attributes }));
    const wrong = make("p", { class: "govuk-error-message", role: "alert" });
    const form = make("form", { method: "dialog" }, wrong,
      field("username", "Username", { autocomplete: "username", autocapitalize: "none", spellcheck: "false" }),
      field("password", "Password", { type: "password", autocomplete: "current-password" }),
      make("button", { class: "govuk-button", type: "submit" }, "Sign in"));
    let path = "/sign-in";
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      wrong.textContent = "";
      const { status, said } = await ask(path, { body: new URLSearchParams(new FormData(form)) });
      if (status === 0) wrong.textContent = "There is no connection. Try again in a moment.";
      else if (status !== 200) wrong.textContent = said.words ?? "That did not work. Try again.";
      else if (said.second_factor) {
        path = "/sign-in/digits";
        for (const group of $$(".govuk-form-group", form)) group.remove();
        wrong.after(field("digits", "Six digits from your authenticator app", { inputmode: "numeric", autocomplete: "one-time-code" }));
        form.querySelector("input").focus();
      } else {
        setCsrf(said.csrf);
        this.dialog.close();
        await this.welcomeBack(said.name);
      }
    });
    this.dialog?.remove();
    this.dialog = make("dialog", { class: "kith-signin", "aria-labelledby": "over-title" },
      make("h2", { id: "over-title" }, "Sign in to go on"),
      make("p", { class: "govuk-body" }, "You were signed out. What you wrote is still on this page and is saved as soon as you are in."), form);
    document.body.append(this.dialog);
    this.dialog.showModal();
    form.querySelector("input").focus();
    return false;
  }

  async welcomeBack(name) {
    const { status, said } = await ask(`${this.path}/answers.json`);
    if (status === 0) return this.later();
    if (status === 200 && said.account === this.form.dataset.who) {
      if (!said.draft) return this.end(said.words);
      this.failures = 0;
      return this.flush();
    }
    return this.otherPerson(status === 200 ? said.name : name);
  }

  /** Somebody else is signed in: their name must not stand under words that they did not write. */
  otherPerson(name) {
    const writer = this.form.dataset.name;
    this.say("failed", `${name} is signed in, and ${writer} was writing. Nothing more is saved from this page.`);
    if (this.dialog?.open) return false;
    this.dialog?.remove();
    const close = () => this.dialog.close();
    const reload = () => {
      this.over = true;
      location.reload();
    };
    const again = () => {
      close();
      this.signIn();
    };
    this.dialog = make("dialog", { class: "kith-signin", "aria-labelledby": "other-title" },
      make("h2", { id: "other-title" }, `You are signed in as ${name}`),
      make("p", { class: "govuk-body" }, `${writer} was writing on this page. What is not saved yet can only be saved as ${writer}.`),
      make("div", { class: "govuk-button-group" },
        make("button", { type: "button", class: "govuk-button", click: again }, `Sign in as ${writer}`),
        make("button", { type: "button", class: "govuk-button govuk-button--secondary", click: reload }, `Reload as ${name}, without what is not saved`)));
    document.body.append(this.dialog);
    this.dialog.showModal();
    return false;
  }
}

/** Shows each question where it is asked, by what is answered above it. */
function showAsked(root, spots) {
  const asked = new Map();
  const own = (question, person) => spots.get(`q-${question}-${person}`)?.read() ?? "";
  for (const block of $$("[data-question]", root)) {
    const only = block.dataset.onlyIf ? JSON.parse(block.dataset.onlyIf) : null;
    const inside = $$("[data-place]", block).map((element) => spots.get(element.dataset.place));
    for (const spot of inside) {
      const look = (question) => (asked.get(`${question}/${spot.person}`) ?? asked.get(`${question}/0`) ? own(question, spot.person) || own(question, "0") : "");
      const shown = only === null || holds(only, look);
      asked.set(`${block.dataset.question}/${spot.person}`, shown);
      const box = spot.person === "0" ? spot.element : spot.element.closest(".kith-each") ?? spot.element;
      box.hidden = !shown;
    }
    block.hidden = inside.every((spot) => !asked.get(`${block.dataset.question}/${spot.person}`));
    const differs = block.querySelector(".kith-differs");
    if (differs) differs.hidden = inside.every((spot) => spot.person === "0" || !asked.get(`${block.dataset.question}/${spot.person}`));
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

// Hooks for other pages ----------------------------------------------------------------------------------------------

for (const form of $$("form[data-draft]")) new Draft(form);

// A form tried out: questions come and go as in a draft, and nothing is sent.
for (const root of $$("[data-preview]")) {
  const spots = new Map($$("[data-place]", root).map((element) => [element.dataset.place, new Spot(element)]));
  for (const kind of ["input", "change"]) root.addEventListener(kind, () => showAsked(root, spots));
  root.addEventListener("click", (event) => {
    const rows = event.target.closest("[data-add-row]")?.closest("[data-rows]");
    if (rows) addRow(rows).querySelector("input, textarea, select")?.focus();
  });
  showAsked(root, spots);
}

for (const button of $$("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

export { $$, ask, make };
