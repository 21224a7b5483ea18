// A council's own sign-in, at a real provider: the first time, every day, when a session runs out, when it is down.
import { expect, expectGoodForEverybody, screenshot, signIn, startKith, test as base } from "../kith.js";
import { startProvider } from "../provider.js";
import { answer, begin, childWithSiblings, expectSaved } from "../recording.js";
import { freePort } from "../server.js";

const test = base.extend({
  kith: [
    async ({}, use) => {
      const address = `127.0.0.1:${await freePort()}`;
      const provider = await startProvider({ home: `http://${address}` });
      const kith = await startKith({ address, env: provider.env });
      kith.provider = provider;
      await use(kith);
      await kith.remove();
      await provider.end();
    },
    { scope: "worker", timeout: 150_000 },
  ],
});

test.describe.configure({ timeout: 120_000 });

const council = (page) => page.getByRole("button", { name: "Sign in with your Westmere account" });

/** At the provider, as a person would. */
async function atWestmere(page, name, password = "westmere") {
  await expect(page.getByRole("heading", { name: "Westmere" })).toBeVisible();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Go on" }).click();
}

/** An administrator says what somebody is called at the council's sign-in. */
async function allow(browser, kith, person, name, { look = false } = {}) {
  const context = await browser.newContext({ baseURL: kith.url, viewport: test.info().project.use.viewport });
  const page = await context.newPage();
  await signIn(page, "dan.kowalski");
  await page.goto("/accounts");
  await page.getByRole("link", { name: person, exact: true }).click();
  // Another journey may have linked them already.
  if (await page.getByText("Linked: they sign in there").count()) return context.close();
  await page.getByLabel("Their name there").fill(name);
  if (look) await expectGoodForEverybody(page);
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByText("They can sign in by the council’s own sign-in.")).toBeVisible();
  await context.close();
}

async function signInThere(page, name) {
  await page.goto("/");
  await council(page).click();
  await atWestmere(page, name);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test("the first day: an administrator gives the name, and the council's account opens Kith", async ({ page, browser, kith }) => {
  await allow(browser, kith, "Amina Yusuf", "Amina.Yusuf@Westmere.example", { look: true });

  await page.goto("/");
  await expectGoodForEverybody(page);
  await screenshot(page, "sign-in-council");
  await council(page).click();
  await atWestmere(page, "amina.yusuf");

  await expect(page).toHaveURL(`${kith.url}/`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto("/account");
  await expect(page.locator("main")).toContainText("Linked with this account");
  await expectGoodForEverybody(page);

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "You are signed out of Kith" })).toBeVisible();
  await expectGoodForEverybody(page);
  await page.getByRole("link", { name: "Sign in again" }).click();
  // The provider still knows this browser: one press, and no password.
  await council(page).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("button", { name: "Sign out of the council’s sign-in too" }).click();
  await page.getByRole("button", { name: "Yes, sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await council(page).click();
  await expect(page.getByRole("heading", { name: "Westmere" })).toBeVisible();
});

test("what was being sent when the session ran out is sent after the council's sign-in", async ({ page, browser, kith }) => {
  await allow(browser, kith, "Amina Yusuf", "amina.yusuf@westmere.example");
  await signInThere(page, "amina.yusuf");
  const child = await childWithSiblings(page);
  await page.goto(`${child}/warnings/new`);
  const words = "Dog in the house: ring first. Zoë said \"mind the step\" & more";
  await page.locator("main textarea").first().fill(words);
  await page.context().clearCookies({ name: "kith_session" });
  await page.locator("main form button[type=submit]").last().click();

  await expect(page.locator("main")).toContainText("You were signed out while you were working");
  await expectGoodForEverybody(page);
  await council(page).click();

  await expect(page.locator("main")).toContainText("What you wrote is kept");
  await expect(page).toHaveURL(/\/sign-in\/council\/kept$/);
  await expect(page.locator("main")).toContainText(words);
  await expectGoodForEverybody(page);
  await page.reload();
  await expect(page.locator("main")).toContainText(words);
  await page.getByRole("button", { name: "Send what you wrote" }).click();
  await expect(page.locator("main textarea").first()).toHaveValue(words);
});

test("a draft goes on after the council's sign-in in another tab", async ({ page, browser, kith }) => {
  await allow(browser, kith, "Amina Yusuf", "amina.yusuf@westmere.example");
  await signInThere(page, "amina.yusuf");
  await begin(page, await childWithSiblings(page), "Note");
  const field = answer(page, "what_was_said");
  await field.pressSequentially("School rang. ");
  await expectSaved(page);
  await page.context().clearCookies({ name: "kith_session" });
  await field.pressSequentially("More. ");
  const dialog = page.locator("dialog.kith-signin");
  await expect(dialog).toBeVisible({ timeout: 10_000 });

  const opened = page.context().waitForEvent("page");
  await dialog.getByRole("link", { name: /Sign in another way/ }).click();
  const other = await opened;
  await council(other).click();
  await expect(other.getByRole("button", { name: "Sign out" })).toBeVisible();
  await other.close();
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event("focus")));

  await expect(dialog).toBeHidden();
  await expectSaved(page);
  await page.reload();
  await expect(answer(page, "what_was_said")).toHaveValue(/School rang\. More\./);
});

test("whoever has no account, or says no there, is told what to do", async ({ page }) => {
  await page.goto("/");
  await council(page).click();
  await page.getByRole("button", { name: "I do not want to" }).click();
  await expect(page.getByRole("alert")).toContainText("did not let you in");

  await council(page).click();
  await atWestmere(page, "nobody.known");
  await expect(page.getByRole("alert")).toContainText("no open account in Kith belongs to you");
  await expectGoodForEverybody(page);
  await page.getByRole("alert").getByRole("link").click();
  await expect(council(page)).toBeFocused();
  await page.goto("/account");
  await expect(page.getByLabel("Username")).toBeVisible();
});

test("a way back that was used before, or made up, opens nothing", async ({ page, browser, kith }) => {
  await allow(browser, kith, "Amina Yusuf", "amina.yusuf@westmere.example");
  let back;
  page.on("request", (request) => {
    if (request.url().includes("/sign-in/council/back")) back = request.url();
  });
  await signInThere(page, "amina.yusuf");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();

  await page.goto(back);
  await expect(page.getByRole("alert")).toContainText("was used before");
  await page.goto("/sign-in/council/back?state=made-up&code=made-up");
  await expect(page.getByRole("alert")).toContainText("Start again");
});

test("the provider takes new keys, is down, and answers again", async ({ page, browser, kith }) => {
  await allow(browser, kith, "Amina Yusuf", "amina.yusuf@westmere.example");
  await signInThere(page, "amina.yusuf");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  kith.provider.startAnew();
  await signInThere(page, "amina.yusuf");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();

  kith.provider.down(true);
  await page.goto("/");
  await council(page).click();
  await expect(page.getByRole("heading", { name: "Westmere is being mended" })).toBeVisible();
  await page.goto("/");
  await page.getByLabel("Username").fill("amina.yusuf");
  await page.getByLabel("Password").fill("demonstration");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  kith.provider.down(false);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await signInThere(page, "amina.yusuf");
});
