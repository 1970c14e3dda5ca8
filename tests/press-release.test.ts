// The press release as a newsroom gets it: under embargo or not, with and without what a publication may leave out.
import {describe, expect, test} from "vitest";
import {widthOf} from "../scripts/lib/plain/width.ts";
import {isAddress} from "../scripts/lib/plain/wrap.ts";
import {buses, pagesOf, withFile} from "./buses.ts";
import {wordsOf} from "./lib/marp.ts";

const path = "content/buses/documents/release.yaml";
const publication = "content/buses/publication.yaml";

const least = `template: press-release
headline: Selling {{idle-buses}} would save {{net-savings compact}}
lead: The town could save {{net-savings}} in a year, says the Office.
body:
  - Now {{idle-buses}} **stand** idle, at {{idle-cost}}, as [the audit](https://example.org/audit) found.
`;
const full = `${least}embargo: 00:01, 2 May 2024
remark: For editors *only*
subhead: A plan for a town
key-figures:
  - {figure: idle-cost, text: the cost of buses that stand idle, limit: "In prices of 2023, for {{idle-buses}}"}
  - {figure: idle-buses, as: number, text: buses that stand idle}
  - {figure: morale, text: the effect on morale}
quotations:
  - {quotation: driver, before: A driver said}
more: ["The Office will look again in a year."]
notes:
  - {title: Grant, text: "A grant of {{grant}} is counted as income."}
contact: Interviews on request
`;

function release(words: string, contact = "") {
  const sources = withFile(
    withFile(buses, path, words),
    publication,
    text => `${text}identifier: ISBN 1\n${contact}`,
  );
  const {text, head, plain, title} = pagesOf(sources)["release"]!.manuscript;
  return {
    html: text,
    head,
    title,
    words: wordsOf(text.replace(/<style>.*?<\/style>/gs, "")),
    text: plain!.text,
  };
}

test("the text of a mail, with everything in it", async () => {
  const contact = `contact: {name: Ana Example, phone: "+353 1 555 0100", email: press@example.org, url: https://example.org}\n`;
  await expect(release(full, contact).text).toMatchFileSnapshot("expected/press-release.txt");
});

describe("an embargo", () => {
  const {html, words, text} = release(full);

  test("stands before all else, in every form", () => {
    expect(words).toMatch(/^The Example Office Press release Embargoed until 00:01, 2 May 2024/);
    expect(text.split("\n").slice(0, 4)).toEqual([
      "The Example Office",
      "PRESS RELEASE",
      "",
      "EMBARGOED UNTIL 00:01, 2 May 2024",
    ]);
  });

  test("stands at the foot of every page of paper", () =>
    expect(html).toContain('"Embargoed until" " " "00:01, 2 May 2024"'));

  test("is not there where there is none", () => {
    const free = release(least);
    expect(free.html + free.text).not.toMatch(/embargo/i);
    expect([free.words, free.text].every(one => one.includes("For immediate release"))).toBe(true);
  });

  test("of a document without one can be other words", () => {
    const other = release(`${least}release: Published at noon\n`);
    expect([other.words, other.text].every(one => one.includes("Published at noon"))).toBe(true);
    expect(other.html + other.text).not.toContain("immediate");
  });
});

describe("what a publication does not say", () => {
  const {html, text} = release(least);

  test("leaves no empty heading, and no gap", () => {
    for (const absent of ["Key figures", "In their words", "Contact"]) {
      expect(html).not.toContain(absent);
      expect(text).not.toContain(absent.toUpperCase());
    }
    expect(text).not.toMatch(/\n\n\n/);
  });

  test("is not made up: a contact has what is known of it", () => {
    const contact = "contact: {name: The Example Office, url: https://example.org}\n";
    const {html: page, text: mail} = release(least, contact);
    expect(mail.slice(mail.indexOf("CONTACT"))).toBe(
      "CONTACT\n\nThe Example Office\nhttps://example.org\n",
    );
    expect(/<address>(.*?)<\/address>/s.exec(page)?.[1]).not.toMatch(/tel:|mailto:/);
  });
});

describe("notes to editors", () => {
  const {html, text} = release(full);

  test("are numbered on, sources first, and every number in the words leads to one", () => {
    const numbers = [...text.matchAll(/^(\d+)\.\s/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const marks = [...text.matchAll(/\[([\d, ]+)\]/g)].flatMap(([, all]) =>
      all!.split(", ").map(Number),
    );
    expect(marks.length).toBeGreaterThan(5);
    const sources = [...html.matchAll(/<li id="note-(\d+)"/g)].map(([, number]) => Number(number));
    expect(Math.max(...marks)).toBeLessThanOrEqual(sources.length);
    for (const [, number] of html.matchAll(/href="#note-(\d+)"/g))
      expect(sources).toContain(Number(number));
  });

  test("hold the sources of what stands in them, though it is printed after the list", () => {
    const other = release(
      least.replace(/\{\{[^}]*\}\}/g, "some") + `notes:\n  - {text: "Of {{idle-cost}}."}\n`,
    );
    expect(other.text).toContain("2. ");
    expect(other.html).toContain('<li id="note-2"');
  });
});

test("its title is its headline, and its lead is what search engines show of it", () => {
  const page = release(full);
  expect(page.title).toBe("Selling 12\u00a0buses would save €472k to €522k");
  expect(page.head).toContain(
    '<meta name="description" content="The town could save €472,000 to €522,000 in a year, says the Office.">',
  );
});

test("the form's own words can be another's", () => {
  const labels = `labels: {kind: Pressemitteilung, embargoed: Frei ab, key-figures: Zahlen, quotations: Stimmen, ends: Ende, notes: Hinweise, about: Zur Sache, page: Seite, of: von}\n`;
  const {html, text} = release(full + labels);
  for (const ours of [
    "Press release",
    "Key figures",
    "In their words",
    "Ends",
    "Notes to editors",
  ]) {
    expect(html).not.toContain(ours);
    expect(text).not.toContain(ours.toUpperCase());
  }
  expect(text).toContain("\nPRESSEMITTEILUNG\n\nFREI AB 00:01");
  expect(html).toContain('"Seite" " " counter(page) " " "von" " " counter(pages)');
});

test("no line is longer than 72 columns, but for an address", () => {
  const long = release(
    full.replace("A driver said", `${"Extraordinarily long-winded ".repeat(9)}words`),
  );
  for (const line of long.text.split("\n"))
    if (widthOf(line) > 72) expect(line.split(" ").some(isAddress), line).toBe(true);
});
