import {expect, test} from "vitest";
import type {Tab} from "../../scripts/outside/browser-tab.ts";
import {idleTabs} from "../../scripts/outside/idle-tabs.ts";

const showing = (page: string) =>
  ({page, isLike: (html: string) => html === page}) as unknown as Tab;

test("a page gets the tab that shows nearly the same", async () => {
  const [a, b] = [showing("a"), showing("b")];
  const idle = idleTabs(2);
  for (const tab of [a, b]) idle.add("print", tab);
  expect(await idle.take("print", "b")).toBe(b);
});

test("another page gets the one that has waited longest, where there are enough", async () => {
  const [a, b] = [showing("a"), showing("b")];
  const idle = idleTabs(2);
  for (const tab of [a, b]) idle.add("print", tab);
  expect(await idle.take("print", "c")).toBe(a);
  expect(await idleTabs(0).take("print", "c")).toBeUndefined();
});

test("where there is room for more, it gets one of its own", () => {
  const idle = idleTabs(3);
  for (const page of ["a", "b"]) idle.add("print", showing(page));
  expect(idle.take("print", "c")).toBeUndefined();
  expect(idle.take("picture", "a")).toBeUndefined();
});

test("one that is being opened shows nothing yet", async () => {
  const tab = showing("a");
  const idle = idleTabs(0);
  idle.add("print", Promise.resolve(tab));
  expect(await idle.take("print", "a")).toBe(tab);
});
