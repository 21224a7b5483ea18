// What axe-core has looked at already, so that the same page is not looked at again for every journey that crosses it.

/** The kind of page behind an address: keys and Kith numbers are any. */
export function kind(path) {
  return path
    .replace(/^\/people\/[0-9A-Z]{8}/, "/people/{person}")
    .replace(/^\/measures\/[a-z_]+/, "/measures/{measure}")
    .replace(/^\/forms\/[a-z_]+/, "/forms/{form}")
    .replace(/\/(questions|sections|fact)\/[a-z_]+/, "/$1/{one}")
    .replace(/\/teams\/\w+/, "/teams/{team}")
    .replace(/\/people\/[0-9A-Z]{8}/g, "/people/{person}")
    .replace(/\/\d+/g, "/{key}")
    .replace(/\/answers\/[^/]+/, "/answers/{place}");
}

/** Kinds of page, each with the pieces that it has been looked at with; one width to a worker of Playwright. */
const looked = new Map();

/**
 * Whether a page has a piece with which its kind has not been looked at. A piece is an element with its classes, its
 * attributes and its states, whatever the words and numbers in it. Answers with what notes that it has been.
 *
 * `one`: the kind of page and in which medium, as `kind` names it.
 */
export function somethingNew(one, pieces) {
  const seen = looked.get(one) ?? new Set();
  if (pieces.every((piece) => seen.has(piece))) return null;
  return () => looked.set(one, new Set([...seen, ...pieces]));
}

/** The pieces of a document; it runs in the browser, on the page itself or on one that was fetched (`html`). */
export function piecesOf(html) {
  const whole = html === undefined ? document : new DOMParser().parseFromString(html, "text/html");
  const told = ["class", "type", "role", "open", "hidden", "disabled", "checked", "scope", "autocomplete", "aria-current", "aria-expanded", "aria-hidden", "aria-invalid", "aria-live"];
  const said = ({ name, value }) => (told.includes(name) ? `${name}=${value}` : name);
  const all = [...whole.querySelectorAll("body *")].map((one) => [one.localName, ...[...one.attributes].map(said)].join(" "));
  return [...new Set(all)];
}
