// Two documents' pages: which is which, where they differ to the eye, and the page that shows it.
import {PNG} from "pngjs";
import {describe, expect, test} from "vitest";
import {alignPages} from "../../scripts/lib/page/align.ts";
import {differencePage, type DifferenceReport} from "../../scripts/lib/page/difference-page.ts";
import {differingBoxes} from "../../scripts/lib/page/differing.ts";
import type {Raster} from "../../scripts/lib/pdf/pictures.ts";
import {smallPng} from "../../scripts/lib/pdf/small-png.ts";

describe("pages are aligned by their words", () => {
  const pages = [
    "the cover of it",
    "what it costs is much",
    "what to do about it",
    "sources and notes",
  ];
  const said = (before: readonly string[], after: readonly string[]): readonly string[] =>
    alignPages(before, after).map(one => `${one.before ?? "-"}:${one.after ?? "-"}`);

  test("when nothing has changed", () =>
    expect(said(pages, pages)).toEqual(["0:0", "1:1", "2:2", "3:3"]));

  test("when one was put in", () =>
    expect(said(pages, [...pages.slice(0, 2), "a new page altogether", ...pages.slice(2)])).toEqual(
      ["0:0", "1:1", "-:2", "2:3", "3:4"],
    ));

  test("when one was taken out, and another says something else", () =>
    expect(said(pages, ["the cover of it", "what to do about that", "sources and notes"])).toEqual([
      "0:0",
      "1:-",
      "2:1",
      "3:2",
    ]));

  test("when there are none on one side", () => {
    expect(said([], pages)).toEqual(["-:0", "-:1", "-:2", "-:3"]);
    expect(said(pages, [])).toEqual(["0:-", "1:-", "2:-", "3:-"]);
  });

  test("when none has words: in their order", () =>
    expect(said(["", "", ""], ["", "x", ""])).toEqual(["0:0", "1:1", "2:2"]));
});

/** White, with black bars: x, y, width, height. */
function drawn(...bars: readonly (readonly [number, number, number, number])[]): Raster {
  const [width, height] = [200, 120];
  const data = new Uint8Array(width * height * 4).fill(255);
  for (const [left, top, wide, high] of bars)
    for (let y = top; y < top + high; y++)
      for (let x = left; x < left + wide; x++)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return {width, height, data};
}

describe("what differs to the eye is boxed", () => {
  const letter = [40, 40, 3, 12] as const;

  test("not what is the same", async () =>
    expect(await differingBoxes(drawn(letter), drawn(letter))).toEqual([]));

  test("what is there on one side only", async () => {
    const [box, ...others] = await differingBoxes(drawn(letter), drawn(letter, [100, 60, 3, 12]));
    expect(others).toEqual([]);
    expect(box!.x * 200).toBeLessThan(100);
    expect((box!.x + box!.width) * 200).toBeGreaterThan(103);
    expect(box!.y * 120).toBeLessThan(60);
    expect((box!.y + box!.height) * 120).toBeGreaterThan(72);
    // And not half of the page.
    expect(box!.width * box!.height).toBeLessThan(0.05);
  });

  test("not what lies two pixels beside its place, but what lies ten beside it", async () => {
    expect(await differingBoxes(drawn(letter), drawn([42, 40, 3, 12]))).toEqual([]);
    expect(await differingBoxes(drawn(letter), drawn([40, 50, 3, 12]))).not.toEqual([]);
  });

  test("a hairline that went is a difference, and one half a pixel aside is none", async () => {
    const hairline = (...shares: readonly number[]): Raster => {
      const raster = drawn();
      for (const [i, share] of shares.entries())
        for (let y = 40; y < 52; y++)
          raster.data.fill(
            255 - Math.round(170 * share),
            (y * 200 + 60 + i) * 4,
            (y * 200 + 60 + i) * 4 + 3,
          );
      return raster;
    };
    expect(await differingBoxes(hairline(1), hairline(0.5, 0.5))).toEqual([]);
    expect(await differingBoxes(hairline(1, 0, 0, 0, 0, 1), hairline(1))).toHaveLength(1);
    // What is passed over is marked where that is asked for.
    expect(await differingBoxes(hairline(1), hairline(0, 0, 1), "marked")).toHaveLength(1);
  });

  test("two changes far from each other are two boxes, and neighbours are one", async () => {
    const far = await differingBoxes(drawn(), drawn([10, 10, 4, 9], [150, 90, 4, 9]));
    const near = await differingBoxes(drawn(), drawn([10, 10, 4, 9], [20, 10, 4, 9]));
    expect([far.length, near.length]).toEqual([2, 1]);
  });

  test("a page of another size differs where one of the two ends", async () => {
    const wide: Raster = {width: 400, height: 240, data: new Uint8Array(400 * 240 * 4).fill(255)};
    wide.data.fill(0, 200 * 400 * 4, 200 * 400 * 4 + 200);
    expect(await differingBoxes(drawn(), wide)).toHaveLength(1);
  });
});

