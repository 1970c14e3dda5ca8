// What can be seen of a chart once it is drawn: a value for which there was no room is on record, and not on the page.
import {standingIn} from "../pdf/standing.ts";
import type {Use} from "../template/printing.ts";

/** `drawn`: the charts by the keys of their places. Of several that read the same, as many are seen as stand there. */
export function seenUses(uses: readonly Use[], drawn: ReadonlyMap<string, string>): readonly Use[] {
  const seen = new Map<string, Map<string, number>>();
  for (const [key, svg] of drawn) {
    const texts = uses.filter(use => use.chart === key).map(use => use.text);
    const {found} = standingIn(texts, [textsIn(svg)]);
    seen.set(key, new Map([...found].map(([text, there]) => [text, there.length])));
  }
  return uses.map(use => {
    const texts = use.chart === undefined ? undefined : seen.get(use.chart);
    if (!texts) return use;
    const left = texts.get(use.text) ?? 0;
    texts.set(use.text, left - 1);
    return left > 0 ? use : {...use, visible: false};
  });
}

/** The stretches in which its words are drawn; lines are broken where they fit. */
function textsIn(svg: string): readonly string[] {
  const texts = [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, inside = ""]) => inside);
  return texts.flatMap(inside =>
    inside
      .split(/<[^>]*>/)
      .filter(piece => piece !== "")
      .map(piece =>
        piece
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, "&"),
      ),
  );
}
