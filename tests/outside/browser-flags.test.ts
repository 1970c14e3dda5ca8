import puppeteer from "puppeteer-core";
import {expect, it} from "vitest";
import {browserFlags} from "../../scripts/outside/browser-flags.ts";

it.each(["shell", "chrome"] as const)("a %s is started as puppeteer starts one", kind => {
  const theirs = puppeteer.defaultArgs({
    headless: kind === "shell" ? "shell" : true,
    userDataDir: "/somewhere/profile",
    args: ["--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"],
  });
  const ours = browserFlags({kind, profile: "/somewhere/profile", sandbox: true});
  expect(ours.slice(0, theirs.length)).toEqual(theirs);
  expect(ours.slice(theirs.length).join(" ")).toContain("--proxy-server=http://127.0.0.1:9");
  expect(ours).not.toContain("--no-sandbox");
});
