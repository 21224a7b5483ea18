// Every page that a role reaches by links, once for each kind of page: it opens, says what it is, and everybody can use it.
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";
import { kind, piecesOf, somethingNew } from "../looked.js";

const ROLES = ["peter.lister", "amina.yusuf", "helen.brearley", "tom.whitworth", "sian.hughes", "priya.mehta", "dan.kowalski"];
/** Kinds of page that one role's walk opens at most. */
const MOST = 60;

// The roles walk one after the other: each page is asked for and read for each of them; what none before has met is shown.
for (const role of ROLES) {
  test(`every page that ${role} reaches opens, says what it is, and can be used by everybody`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, role);
    const met = new Set(["/"]);
    const ahead = ["/"];
    for (let opened = 0; ahead.length > 0 && opened < MOST; opened += 1) {
      const path = ahead.shift();
      const answer = await page.request.get(path);
      expect(answer.status(), `${role} was led to ${path}`).toBe(200);
      const html = await answer.text();
      const read = await page.evaluate((sent) => {
        const whole = new DOMParser().parseFromString(sent, "text/html");
        const links = [...whole.querySelectorAll("a[href]:not([download])")].map((a) => a.getAttribute("href"));
        return { headings: whole.querySelectorAll("h1").length, title: whole.title.trim(), links };
      }, html);
      expect(read.headings, `one heading on ${path}`).toBe(1);
      expect(read.title, `a title on ${path}`).not.toBe("");
      const one = kind(path.split("?")[0]);
      if (somethingNew(`${one} as it was sent`, await page.evaluate(piecesOf, html))?.()) {
        await page.goto(path);
        await expectGoodForEverybody(page);
        await screenshot(page, `every/${role}${one.replaceAll(/[/{}]+/g, "-")}`, { fullPage: true });
      }
      for (const href of read.links) {
        const to = href.split("#")[0];
        const bare = to.split("?")[0];
        if (!bare.startsWith("/") || /\.(csv|json|toml|pdf|xlsx)$/.test(bare)) continue;
        if (met.has(kind(bare))) continue;
        met.add(kind(bare));
        ahead.push(to);
      }
    }
    expect(met.size, "kinds of page").toBeGreaterThan(3);
  });
}
