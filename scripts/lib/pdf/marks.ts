// Marks in a page's drawing say which tag each piece belongs to. The browser leaves what belongs to none without a mark (margin boxes,
// backgrounds) and gives the lines and grounds of a table or a list a tag's: here both become artifacts, which a screen reader passes over.
import {applyEdits, type Edit} from "./edits.ts";
import {latin} from "./bytes.ts";
import {readOperators, type Operand} from "./operators.ts";

export interface Marking {
  /** Whether a tag names this number. The browser numbers what is hidden from readers as well. */
  readonly isTagged: (mcid: number) => boolean;
  /** Whether what is marked with this number counts though it has no words: a picture, a bullet. */
  readonly counts: (mcid: number) => boolean;
  /** Whether the form of this name has marks of its own. */
  readonly hasMarks: (form: string) => boolean;
}

export interface Marked {
  readonly bytes: Uint8Array;
  /** Numbers that mark nothing any more. */
  readonly dropped: ReadonlySet<number>;
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly mcid: number | null;
  /** Whether all within it is accounted for: it is an artifact, or belongs to a tag. */
  readonly covers: boolean;
  readonly isWithinOurs: boolean;
  shows: boolean;
}

const paints = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
const shows = new Set(["Tj", "TJ", "'", '"']);

export function markArtifacts(bytes: Uint8Array, marking: Marking): Marked {
  const edits: Edit[] = [];
  const dropped = new Set<number>();
  const open: Mark[] = [];
  // An artifact of ours stays open until the next mark: all between two tags is one.
  let isOurs = false;
  let path = -1;
  readOperators(bytes, (operator, operands, start, end) => {
    if (operator === "m" || operator === "re") path = path < 0 ? start : path;
    else if (operator === "n") path = -1;
    else if (paints.has(operator)) {
      paint(path < 0 ? start : path);
      path = -1;
    } else if (operator === "BT" || operator === "sh") paint(start);
    else if (shows.has(operator)) count();
    else if (operator === "Do") {
      if (marking.hasMarks(String(operands[0]).slice(1))) close(start);
      else paint(start);
      count();
    } else if (operator === "EI") {
      paint(start);
      count();
    } else if (operator === "BMC" || operator === "BDC") {
      const mark = markOf(bytes, operands, start, end);
      // What only says how letters are to be read lies within a line, and so within an artifact of ours.
      if (mark.covers) close(start);
      open.push({...mark, isWithinOurs: isOurs});
    } else if (operator === "EMC") {
      const mark = open.pop();
      if (mark?.isWithinOurs !== true) close(start);
      drop(mark);
    }
  });
  close(bytes.length);
  return {bytes: applyEdits(bytes, edits), dropped};

  function paint(at: number): void {
    if (isOurs || open.some(mark => mark.covers)) return;
    edits.push({at, until: at, text: "/Artifact BMC\n"});
    isOurs = true;
  }

  function close(at: number): void {
    if (isOurs) edits.push({at, until: at, text: at === bytes.length ? "\nEMC\n" : "EMC\n"});
    isOurs = false;
  }

  function count(): void {
    for (const mark of open) mark.shows = true;
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
export function marksIn(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  readOperators(bytes, (operator, operands, start, end) => {
    if (operator !== "BDC") return;
    const {mcid} = markOf(bytes, operands, start, end);
    if (mcid !== null) found.push(mcid);
  });
  return found;
}

/** `null` for a mark that has no number. */
export function numberOf(bytes: Uint8Array, properties: Operand | undefined): number | null {
  if (typeof properties !== "object") return null;
  const [, number] = /\/MCID\s+(\d+)/.exec(latin(bytes, properties.start, properties.end)) ?? [];
  return number === undefined ? null : Number(number);
}

function markOf(bytes: Uint8Array, operands: readonly Operand[], start: number, end: number): Mark {
  const mcid = numberOf(bytes, operands[1]);
  // A list of properties that stands elsewhere, `/MC0`, may hold a number: it is left alone.
  const covers = mcid !== null || operands[0] === "/Artifact" || typeof operands[1] === "string";
  return {start, end, mcid, covers, isWithinOurs: false, shows: false};
}
