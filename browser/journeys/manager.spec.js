// J3: a team manager. A worker leaves, a child is given to somebody else and a conflict of interest is kept out; decisions
// that wait are read, sent back and agreed; a supervision becomes tasks. By mouse or finger, and by keyboard alone.
import { keys, pointing } from "../hands.js";
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

/** Shows the page to axe-core and keeps a picture. */
async function look(page, name) {
  await expectGoodForEverybody(page);
  await screenshot(page, name, { fullPage: true });
}

/** What somebody else does meanwhile, in a browser of their own. */
async function meanwhile(page, who, does) {
  const { viewport, isMobile, hasTouch } = test.info().project.use;
  const context = await page.context().browser().newContext({ baseURL: new URL(page.url()).origin, viewport, isMobile, hasTouch, locale: "en-GB" });
  const other = await context.newPage();
  await signIn(other, who);
  await does(other, other.locator("main"));
  await context.close();
}

const path = (page) => new URL(page.url()).pathname;
/** What the page says of the act before it; a draft's own "Saved" is another status. */
const said = (main) => main.locator(".kith-notice--good");
/** The page that a press leads to is there. */
const opened = (main, title) => expect(main.getByRole("heading", { name: title }).first()).toBeVisible();

async function allocates(page, hands, name) {
  const main = page.locator("main");
  let child;

  await test.step("caseloads: who is over the agreed level, and who leaves", async () => {
    await page.goto("/caseloads");
    await look(page, `${name}-caseloads`);
    const over = main.getByRole("link", { name: /^\d+ workers? over the agreed level$/ });
    const count = Number(/^\d+/.exec(await over.innerText())[0]);
    await hands.press(page, over);
    await opened(main, /over the agreed level/);
    await expect(main.locator("tbody tr"), "the list's count is the number").toHaveCount(count);
    await look(page, `${name}-over`);
    await page.goBack();
    await hands.press(page, main.getByRole("link", { name: "Agreed levels" }));
    await opened(main, "Agreed levels");
    await look(page, `${name}-levels`);
    await page.goBack();
    await hands.press(page, main.getByRole("row", { name: /Leaves: the agency assignment ends/ }).getByRole("link", { name: "Sadia Iqbal" }));
    await expect(main.getByRole("heading", { level: 1 })).toHaveText("Caseload of Sadia Iqbal");
    await look(page, `${name}-leaver`);
  });

  await test.step("the leaver's child goes to the team, urgently", async () => {
    await hands.press(page, main.locator("tbody tr").last().getByRole("link").first());
    await expect(page).toHaveURL(/\/people\/\w+$/);
    child = path(page);
    await hands.press(page, page.locator(".kith-places").getByRole("link", { name: "People" }));
    await hands.press(page, main.getByRole("link", { name: "Allocate" }));
    await opened(main, "Allocate");
    await hands.pick(page, main.getByRole("radio", { name: "Safeguarding North, worker not yet named" }));
    await hands.pick(page, main.getByRole("radio", { name: "Urgent" }));
    await hands.type(page, main.getByLabel("Why?"), "Her worker's assignment ends in three weeks; the new worker is to meet her before that.");
    await hands.press(page, main.getByRole("button", { name: "Allocate" }));
    await expect(said(main)).toContainText("Safeguarding North, worker not yet named answers for");
  });

  await meanwhile(page, "amina.yusuf", async (amina, theirs) => {
    await amina.goto(child);
    await amina.locator("details.kith-add summary").click();
    await amina.getByRole("link", { name: "That I know this family" }).click();
    await theirs.getByLabel("Neighbour").check();
    await theirs.getByLabel("Anything more that your manager should know").fill("We share a garden wall.");
    await look(amina, `${name}-conflict`);
    await theirs.getByRole("button", { name: "Declare" }).click();
    await expect(said(theirs)).toContainText("Declared");
    await look(amina, `${name}-conflicts`);
  });

  await test.step("the child waits on the list of those without a worker", async () => {
    await hands.press(page, page.getByRole("link", { name: "Home", exact: true }).filter({ visible: true }));
    await expect(main).toContainText("Waiting for a worker");
    await hands.press(page, main.getByRole("link", { name: /^\d+ tonight$/ }));
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(/^\d+ (child|children) without a worker tonight$/);
    await look(page, `${name}-unallocated`);
    const row = main.locator("tbody tr", { has: page.locator(`a[href="${child}"]`) });
    await expect(row).toContainText("Urgent");
    await hands.press(page, row.getByRole("link", { name: "Allocate" }));
  });

  await test.step("who can be chosen: the cost of a change, the conflict, what is missing", async () => {
    await expect(main).toContainText(/has had \d+ workers? in the last 12 months; a change would make it \d+ in 12 months/);
    const amina = main.getByRole("radio", { name: "Amina Yusuf, Safeguarding North" });
    await expect(amina).toBeDisabled();
    await expect(main.locator(".govuk-radios__item", { has: page.getByRole("radio", { name: "Amina Yusuf, Safeguarding North" }) })).toContainText("Declared conflict with this household: not to be chosen");
    await look(page, `${name}-allocate`);
    await hands.pick(page, main.getByRole("radio", { name: "Rachel Dunne, Safeguarding North" }));
    await hands.press(page, main.getByRole("button", { name: "Allocate" }));
    await expect(main.getByRole("alert"), "nobody is named without a reason").toBeVisible();
    await expect(main.getByRole("radio", { name: "Rachel Dunne, Safeguarding North" }), "what was chosen is kept").toBeChecked();
    await look(page, `${name}-allocate-why`);
    await hands.type(page, main.getByLabel("Why?"), "She has room, and has met the family at two meetings.");
    await hands.press(page, main.getByRole("button", { name: "Allocate" }));
    await expect(said(main)).toContainText("Rachel Dunne, Safeguarding North answers for");
    await look(page, `${name}-allocated`);
    await page.goto("/unallocated");
    await expect(main.locator(`a[href="${child}"]`)).toHaveCount(0);
  });

  await meanwhile(page, "angela.farrow", async (angela, theirs) => {
    await angela.goto(`${child}/workers/new`);
    await theirs.getByRole("radio", { name: "Amina Yusuf, Safeguarding North" }).check();
    await theirs.getByLabel("Why?").fill("The family asks for her.");
    await theirs.getByRole("button", { name: "Allocate" }).click();
    await expect(theirs.getByRole("alert"), "a conflict is not set aside in silence").toContainText("why this is right although a conflict is declared");
    await look(angela, `${name}-override`);
    const why = `The garden wall is all that they share; the family knows of it and agrees. ${name}`;
    await theirs.getByLabel("If the worker declared a conflict").fill(why);
    await theirs.getByRole("button", { name: "Allocate" }).click();
    await expect(said(theirs)).toContainText("Amina Yusuf, Safeguarding North answers for");
    await angela.goto("/conflicts/overrides");
    await expect(theirs.getByRole("row").filter({ hasText: why })).toContainText("Angela Farrow");
    await look(angela, `${name}-overrides`);
  });
}

