// What a drawing uses, fonts, pictures, ways to paint, under names that count from one in the order of first use. The browser's names are
// the numbers of objects in one print.
import {endOfWord, latin, slash} from "./bytes.ts";
import type {Drawing} from "./drawings.ts";
import type {Edit} from "./edits.ts";
import {dictIn, name, PDFDict, type PDFObject, type PDFStream} from "./objects.ts";
import {kindsAmong, type Operators} from "./operators.ts";
import {keptByName} from "./page-memory.ts";

/** In the order in which they are written, each with the letter of its names and the operators that name one. */
const sorts = [
  ["ColorSpace", "C", "cs CS"],
  ["ExtGState", "G", "gs"],
  ["Font", "F", "Tf"],
  ["Pattern", "P", "scn SCN"],
  ["Shading", "S", "sh"],
  ["XObject", "X", "Do"],
] as const;

const sortsByKind = new Uint8Array(256);
for (const [i, [, , operators]] of sorts.entries())
  for (const [kind, isOne] of kindsAmong(operators).entries())
    if (isOne === 1) sortsByKind[kind] = i + 1;

const known = new Set<string>(["ProcSet", ...sorts.map(([category]) => category)]);

/** By what it is, and its name in one drawing, that which it has from now on. */
export type NewNames = ReadonlyMap<string, string>;

/**
 * The resources of the page or the form are those that it uses, in the order of first use. Null where there is anything in them that has
 * no such names; nothing is changed then.
 *
 * @param instead what is used in the place of another
 */
export function nameResources(
  drawing: Drawing,
  instead: (used: PDFObject) => PDFObject,
): NewNames | null {
  const {resources} = drawing;
  const names = new Map<string, string>();
  if (!resources) return names;
  if (resources.keys().some(key => !known.has(key.text))) return null;
  const used = sorts.map(() => new Map<PDFObject, string>());
  for (const {sort, called, key} of usesIn(drawing)) {
    const [category, letter] = sorts[sort]!;
    const found = dictIn(resources, category)?.get(name(called));
    // `/Pattern cs`
    if (found === undefined) continue;
    const object = instead(found);
    const now = used[sort]!.get(object) ?? `${letter}${used[sort]!.size + 1}`;
    used[sort]!.set(object, now);
    if (now !== called) names.set(key, now);
  }
  const own = new PDFDict();
  for (const [i, [category]] of sorts.entries()) {
    const entries = [...used[i]!].map(([object, called]) => [name(called), object]);
    if (entries.length > 0) own.set(name(category), new PDFDict(entries.flat()));
  }
  const procedures = resources.get(name("ProcSet"));
  if (procedures !== undefined) own.set(name("ProcSet"), procedures);
  const {stream, page, isForm} = drawing;
  const holder = isForm ? (stream.object as PDFStream).dict : (page.object as PDFDict);
  holder.set(name("Resources"), own);
  return names;
}

/** The changes to a drawing. */
export function renamings(operators: Operators, names: NewNames | undefined): readonly Edit[] {
  const edits: Edit[] = [];
  if (names && names.size > 0)
    eachUse(operators, ({key}, at, until) => {
      const text = names.get(key);
      if (text !== undefined) edits.push({at, until, text});
    });
  return edits;
}

interface Use {
  readonly sort: number;
  readonly called: string;
  readonly key: string;
}

const kept = keptByName<readonly Use[]>(uses => 200 * uses.length);

/** Each once, in the order of first use. */
function usesIn(drawing: Drawing): readonly Use[] {
  return kept(drawing.name, () => {
    const found = new Map<string, Use>();
    eachUse(drawing.operators, use => {
      if (!found.has(use.key)) found.set(use.key, use);
    });
    return [...found.values()];
  });
}

function eachUse(
  {bytes, count, kinds, starts, values}: Operators,
  visit: (use: Use, at: number, until: number) => void,
): void {
  const uses = new Map<string, Use>();
  for (let i = 0; i < count; i += 1) {
    const sort = sortsByKind[kinds[i]!]! - 1;
    if (sort < 0) continue;
    let at = starts[i]!;
    while (at < values[i]! && bytes[at] !== slash) at += 1;
    if (at === values[i]) continue;
    const until = endOfWord(bytes, at + 1);
    const called = latin(bytes, at + 1, until);
    const key = `${sorts[sort]![1]}/${called}`;
    const use = uses.get(key) ?? {sort, called, key};
    uses.set(key, use);
    visit(use, at + 1, until);
  }
}
