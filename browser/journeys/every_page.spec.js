// Every page that a role reaches by links, once for each kind of page: it opens, says what it is, and everybody can use it.
import { expect, expectGoodForEverybody, screenshot, signIn, test } from "../kith.js";

const ROLES = ["amina.yusuf", "helen.brearley", "tom.whitworth", "sian.hughes", "priya.mehta", "dan.kowalski"];
/** Kinds of page that one role's walk opens at most. */
const MOST = 60;

/** The kind of page behind an address: keys and Kith numbers are any. */
function kind(path) {
  return path
    .replace(/^\/people\/[0-9A-Z]{8}/, "/people/{person}")
    .replace(/^\/measures\/[a-z_]+/, "/measures/{measure}")
    .replace(/^\/forms\/[a-z_]+/, "/forms/{form}")
    .replace(/\/(questions|sections|fact)\/[a-z_]+/, "/$1/{one}")
    .replace(/\/teams\/\w+/, "/teams/{team}")
    .replace(/\/\d+/g, "/{key}")
    .replace(/\/answers\/[^/]+/, "/answers/{place}");
}

for (const role of ROLES) {
  test(`every page that ${role} reaches opens, says what it is, and can be used by everybody`, async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page, role);
    const met = new Set(["/"]);
    const ahead = ["/"];
    for (let opened = 0; ahead.length > 0 && opened < MOST; opened += 1) {
      const path = ahead.shift();
      const answer = await page.goto(path);
      expect(answer.status(), `${role} was led to ${path}`).toBe(200);
      await expect(page.locator("h1"), `one heading on ${path}`).toHaveCount(1);
      expect((await page.title()).trim(), `a title on ${path}`).not.toBe("");
      await expectGoodForEverybody(page);
      if (process.env.KITH_EVERY_PAGE) await screenshot(page, `every/${role}${kind(path).replaceAll(/[/{}]+/g, "-")}`, { fullPage: true });
      const links = await page.$$eval("a[href]:not([download])", (all) => all.map((a) => a.getAttribute("href")));
      for (const href of links) {
        const to = href.split("#")[0];
        const bare = to.split("?")[0];
        if (!bare.startsWith("/") || /\.(csv|json|toml)$/.test(bare)) continue;
        const one = kind(bare);
        if (met.has(one)) continue;
        met.add(one);
        ahead.push(to);
      }
    }
    expect(met.size, "kinds of page").toBeGreaterThan(3);
  });
}
