// Nothing typed is lost: the session runs out, somebody else signs in, the server is gone, the record is completed meanwhile.
import { createHmac } from "node:crypto";
import { expect, expectGoodForEverybody, screenshot, signIn, startKith, test as base } from "../kith.js";
import { answer, begin, childWithSiblings, expectSaved, saved } from "../recording.js";

// A Kith of its own for each journey: they end it, change passwords and sign everybody out.
const test = base.extend({
  own: async ({}, use) => {
    const running = [await startKith()];
    await use({
      get now() {
        return running.at(-1);
      },
      /** Starts it again where it was. */
      async again() {
        const { home, address } = running[0];
        running.push(await startKith({ args: ["serve"], home, address }));
      },
    });
    for (const kith of running.reverse()) await kith.remove();
  },
  baseURL: async ({ own }, use) => use(own.now.url),
});

test.describe.configure({ timeout: 120_000 });

const field = (page) => answer(page, "what_was_said");
const dialog = (page) => page.locator("dialog.kith-signin");

async function writing(page) {
  await signIn(page, "amina.yusuf");
  const draft = await begin(page, await childWithSiblings(page), "Note");
  await field(page).pressSequentially("School rang. ");
  await expectSaved(page);
  return draft;
}

/** In another tab of the same browser, as happens on a shared computer. */
async function elsewhere(page, what) {
  const other = await page.context().newPage();
  await other.goto("/");
  await what(other);
  await other.close();
  await page.bringToFront();
}

const signOut = (page) =>
  elsewhere(page, async (other) => {
    await other.getByRole("button", { name: "Sign out" }).click();
    await expect(other.getByLabel("Username")).toBeVisible();
  });

async function signInOver(page, who) {
  await page.getByLabel("Username").fill(who);
  await page.getByLabel("Password").fill("demonstration");
  await page.keyboard.press("Enter");
}

