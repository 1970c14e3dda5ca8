// Marks in a page's drawing say which tag each piece belongs to. The browser leaves what belongs to none without a mark (margin boxes,
// backgrounds) and gives the lines and grounds of a table or a list a tag's: here both become artifacts, which a screen reader passes over.
import {latin} from "./bytes.ts";
import type {Edit} from "./edits.ts";
import {along, letter, operandsAt, operatorAt, type Operators} from "./operators.ts";

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
    if (kind === along) continue;
    if (kind === letter) show();
    else if (!gone.has(i)) take(operatorAt(operators, i), i);
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

/** The numbers of all marks in a drawing. */
export function marksIn(operators: Operators): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < operators.count; i += 1) {
    if (operators.kinds[i]! <= 1 || operatorAt(operators, i) !== "BDC") continue;
    const {mcid} = markAt(operators, i);
    if (mcid !== null) found.push(mcid);
  }
  return found;
}

function markAt(operators: Operators, i: number): Mark {
  const {bytes, starts, ends} = operators;
  const [tag, properties] = operandsAt(operators, i);
  const [, number] =
    typeof properties === "object"
      ? (/\/MCID\s+(\d+)/.exec(latin(bytes, properties.start, properties.end)) ?? [])
      : [];
  const mcid = number === undefined ? null : Number(number);
  // A list of properties that stands elsewhere, `/MC0`, may hold a number: it is left alone.
  const covers = mcid !== null || tag === "/Artifact" || typeof properties === "string";
  return {start: starts[i]!, end: ends[i]!, mcid, covers, isWithinOurs: false, shows: false};
}
