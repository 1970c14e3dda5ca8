// Where figures come from: {{source-line}} under a slide, or under a chart, after the note on rounding where one is due; {{cite sources}} for words that rest on a source,
// {{#cited per=16}} … {{/cited}} for the list of all that was cited, in pages of so many; {{#cited words.notes}} counts in what
// is printed only after the list.
import type {Segment} from "../lib/content/prose.ts";
import type {Model} from "../lib/template/model.ts";
import {anything} from "../lib/template/terms.ts";
import {hasUnstatedPrices, sourceLine, type CitedSource} from "../lib/content/citation.ts";
import {citeMarks, placesOf} from "../lib/template/notes.ts";
import {cite, escape, type Printing} from "../lib/template/printing.ts";
import {figureOf} from "../lib/template/words-of.ts";
import {nodeOf, optionsOf, safe, type Helpers} from "./helper.ts";
import {pagesOf, roomTerms} from "./pages.ts";
import {roundingNote, type SumMaterial} from "./rounding.ts";

export interface SourceMaterial extends SumMaterial {
  /** By id: as `{{#cited}}` shows them, and as a source line needs them. */
  readonly sources: ReadonlyMap<string, {readonly shown: unknown; readonly cited: CitedSource}>;
}

export function sourceHelpers(printing: Printing, material: SourceMaterial, scope: Model): Helpers {
  const {charts, sources} = material;
  return {
    "source-line": {
      takes: {0: ["chart", "nothing"], one: ["word"], many: ["word"], unstated: ["word"]},
      run(...args) {
        const {hash} = optionsOf(args);
        const recent = chartsOwn(args[0]) ?? printing.ledger.recent;
        const known = recent.sources.flatMap(id => sources.get(id)?.cited ?? []);
        // What rounding has done to sums stands before whose they are.
        const rounding = roundingNote(args.length > 1 ? args[0] : undefined, printing, material);
        if (known.length === 0) return rounding === "" ? "" : safe(escape(rounding, printing));
        const lead = String((known.length === 1 ? hash["one"] : hash["many"]) ?? "");
        const line = sourceLine(known, recent.figures, printing.locale);
        const unstated =
          hasUnstatedPrices(recent.figures) && hash["unstated"]
            ? ` ${String(hash["unstated"])}`
            : "";
        const words = escape(`${rounding} ${lead} ${line}.${unstated}`.trim(), printing);
        // A line may end within neither of two years that belong together: base.css keeps them whole.
        if (printing.makes === "text") return safe(words);
        return safe(words.replace(/\d{4}–\d{2,4}/g, '<span class="years">$&</span>'));
      },
    },
    cite: {
      takes: {0: ["list", "map"]},
      run(...args) {
        const marks = citeMarks(idsOf(args[0]), printing);
        return marks === "" ? "" : safe(marks);
      },
    },
    cited: {
      isBlock: true,
      takes: {0: [...anything, "nothing"], 1: anything, 2: anything, per: ["word"], ...roomTerms},
      scope: () => scope,
      run(...args) {
        const {fn, hash, data} = optionsOf(args);
        for (const id of args.slice(0, -1).flatMap(sourcesIn)) cite(id, printing);
        const all = printing.ledger.cited.map((id, i) => ({
          ...(sources.get(id)?.shown as object),
          number: i + 1,
          places: placesOf(id, printing),
        }));
        return pagesOf(all, hash, printing)
          .map(page => fn({...page, sources: page.items}, {data}))
          .join("");
      },
    },
  };

  /** What a chart prints and rests on, for the line under it alone. */
  function chartsOwn(value: unknown) {
    const node = nodeOf(value);
    const chart = node?.node === "chart" ? charts.get(node.id) : undefined;
    return chart && {figures: chart.prints.map(one => one.figure), sources: chart.sources};
  }

  /** What the figures rest on that words name, wherever they stand in a value. */
  function sourcesIn(value: unknown): readonly string[] {
    const node = nodeOf(value);
    if (node?.node === "figure") return node.figure.sources;
    if (node?.node === "text") return node.segments.flatMap(sourcesOfSegment);
    return typeof value === "object" && value !== null
      ? Object.values(value).flatMap(sourcesIn)
      : [];
  }

  function sourcesOfSegment(segment: Segment): readonly string[] {
    if (segment.sort === "as-written") return segment.source === null ? [] : [segment.source];
    return segment.sort === "figure" ? figureOf(segment.figure, printing).sources : [];
  }
}

/** Sources of the model are maps with an `id`; a list of them is what most things carry. */
function idsOf(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap(item =>
    typeof item === "object" && item !== null && "id" in item ? [String(item.id)] : [],
  );
}
