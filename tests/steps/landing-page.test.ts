// The kind for a publication's page on the web, with a publication that has little to say, or says it in odd characters.
import {describe, expect, test} from "vitest";
import {dataScripts} from "../../scripts/lib/template/structured.ts";
import {buses, pagesOf, withFile, withoutFile} from "../buses.ts";

const least = `template: landing-page
kind: Report
description: Steps for a town's fleet.
claim: A claim.
key-figures: [{figure: net-savings, text: net}]
summary: {title: Summary, lead: A lead.}
recommendations: {title: Recommendations}
sources: Sources
`;
const path = "content/buses/documents/page.yaml";
const publication = "content/buses/publication.yaml";
const withPage = withFile(buses, path, least);

function headOf(sources: typeof buses) {
  const {manuscript} = pagesOf(sources)["page"]!;
  const [json, ...more] = dataScripts(manuscript.head);
  expect(more).toEqual([]);
  return {...manuscript, data: JSON.parse(json!) as Record<string, unknown>};
}

describe("with the least that it asks for", () => {
  test("it offers every other document, and leaves out what there is nothing for", () => {
    const {text, facts} = headOf(withPage);
    expect(new Set(facts.map(use => use.file))).toEqual(
      new Set(["note.html", "talk.html", "talk.png"]),
    );
    for (const left of ["verdicts", "charts", "method", "endorsement", "caveat"])
      expect(text, left).not.toMatch(new RegExp(`id="${left}`));
    expect(text).toContain('id="downloads"');
  });

  test("its links on the page lead somewhere", () => {
    const {text} = headOf(withPage);
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets.length).toBeGreaterThan(5);
    expect(targets.filter(id => id !== "top" && !text.includes(`id="${id}"`))).toEqual([]);
  });

  test("alone in its publication it offers nothing, and has no picture", () => {
    const alone = ["note", "talk"].reduce(
      (sources, name) => withoutFile(sources, `content/buses/documents/${name}.yaml`),
      withPage,
    );
    const {text, head, data, facts} = headOf(alone);
    expect([facts, data["encoding"], data["image"]]).toEqual([[], [], undefined]);
    expect(text).not.toContain('class="downloads"');
    expect(head).not.toContain("og:image");
  });
});

describe("the order of a printed copy", () => {
  test("is told as far as the publication knows it", () => {
    const {text} = headOf(
      withFile(
        withPage,
        publication,
        before => `${before}printed-copy: {price: "€20", email: post@example.org}\n`,
      ),
    );
    expect(text).toContain("Order a printed copy");
    expect(text).toContain("€20");
    expect(text).toContain('<a href="mailto:post@example.org">');
  });

  test("is left out where nothing is known", () =>
    expect(headOf(withPage).text).not.toContain("Order a printed copy"));
});

test.each(['</script><script>alert("x")</script>', 'a "b" \\ c', "<!-- & -->", "] } {"])(
  "a title such as %j is itself, for machines as for people",
  odd => {
    const {head, data} = headOf(
      withFile(withPage, publication, text =>
        text.replace(/^title: .*$/m, () => `title: ${JSON.stringify(odd)}`),
      ),
    );
    expect(data["name"]).toBe(odd);
    expect(head.match(/<\/?script\b/g)).toHaveLength(2);
    const [, title = ""] = /<meta property="og:title" content="([^"]*)">/.exec(head) ?? [];
    expect(title.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(odd);
  },
);