test("the session runs out while typing: sign in over the page, and go on in mid-sentence", async ({ page }) => {
  const draft = await writing(page);
  await signOut(page);

  await field(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.type("She has not eaten since");
  await expect(dialog(page)).toBeVisible({ timeout: 10_000 });
  await expect(page.getByLabel("Username")).toBeFocused();
  await expectGoodForEverybody(page);
  await screenshot(page, "sign-in-over");
  await page.getByLabel("Username").fill("amina.yusuf");
  await page.getByLabel("Password").fill("wrong");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("do not fit together");
  await signInOver(page, "amina.yusuf");

  await expect(dialog(page)).toBeHidden();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(" yesterday.");
  await expectSaved(page);
  await page.goto(draft);
  await expect(field(page)).toHaveValue("School rang. She has not eaten since yesterday.");
});

test("the dialog can be closed with Escape, opened again, or left for another tab; nothing is lost", async ({ page }) => {
  await writing(page);
  await signOut(page);

  await field(page).press("End");
  await page.keyboard.type("More. ");
  await expect(dialog(page)).toBeVisible({ timeout: 10_000 });
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeFocused();
  await expect(saved(page)).toContainText("You were signed out");
  const save = page.locator(".kith-desk").getByRole("button", { name: "Save", exact: true });
  await expect(save).toBeVisible();
  await save.click();
  await expect(dialog(page)).toBeVisible();

  await elsewhere(page, (other) => signIn(other, "amina.yusuf"));
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(dialog(page)).toBeHidden();
  await expectSaved(page);
  await expect(save).toBeHidden();
});

test("somebody else signs in over the page: nothing is saved under their name", async ({ page }) => {
  const draft = await writing(page);
  await signOut(page);
  await field(page).press("End");
  await page.keyboard.type("Written by Amina.");
  await expect(dialog(page)).toBeVisible({ timeout: 10_000 });

  await signInOver(page, "helen.brearley");
  await expect(dialog(page)).toContainText("You are signed in as Helen Brearley");
  await expect(dialog(page)).toContainText("can only be saved as Amina Yusuf");
  await expectGoodForEverybody(page);
  await screenshot(page, "sign-in-other");
  await elsewhere(page, async (other) => {
    await other.goto(draft);
    await expect(field(other)).toHaveValue("School rang.");
  });
  await dialog(page).getByRole("button", { name: "Sign in as Amina Yusuf" }).click();
  await signInOver(page, "amina.yusuf");

  await expectSaved(page);
  await page.goto(draft);
  await expect(field(page)).toHaveValue("School rang. Written by Amina.");
});

test("somebody else signed in, in another tab: the page says so before anything is mixed", async ({ page }) => {
  const draft = await writing(page);
  await signOut(page);
  await elsewhere(page, (other) => signIn(other, "helen.brearley"));

  await field(page).press("End");
  await page.keyboard.type("Still Amina.");

  await expect(dialog(page)).toContainText("You are signed in as Helen Brearley", { timeout: 15_000 });
  await expect(saved(page)).toContainText("Nothing more is saved from this page");
  await dialog(page).getByRole("button", { name: "Reload as Helen Brearley, without what is not saved" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue("School rang.");
  expect(new URL(page.url()).pathname).toBe(draft);
});

test("with a second factor the six digits are asked over the page too", async ({ page }) => {
  await signIn(page, "amina.yusuf");
  await page.goto("/account/second-factor");
  const secret = (await page.locator("main .kith-code").innerText()).replaceAll(/[^A-Z2-7]/g, "");
  await page.locator("main").getByLabel(/digits/i).fill(digits(secret, 0));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.locator("main").getByRole("status")).toContainText("From now on sign-in asks for six digits");
  const draft = await begin(page, await childWithSiblings(page), "Note");
  await field(page).fill("School rang. ");
  await expectSaved(page);
  await signOut(page);

  await field(page).press("End");
  await page.keyboard.type("And again.");
  await expect(dialog(page)).toBeVisible({ timeout: 10_000 });
  await signInOver(page, "amina.yusuf");
  const six = page.getByLabel("Six digits from your authenticator app");
  await expect(six).toBeFocused();
  await expectGoodForEverybody(page);
  await six.fill("000000");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText("not the ones that the app shows now");
  // The digits of this half minute were used to turn it on; those of the next are accepted a little early.
  await six.fill(digits(secret, 1));
  await page.keyboard.press("Enter");

  await expect(dialog(page)).toBeHidden();
  await expectSaved(page);
  await page.goto(draft);
  await expect(field(page)).toHaveValue("School rang. And again.");
});

test("the server is gone while somebody types: the page says so, keeps the text, warns before leaving, and saves when it is back", async ({ page, own }) => {
  const draft = await writing(page);
  await own.now.end("SIGKILL");

  await field(page).press("End");
  await page.keyboard.type("The line went dead.");
  await expect(saved(page)).toContainText("No connection. What you wrote is kept on this page", { timeout: 15_000 });
  await expect(page.locator(".kith-desk").getByRole("button", { name: "Save", exact: true })).toBeVisible();
  await expectGoodForEverybody(page);
  await screenshot(page, "no-connection");
  let asked;
  page.once("dialog", (leave) => {
    asked = leave.type();
    leave.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toBe("beforeunload");
  await expect(field(page)).toHaveValue("School rang. The line went dead.");
  await page.keyboard.type(" Then I rang back.");
  await own.again();

  await expectSaved(page);
  await expect(page.locator(".kith-desk").getByRole("button", { name: "Save", exact: true })).toBeHidden();
  await page.goto(draft);
  await expect(field(page)).toHaveValue("School rang. The line went dead. Then I rang back.");
});

test("a link is followed only when all is saved", async ({ page }) => {
  const draft = await writing(page);
  await field(page).press("End");
  await page.keyboard.type("Last words.");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  await expect(page.locator("main")).toContainText("Your drafts");
  await page.goto(draft);
  await expect(field(page)).toHaveValue("School rang. Last words.");
});

test("what is typed into a record that somebody completes meanwhile is offered as an addition", async ({ page, browser, own }) => {
  const draft = await writing(page);
  const colleague = await (await browser.newContext({ baseURL: own.now.url })).newPage();
  await signIn(colleague, "helen.brearley");
  await colleague.goto(draft);
  await complete(colleague);

  await field(page).press("End");
  await page.keyboard.type("One more thing.");
  await expect(saved(page)).toContainText("completed by Helen Brearley", { timeout: 15_000 });
  await expect(saved(page)).toContainText("offered as an addition");
  await page.locator(".kith-desk").getByRole("button", { name: "Save", exact: true }).click();

  await expect(page.getByLabel("What do you want to add?")).toHaveValue(/One more thing\./);
  await expectGoodForEverybody(page);
  await page.getByLabel("Why is it added now?").fill("We wrote at the same time");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.locator("main")).toContainText("One more thing.");
});

/** Answers what a note must have, and completes it. */
async function complete(page) {
  await page.locator("#ask-happened").getByRole("button", { name: /^Now/ }).click();
  for (const group of await page.locator("fieldset[data-kind=choice]:visible").all()) await group.getByRole("radio").first().check();
  for (const line of await page.locator(".kith-spot[data-person='0'] input[type=text]:visible").all()) {
    if ((await line.inputValue()) === "" && !(await line.getAttribute("name")).includes("next_steps")) await line.fill("School");
  }
  await page.locator("main").getByRole("button", { name: "Complete the record" }).click();
  await expect(page.locator("main")).toContainText("is complete and stands in the story");
}

/** The six digits that an authenticator app shows, so many half minutes from now. */
function digits(secret, ahead) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
