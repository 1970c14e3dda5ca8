// The presenter's form, by marp-cli itself: what is put into its styles afterwards is what marp-cli would have put there.
import {expect, test} from "vitest";
import {presentByMarp} from "../../scripts/outside/presenter.ts";
import {composeSlides, renderPresenter} from "../../scripts/steps/html.ts";
import {buses, pagesOf} from "../buses.ts";

const talk = pagesOf(buses)["talk"]!.manuscript;
const font = new Uint8Array([0, 1, 2, 3, 250]);
const manuscript = {
  ...talk,
  text: `<style scoped>h2 { animation: turn 1s; } @keyframes turn { to { rotate: 1deg; } }</style>\n\n## url(asset:a.woff2)\n\n---\n\n${talk.text}`,
  css: `@font-face { font-family: A; src: url(asset:a.woff2) format("woff2"); }\n${talk.css}\nsection { background: url(asset:a.woff2) no-repeat; }`,
  assets: new Map([...talk.assets, ["a.woff2", font]]),
};
const slides = composeSlides(manuscript, new Map());

test("with its files in its styles, and nowhere else, in the same bytes each time", async () => {
  const whole = await presentByMarp(slides);
  const kept = new Map<string, string>();
  const remembered = async (name: string, make: () => Promise<string>): Promise<string> => {
    if (!kept.has(name)) kept.set(name, await make());
    return kept.get(name)!;
  };
  for (let i = 0; i < 2; i += 1)
    expect(await renderPresenter(slides, manuscript, presentByMarp, remembered)).toBe(whole);
  expect(whole).toContain("url(data:font/woff2;base64,AAECA/o=)");
  expect(whole).toContain("url(asset:a.woff2)</h2>");
  expect(kept.size).toBe(1);
});
