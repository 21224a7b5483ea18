// Journeys through the real program in Debian's Chromium, at a desk and on a phone.
import { defineConfig } from "@playwright/test";

const chromium = {
  browserName: "chromium",
  launchOptions: {
    executablePath: process.env.KITH_CHROMIUM ?? "/usr/bin/chromium",
    // Root's Chromium has no sandbox to stand in; the rest keeps it from calling home from a machine without a network.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  locale: "en-GB",
  timezoneId: "Europe/London",
};

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 5_000 },
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  // What a journey waits for in vain is said after twenty seconds, not when the whole test's time is up.
  use: { ...chromium, actionTimeout: 20_000, screenshot: "only-on-failure", trace: process.env.KITH_TRACE ? "retain-on-failure" : "off" },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true } },
  ],
});
