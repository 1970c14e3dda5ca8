// Marks in a page's drawing say which tag each piece belongs to. The browser leaves what belongs to none without a mark (margin boxes,
// backgrounds) and gives the lines and grounds of a table or a list a tag's: here both become artifacts, which a screen reader passes over.
import {endOfWord, isAt, isDigit, isSpace, numberAt, slash} from "./bytes.ts";
import type {Edit} from "./edits.ts";
import {kindsAmong, letter, operandsAt, operatorAt, type Operators} from "./operators.ts";

export interface Marking {
  /** Whether a tag names this number. The browser numbers what is hidden from readers as well. */
  readonly isTagged: (mcid: number) => boolean;
  /** Whether what is marked with this number counts though it has no words: a picture, a bullet. */
  readonly counts: (mcid: number) => boolean;
  /** Whether the form of this name has marks of its own. */
  readonly hasMarks: (form: string) => boolean;
}

export interface Marked {
  readonly edits: readonly Edit[];
  /** Numbers that mark nothing any more. */
  readonly dropped: ReadonlySet<number>;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly mcid: number | null;
  /** Whether all within it is accounted for: it is an artifact, or belongs to a tag. */
  readonly covers: boolean;
  isWithinOurs: boolean;
  shows: boolean;
}

const paints = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
const shows = new Set(["Tj", "TJ", "'", '"']);
const counting = kindsAmong(`m re n ${[...paints].join(" ")} BT sh Tj TJ ' " Do EI BMC BDC EMC`);

/** @param gone which of the operators count as if they were not there: what is done with the letters leaves them out */
export function markArtifacts(
  operators: Operators,
  marking: Marking,
  gone: ReadonlySet<number> = new Set(),
): Marked {
  const {bytes, count, kinds, starts} = operators;
  const edits: Edit[] = [];
  const dropped = new Set<number>();
  const open: Mark[] = [];
  // An artifact of ours stays open until the next mark: all between two tags is one.
  let isOurs = false;
  let path = -1;
  for (let i = 0; i < count; i += 1) {
    const kind = kinds[i]!;
    if (kind === letter) show();
    else if (counting[kind] === 1 && !gone.has(i)) take(operatorAt(operators, i), i);
  }
  close(bytes.length);
  return {edits, dropped};

  function take(operator: string, i: number): void {
    const start = starts[i]!;
    if (operator === "m" || operator === "re") path = path < 0 ? start : path;
    else if (operator === "n") path = -1;
    else if (paints.has(operator)) {
      paint(path < 0 ? start : path);
      path = -1;
    } else if (operator === "BT" || operator === "sh") paint(start);
    else if (shows.has(operator)) show();
    else if (operator === "Do") {
      if (marking.hasMarks(String(operandsAt(operators, i)[0]).slice(1))) close(start);
      else paint(start);
      show();
    } else if (operator === "EI") {
      paint(start);
      show();
    } else if (operator === "BMC" || operator === "BDC") {
      const mark = markAt(operators, i);
      // What only says how letters are to be read lies within a line, and so within an artifact of ours.
      if (mark.covers) close(start);
      mark.isWithinOurs = isOurs;
      open.push(mark);
    } else if (operator === "EMC") {
      const mark = open.pop();
      if (mark?.isWithinOurs !== true) close(start);
      drop(mark);
    }
  }

  function paint(at: number): void {
    if (isOurs || open.some(mark => mark.covers)) return;
    edits.push({at, until: at, text: "/Artifact BMC\n"});
    isOurs = true;
  }

  function close(at: number): void {
    if (isOurs) edits.push({at, until: at, text: at === bytes.length ? "\nEMC\n" : "EMC\n"});
    isOurs = false;
  }

  function show(): void {
    for (let i = open.length - 1; i >= 0; i -= 1) open[i]!.shows = true;
  }

  function drop(mark: Mark | undefined): void {
    if (!mark || mark.mcid === null) return;
    const speaks = mark.shows || marking.counts(mark.mcid);
    if (speaks && marking.isTagged(mark.mcid)) return;
    edits.push({at: mark.start, until: mark.end, text: "/Artifact BMC"});
    dropped.add(mark.mcid);
  }
}

const marking = kindsAmong("BDC");

/** The numbers of all marks in a drawing. */
export function marksIn(operators: Operators): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < operators.count; i += 1) {
    if (marking[operators.kinds[i]!] !== 1) continue;
    const {mcid} = markAt(operators, i);
    if (mcid !== null) found.push(mcid);
  }
  return found;
}

function markAt({bytes, starts, ends, values}: Operators, i: number): Mark {
  const [start, end] = [starts[i]!, ends[i]!];
  // `/P <</MCID 0 >>BDC`
  const own = endOfWord(bytes, start + 1);
  let at = own;
  while (isSpace(bytes[at])) at += 1;
  const mcid = isAt(bytes, at, "<<") ? mcidIn(bytes, at, values[i]!) : null;
  const isArtifact = own === start + 9 && isAt(bytes, start, "/Artifact");
  // A list of properties that stands elsewhere, `/MC0`, may hold a number: it is left alone.
  const covers = mcid !== null || isArtifact || bytes[at] === slash;
  return {start, end, mcid, covers, isWithinOurs: false, shows: false};
}

function mcidIn(bytes: Uint8Array, start: number, end: number): number | null {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== slash || !isAt(bytes, at, "/MCID") || !isSpace(bytes[at + 5])) continue;
    let from = at + 6;
    while (isSpace(bytes[from])) from += 1;
    let to = from;
    while (isDigit(bytes[to]!)) to += 1;
    if (to > from) return numberAt(bytes, from, to);
  }
  return null;
}
