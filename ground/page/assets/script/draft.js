// A draft that saves itself: two seconds after the last key, when a field is left, and when the page is.
import { $$, ask, csrf, make, setCsrf } from "./page.js";
import { Spot, addRow, grow } from "./spot.js";
import { choose } from "./choose.js";
import { miss, showWhatIsAsked } from "./asked.js";
import { otherPerson, signInOver } from "./sign_in_over.js";

const PAUSE = 2000;
const POLL = 10_000;
const IDLE = 5 * 60_000;
const MOST_UNSURE = 8;
const LONGEST_FAREWELL = 4000;

export class Draft {
  constructor(form) {
    this.form = form;
    this.path = form.dataset.draft;
    this.spots = new Map($$("[data-place]", form).map((element) => [element.dataset.place, new Spot(element)]));
    this.flight = null;
    this.failures = 0;
    this.active = Date.now();
    this.leaving = false;
    this.over = false;
    this.ended = false;
    this.stranger = null;
    // What is shown changes with every key; what is read out only when there is something to know.
    this.heard = make("p", { class: "govuk-visually-hidden", role: "status" });
    form.append(this.heard);
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
    document.addEventListener("click", (event) => this.leave(event));
    document.addEventListener("submit", (event) => this.sendElsewhere(event));
    form.addEventListener("toggle", (event) => $$("textarea", event.target).forEach(grow), { capture: true });
    setInterval(() => this.poll(), POLL);
    this.say("saved", form.querySelector(".kith-saved").textContent);
    this.look();
    $$("textarea", form).forEach(grow);
    if (this.unsaved()) this.soon(PAUSE);
  }

  typed(event) {
    grow(event.target);
    const place = event.target.closest("[data-place]")?.dataset.place;
    this.spots.get(place)?.conflict?.typed();
    this.look();
    if (this.state !== "waiting" && this.state !== "failed") this.say("typing", "Writing");
    this.soon(PAUSE);
  }

  say(state, words) {
    this.state = state;
    if (state === "saved") this.lastSaved = words;
    for (const line of $$(".kith-saved", this.form)) {
      line.dataset.state = state;
      if (line.textContent !== words) line.textContent = words;
    }
    // While saving works there is nothing to press.
    for (const button of $$("[data-no-script]", this.form)) button.hidden = state !== "waiting" && state !== "failed";
    if (["saved", "waiting", "failed"].includes(state) && this.heard.textContent !== words) this.heard.textContent = words;
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
    // Nothing can be kept while somebody must sign in, and nothing is sent under another person's name.
    if (this.stranger || this.dialog?.open) return Promise.resolve(!this.unsaved());
    const dirty = [...this.spots.values()].filter((spot) => spot.dirty && !spot.conflict && !this.over && !this.ended);
    if (dirty.length === 0) {
      if (!this.unsaved() && this.state === "typing") this.say("saved", this.lastSaved);
      return Promise.resolve(!this.unsaved());
    }
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
    for (const conflict of said.conflicts) choose(this, conflict);
    miss(this.form, said.missed);
    if (said.refused.length > 0) this.say("failed", "Not saved: see the message beside your answer");
    else if (this.conflict()) this.say("failed", "Somebody changed the same answer: choose what stands");
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
    if (now.said.account !== this.form.dataset.who) return otherPerson(this, now.said.name);
    if (!now.said.draft) return this.end(now.said);
    if (now.said.csrf === csrf()) {
      this.say("failed", `Not saved. ${said.words}`);
      return false;
    }
    setCsrf(now.said.csrf);
    this.soon(0);
    return false;
  }

  /** Somebody completed or discarded the draft. What was typed into a completed one is offered as an addition. */
  end({ complete, ended, csrf: word }) {
    setCsrf(word);
    this.ended = true;
    const offered = complete ? "Choose Save: what you wrote since is offered as an addition." : "Copy what you wrote since, open the draft and take it up again.";
    this.say("failed", `${ended} ${this.unsaved() ? offered : "Reload the page to read it."}`);
    return false;
  }

  conflict() {
    return [...this.spots.values()].find((spot) => spot.conflict)?.conflict;
  }

  signIn() {
    this.say("waiting", "You were signed out. Sign in to go on; what you wrote is kept on this page.");
    return signInOver(this);
  }

  // Others ---------------------------------------------------------------------------------------------------------

  /** What others wrote meanwhile is taken into answers that nobody touches here. */
  async poll() {
    if (document.visibilityState !== "visible" || this.flight || this.over || this.ended || Date.now() - this.active > IDLE) return;
    if (document.querySelector("dialog[open]")) return;
    const { status, said } = await ask(`${this.path}/answers.json`);
    if (status !== 200 || this.flight || document.querySelector("dialog[open]")) return;
    if (said.account !== this.form.dataset.who) return otherPerson(this, said.name);
    if (!said.draft) return this.end(said);
    for (const theirs of said.answers) {
      const spot = this.spots.get(theirs.place);
      if (!spot || spot.conflict || spot.version.value === theirs.mark || spot.dirty || spot.sending !== null) continue;
      spot.write(theirs.text);
      spot.keep(spot.read(), theirs.mark);
      if (theirs.text) spot.element.closest("details.kith-differs")?.setAttribute("open", "");
      spot.changedBy(theirs.account === this.form.dataset.who ? "" : `Last changed by ${theirs.by} at ${theirs.at}`);
    }
    this.look();
    miss(this.form, said.missed);
  }

  look() {
    showWhatIsAsked(this.form, this.spots);
  }

  // Going on and leaving ---------------------------------------------------------------------------------------------

  async submit(event) {
    const button = event.submitter;
    if (button?.hasAttribute("data-add-row")) {
      event.preventDefault();
      addRow(button.closest("[data-rows]")).querySelector("input, textarea, select")?.focus();
      return;
    }
    if (this.leaving) return;
    if (this.ended) {
      this.leaving = true;
      return;
    }
    event.preventDefault();
    if (this.stranger) {
      otherPerson(this, this.stranger);
      return;
    }
    const all = await this.flush();
    const conflict = this.conflict();
    if (conflict) conflict.element.focus();
    else if (all) this.go(() => this.form.requestSubmit(button));
    else if (this.ended) this.go(() => this.form.requestSubmit(button));
    else $$(".govuk-error-message", this.form).map((said) => said.closest("[data-place]")).find(Boolean)?.querySelector("input, textarea, select")?.focus();
  }

  /** Leaves without being asked whether one is sure. */
  go(how) {
    this.leaving = true;
    // A browser passes over a form that is sent while it still tells of the sending before.
    setTimeout(how);
    setTimeout(() => (this.leaving = false), 3000);
  }

  /** A link waits until all is saved; if that fails, the browser asks whether to leave. */
  leave(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const here = link.origin === location.origin && link.pathname === location.pathname && link.hash;
    if (link.target || link.hasAttribute("download") || here || !this.unsaved()) return;
    event.preventDefault();
    this.settled().then(() => location.assign(link.href));
  }

  /** Any other form of the page, as for a file, waits likewise. */
  sendElsewhere(event) {
    const form = event.target;
    if (form === this.form || form.method === "dialog" || event.defaultPrevented || !this.unsaved()) return;
    event.preventDefault();
    const button = event.submitter;
    this.settled().then((all) => (all ? this.go(() => form.requestSubmit(button)) : form.submit()));
  }

  settled() {
    return Promise.race([this.flush(), new Promise((wake) => setTimeout(wake, LONGEST_FAREWELL))]);
  }
}
