import { expect, expectGoodForEverybody, test } from "../kith.js";

test("kith says that it is alive and ready", async ({ request }) => {
  for (const path of ["/health/live", "/health/ready"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
  }
});

test("a stranger is shown the way in, on a page that everybody can use", async ({ page }) => {
  await page.goto("/");

  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectGoodForEverybody(page);
});
