// Signing in over the page, so that what was being written stays where it is.
import { $$, ask, make, setCsrf } from "./page.js";

function field(name, words, attributes) {
  return make("div", { class: "govuk-form-group" },
    make("label", { class: "govuk-label", for: `over-${name}` }, words),
    make("input", { class: "govuk-input", id: `over-${name}`, name, required: true, ...attributes }));
}

/** Opens a dialog; the focus goes back to where it was when the dialog closes. */
function open(draft, id, title, ...inside) {
  draft.dialog?.remove();
  draft.dialog = make("dialog", { class: "kith-signin", "aria-labelledby": id }, make("h2", { id, tabindex: "-1" }, title), ...inside);
  const before = document.activeElement;
  draft.dialog.addEventListener("close", () => before?.focus?.());
  document.body.append(draft.dialog);
  draft.dialog.showModal();
}

/** The session has run out. */
export function signInOver(draft) {
  if (draft.dialog?.open) return false;
  const wrong = make("p", { class: "govuk-error-message", role: "alert" });
  const form = make("form", { method: "dialog" }, wrong,
    field("username", "Username", { autocomplete: "username", autocapitalize: "none", spellcheck: "false" }),
    field("password", "Password", { type: "password", autocomplete: "current-password" }),
    make("button", { class: "govuk-button", type: "submit" }, "Sign in"));
  const again = () => elsewhere(draft, wrong);
  const otherWay = make("p", { class: "govuk-body-s" }, make("a", { class: "govuk-link", href: "/sign-in", target: "_blank", rel: "noopener" }, "Sign in another way (opens a new tab)"), ", then come back to this page.");

  let path = "/sign-in";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    const { status, said } = await ask(path, { body: new URLSearchParams(new FormData(form)) });
    if (status === 0 || status >= 500) wrong.textContent = "There is no connection. Try again in a moment.";
    else if (status !== 200) wrong.textContent = said.words ?? "That did not work. Try again.";
    else if (said.second_factor) {
      path = "/sign-in/digits";
      for (const group of $$(".govuk-form-group", form)) group.remove();
      wrong.after(field("digits", "Six digits from your authenticator app", { inputmode: "numeric", autocomplete: "one-time-code" }));
    } else if (said.new_password) {
      wrong.textContent = "You were given a new password for the first time only. Sign in another way, choose one of your own, and come back to this page.";
    } else return welcome(draft, said);
    form.querySelector("input")?.select();
  });
  open(draft, "over-title", "Sign in to go on",
    make("p", { class: "govuk-body" }, "You were signed out. What you wrote is still on this page and is saved as soon as you are in."), form, otherWay);
  form.querySelector("input").focus();
  addEventListener("focus", again);
  draft.dialog.addEventListener("close", () => removeEventListener("focus", again));
  return false;
}

/** Back from another tab: somebody may be signed in by now. */
async function elsewhere(draft, wrong) {
  const { status, said } = await ask(`${draft.path}/answers.json`);
  if (status === 200 && draft.dialog?.open) return welcome(draft, said);
  if (status === 403 && draft.dialog?.open) wrong.textContent = said.words;
}

async function welcome(draft, { csrf, name, account }) {
  // The word against forgery is taken on only for the one who was writing: no word of theirs is sent by anybody else.
  if (String(account) !== draft.form.dataset.who) {
    draft.dialog.close();
    return otherPerson(draft, name);
  }
  setCsrf(csrf);
  draft.stranger = null;
  draft.dialog.close();
  const { status, said } = await ask(`${draft.path}/answers.json`);
  if (status === 0 || status >= 500) return draft.later();
  if (status === 200 && !said.draft) return draft.end(said);
  draft.failures = 0;
  draft.say("typing", "Writing");
  return draft.flush();
}

/** Somebody else is signed in: their name must not stand under words that they did not write. */
export function otherPerson(draft, name) {
  const writer = draft.form.dataset.name;
  draft.stranger = name;
  draft.say("failed", `${name} is signed in, and ${writer} was writing. Nothing more is saved from this page.`);
  if (draft.dialog?.open) return false;
  const reload = () => {
    draft.over = true;
    location.reload();
  };
  const again = () => {
    draft.dialog.close();
    signInOver(draft);
  };
  const without = draft.unsaved() ? ", without what is not saved" : "";
  open(draft, "other-title", `You are signed in as ${name}`,
    make("p", { class: "govuk-body" }, `${writer} was writing on this page. What is not saved yet can only be saved as ${writer}.`),
    make("div", { class: "govuk-button-group" },
      make("button", { type: "button", class: "govuk-button", click: again }, `Sign in as ${writer}`),
      make("button", { type: "button", class: "govuk-button govuk-button--secondary", click: reload }, `Reload as ${name}${without}`)));
  return false;
}
