// You and somebody else changed the same answer: yours, theirs or both, for that answer alone.
import { make } from "./page.js";

/** Asks, over the field. Typing goes on meanwhile: what is yours is what stands in the field when you choose. */
export function choose(draft, conflict) {
  const spot = draft.spots.get(conflict.place);
  if (!spot || spot.conflict) return;
  const id = `conflict-${conflict.place}`;
  const sent = spot.read();
  const shownOfMine = () => (spot.read() === sent ? conflict.mine_read : spot.worded()) || "(taken out)";
  const both = () => (spot.read() === sent ? conflict.both : oneAfterTheOther(spot.read(), conflict.text));

  const settle = (text) => () => {
    const kept = text?.();
    spot.conflict.element.remove();
    spot.conflict = null;
    spot.write(kept ?? conflict.text);
    // What is not theirs is still to be saved, on top of theirs.
    spot.keep(kept === undefined ? spot.read() : `\u0000${kept}`, conflict.mark);
    (spot.inputs()[0] ?? spot.rows).focus();
    draft.look();
    draft.say("typing", "Writing");
    draft.flush();
  };
  const words = { mine: make("p", { class: "kith-version__text" }, shownOfMine()), both: make("p", { class: "kith-version__text" }, conflict.both ?? "") };
  const version = (kind, title, small, body, text, button) =>
    make("section", { class: `kith-version kith-version--${kind}` },
      make("h4", {}, title, make("small", {}, small)),
      body,
      make("button", { type: "button", class: "govuk-button govuk-button--secondary", click: settle(text) }, button));
  const versions = [
    version("yours", "Yours ", "on this device", words.mine, () => spot.read(), "Keep yours"),
    version("theirs", "Theirs ", `${conflict.by}, ${conflict.at}`, make("p", { class: "kith-version__text" }, conflict.theirs_read || "(taken out)"), undefined, "Keep theirs"),
  ];
  if (conflict.both) versions.push(version("both", "Both ", "one after the other", words.both, both, "Keep both"));

  const element = make("div", { class: "kith-conflict", role: "group", "aria-labelledby": id, tabindex: "-1" },
    make("h3", { id }, `You and ${conflict.by} both answered “${conflict.asked}”`),
    make("p", {}, "Nothing is lost. Choose what stands."),
    make("div", { class: "kith-conflict__versions" }, ...versions));
  spot.conflict = {
    element,
    typed() {
      words.mine.textContent = shownOfMine();
      if (conflict.both) words.both.textContent = both();
    },
  };
  spot.element.prepend(element);
  spot.element.closest("details")?.setAttribute("open", "");
}

/** As the server joins two texts: theirs first, and neither twice. */
function oneAfterTheOther(mine, theirs) {
  if (mine.trim() === "" || theirs.includes(mine)) return theirs;
  if (theirs.trim() === "" || mine.includes(theirs)) return mine;
  return `${theirs.replace(/\n+$/, "")}\n\n${mine}`;
}
