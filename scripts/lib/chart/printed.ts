// What can be seen of a chart once it is drawn: a value for which there was no room is on record, and not on the page.
import type {Use} from "../template/printing.ts";

/** `drawn`: the charts by the keys of their places. */
export function seenUses(uses: readonly Use[], drawn: ReadonlyMap<string, string>): readonly Use[] {
  const words = new Map([...drawn].map(([key, svg]) => [key, wordsIn(svg)]));
  return uses.map(use => {
    const said = words.get(use.chart ?? "");
    return said === undefined || said.includes(squeeze(use.text)) ? use : {...use, visible: false};
  });
}

/** Lines are broken where they fit, so white space says nothing. */
function wordsIn(svg: string): string {
  const texts = [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, inside = ""]) => inside);
  const plain = texts.join("\u0000").replace(/<[^>]*>/g, "");
  return squeeze(
    plain
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&"),
  );
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "");
}