async function decides(page, hands, name) {
  const main = page.locator("main");
  const waiting = main.locator("tbody tr");
  let evidence, asker, before;

  await test.step("the queue, the oldest first, opens the evidence", async () => {
    await page.goto("/decisions");
    await expect(main.getByRole("heading", { name: /^Waiting now: \d+ decisions?$/ })).toBeVisible();
    before = await waiting.count();
    await look(page, `${name}-decisions`);
    asker = (await waiting.first().locator("td").nth(2).innerText()).split("\n")[0].trim().replace(/^Asked by:?\s*/, "");
    await hands.press(page, waiting.first().getByRole("link", { name: /Open the evidence/ }));
    await expect(main.getByRole("region", { name: "The manager's decision" })).toBeVisible();
    evidence = path(page);
    await look(page, `${name}-evidence`);
  });

  await test.step("it is sent back to the exact answer, with a comment", async () => {
    await hands.pick(page, main.getByRole("radio", { name: "I send it back" }));
    await hands.choose(page, main.getByLabel("To which answer?"), "Why");
    await hands.press(page, main.getByRole("button", { name: "Record my decision" }));
    await expect(main.getByRole("alert"), "nothing goes back without what has to change").toBeVisible();
    await look(page, `${name}-back-why`);
    await hands.type(page, main.getByLabel("Your reason, or what has to change"), "I cannot hear the child in this yet. What did she say when you saw her alone?");
    await hands.press(page, main.getByRole("button", { name: "Record my decision" }));
    await expect(said(main)).toContainText("Sent back by Helen Brearley");
    await expect(waiting).toHaveCount(before - 1);
    await page.goto(evidence);
    await expect(main.locator(".kith-notice--care")).toContainText("Helen Brearley sent it back, about why:");
    await look(page, `${name}-sent-back`);
  });

  await meanwhile(page, asker.toLowerCase().replace(" ", "."), async (worker, theirs) => {
    await worker.goto(evidence);
    await expect(theirs.locator(".kith-notice--care")).toContainText("What did she say when you saw her alone?");
    await look(worker, `${name}-again`);
    await theirs.getByLabel("Why?", { exact: true }).fill("Alone at school she said: “It is quiet now, and I sleep.” Two doctors explain the injury.");
    await theirs.getByRole("button", { name: "Ask again" }).click();
    await expect(said(theirs)).toContainText("It waits for a manager");
  });

  await test.step("it is agreed, for a reason and after reading", async () => {
    await page.goto("/decisions");
    await hands.press(page, waiting.locator(`a[href="${evidence}"]`).first());
    await expect(main).toContainText("Asked before");
    await hands.pick(page, main.getByRole("radio", { name: /^I agree/ }));
    await hands.press(page, main.getByRole("button", { name: "Record my decision" }));
    await expect(main.getByRole("alert"), "a countersignature without a reason does not count").toBeVisible();
    await hands.pick(page, main.getByRole("checkbox", { name: "The child's own words" }));
    await hands.type(page, main.getByLabel("Your reason, or what has to change"), "What she says alone, what school sees and what the doctors found agree; the plan says who notices if it changes.");
    await hands.press(page, main.getByRole("button", { name: "Record my decision" }));
    await expect(said(main)).toContainText("Agreed by Helen Brearley");
    await page.goto(evidence);
    await expect(main.getByRole("region", { name: "The manager's decision" })).toContainText("Agreed by Helen Brearley");
    await look(page, `${name}-agreed`);
  });
}