describe("a small PNG", () => {
  test("shows the same, in a shade or so", () => {
    const raster = drawn([10, 10, 30, 30]);
    raster.data.set([188, 69, 27, 255], 0);
    const {width, height, data} = PNG.sync.read(Buffer.from(smallPng(raster)));
    expect([width, height]).toEqual([200, 120]);
    for (let at = 0; at < data.length; at += 4)
      for (let colour = 0; colour < 3; colour++)
        expect(Math.abs(data[at + colour]! - raster.data[at + colour]!)).toBeLessThan(9);
  });

  test("has room for more colours than it can name", () => {
    const data = Uint8Array.from({length: 64 * 64 * 4}, (_, i) =>
      i % 4 === 3 ? 255 : (i * 37) % 256,
    );
    const png = PNG.sync.read(Buffer.from(smallPng({width: 64, height: 64, data})));
    expect(png.width).toBe(64);
  });
});

describe("the page of differences", () => {
  const png = smallPng(drawn([10, 10, 4, 4]));
  const box = {x: 0.5, y: 0.25, width: 0.1, height: 0.05};
  const shot = {png, label: "Slide 4", width: 200, height: 120, boxes: [box]};
  const report: DifferenceReport = {
    title: "A <script>alert(1)</script> & more",
    before: "HEAD~3",
    after: "now",
    figures: [
      {
        id: "cost",
        label: "Cost | {{of}} it",
        before: "£1bn",
        after: "£2bn",
        moved: ["+£1bn, +100%"],
        described: [],
        follows: false,
      },
    ],
    entries: [
      {
        title: "Options",
        items: [
          {
            change: "changed",
            title: "One <b>",
            fields: [
              {
                name: "what",
                words: [
                  {is: "gone", text: "<i>"},
                  {is: "new", text: "must"},
                ],
              },
            ],
          },
        ],
      },
    ],
    documents: [
      {
        name: "deck",
        says: "1 of 9 slides differs.",
        pages: [
          {
            id: "deck-4",
            title: "Slide 4",
            heading: "What it costs",
            figures: ["cost"],
            before: shot,
            after: null,
            words: [{is: "new", text: "</p>"}],
          },
        ],
      },
    ],
    notes: ["Note"],
  };
  const html = differencePage(report, () => ":root { --ink: #000 }");

  test("leads from each figure to its pages, and back", () => {
    expect(html).toContain('<a href="#deck-4">');
    expect(html).toContain('id="deck-4"');
    expect(html).toContain('<a href="#figure-cost">');
    expect(html).toContain('id="figure-cost"');
  });

  test("marks what differs where it is, and says that a page is missing", () => {
    expect(html).toContain('<rect x="50" y="25" width="10" height="5"/>');
    expect(html).toContain("It is not there any more");
  });

  test("prints what comes from content as it is", () => {
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("A &#60;script&#62;alert(1)&#60;/script&#62; &#38; more");
    expect(html).toContain("<del>&#60;i&#62;</del> <ins>must</ins>");
  });

  test("needs nothing but itself", () =>
    expect(html.match(/(?:src|href)="(?!#|data:)[^"]*"/g)).toBeNull());
});
