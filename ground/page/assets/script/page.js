// What every part of the script uses.

export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** An element with attributes (a function is a listener) and what stands inside it. */
export function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
}

/** The word that every form sends back against forgery. */
export const csrf = () => document.body.dataset.csrf ?? "";
export function setCsrf(word) {
  document.body.dataset.csrf = word;
  for (const input of $$('input[name="csrf"]')) input.value = word;
}

/** Asks the server as a script. Gives `{ status, said }`; status 0 when there was no answer. */
export async function ask(path, { body, keepalive = false } = {}) {
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