async function supervises(page, hands, name) {
  const main = page.locator("main");
  const fact = `Gran collects from nursery on Fridays (${name})`;
  let child;

  await test.step("a supervision is begun with a worker, about a child", async () => {
    await page.goto("/supervision");
    await look(page, `${name}-supervision`);
    await hands.press(page, main.getByRole("link", { name: "Rachel Dunne" }));
    await opened(main, /Rachel Dunne/);
    await look(page, `${name}-worker`);
    await hands.press(page, main.getByRole("link", { name: "Begin a supervision" }));
    await opened(main, "The supervision");
    await hands.pick(page, main.getByRole("group", { name: "Which children will you discuss?" }).getByRole("checkbox").first());
    await look(page, `${name}-begin`);
    await hands.press(page, main.getByRole("button", { name: "Begin" }));
  });

  await test.step("the prompts are answered", async () => {
    await expect(main.locator("form[data-draft]")).toBeVisible();
    await look(page, `${name}-write`);
    await hands.type(page, main.locator('[name="q-stays_with_you-0"]'), "The girl who says that everything is fine. I go home and hear how quiet the flat was.");
    await hands.type(page, main.locator('[name="q-objectivity-0"]'), "I find the stepfather hard to like. A colleague comes with me next time.");
    await expect(page.locator(".kith-desk .kith-saved")).toHaveAttribute("data-state", "saved", { timeout: 20_000 });
  });

  await test.step("what the worker said of the child, and what is not on record", async () => {
    await hands.press(page, main.locator("#children").getByRole("link", { name: "write what was discussed" }));
    await expect(main.locator("#ask-discussed")).toBeVisible();
    child = path(page).split("/").at(-1);
    await look(page, `${name}-child`);
    await hands.type(page, main.locator("#ask-discussed textarea").first(), "School is the best part of the week. At home there is less shouting since the uncle moved out.");
    await hands.type(page, main.locator("#ask-decided textarea").first(), "We go on with the plan, because what was asked for has begun to happen.");
    await hands.type(page, main.locator("#ask-missing").getByLabel("What was said").first(), fact);
    await expect(page.locator(".kith-desk .kith-saved")).toHaveAttribute("data-state", "saved", { timeout: 20_000 });
    await hands.press(page, main.getByRole("button", { name: "Save, and back to the supervision" }));
    await expect(main.locator("#children")).toContainText("go on writing");
  });

  await test.step("what was not agreed is asked for", async () => {
    await hands.press(page, main.getByRole("button", { name: "Complete the supervision" }));
    await expect(main.getByRole("alert")).toContainText("What do we agree for you, who does it, and by when?");
    await look(page, `${name}-not-yet`);
    await hands.type(page, main.locator('[name="q-agreed-0"]'), "The summaries by Friday; I read one of them with you.");
    await expect(page.locator(".kith-desk .kith-saved")).toHaveAttribute("data-state", "saved", { timeout: 20_000 });
  });

  await test.step("complete, it is read; the fact is the worker's task", async () => {
    await hands.press(page, main.getByRole("button", { name: "Complete the supervision" }));
    await expect(said(main)).toContainText("The supervision is complete");
    await look(page, `${name}-complete`);
    await page.goto(`/people/${child}/work`);
    await expect(main).toContainText(fact);
    await look(page, `${name}-task`);
  });
}

const ways = [
  ["", pointing, "manager", 180_000],
  [" by keyboard alone", keys, "manager-keys", 360_000],
];
for (const [how, hands, name, most] of ways) {
  for (const [what, does] of [
    ["a leaver's child is given to a worker, and a conflict of interest is kept out", allocates],
    ["a decision is read, sent back and agreed", decides],
    ["a supervision becomes tasks", supervises],
  ]) {
    test(what + how, async ({ page }) => {
      test.setTimeout(most);
      await signIn(page, "helen.brearley");
      await does(page, hands, name);
    });
  }
}
