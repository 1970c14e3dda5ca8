// The browser places letter by letter, `<0018> Tj 19.66 0 Td <0023> Tj`; a line of text is one string, with what its letters are moved by:
// `[<00180023>-12<001c>] TJ`. It takes a third of the room, and words stay together for whoever reads the file.
import {applyEdits, type Edit} from "./edits.ts";
import {latin} from "./bytes.ts";
import {readOperators, type Operand} from "./operators.ts";

/** How wide a character is, in thousandths of the font's size. */
export type Widths = (code: number) => number;

/** By how much a letter may stand elsewhere: a twentieth of what CSS calls a pixel. It never adds up along a line. */
const unseen = 0.05;

interface Run {
  readonly start: number;
  end: number;
  text: string;
  isMoved: boolean;
}

/**
 * @param widthsOf by the name of a font in this drawing; null where the font is of another kind than the browser's, and its text
 * stays as it is
 */
export function joinRuns(bytes: Uint8Array, widthsOf: (font: string) => Widths | null): Uint8Array {
  const edits: Edit[] = [];
  let widths: Widths | null = null;
  let size = 0;
  let run: Run | null = null;
  // Where the line begins and where the pen is, as the browser has it and as it is written now: along the line, since its matrix was set.
  const asked = {line: 0, pen: 0};
  const written = {line: 0, pen: 0};
  let hasMoved = false;
  // After letters whose width is not known here, until the pen is set to a place again.
  let isLost = false;
  let isStretched = false;
  let spaces = 0;
  readOperators(bytes, (operator, operands, start, end) => {
    if (operator === "Tj") show(operands[0], start, end);
    else if (operator === "Td" && operands[1] === 0) move(Number(operands[0]), start, end);
    else if (operator === "BDC" && isHardSpace(operands)) {
      spaces += 1;
      leaveOut(start, end);
    } else if (operator === "EMC" && spaces > 0) {
      spaces -= 1;
      leaveOut(start, end);
    } else {
      finish();
      if (operator === "Tm" || operator === "BT") reset();
      else if (operator === "Td" || operator === "TD") step(Number(operands[0]));
      else if (operator === "T*") step(0);
      else if (operator === "Tf") {
        widths = widthsOf(String(operands[0]).slice(1));
        size = Number(operands[1]);
      } else if (operator === "TJ" || operator === "'" || operator === '"')
        showOther(operator, start);
      else if (/^T[cwz]$/.test(operator)) isStretched = true;
    }
  });
  finish();
  return isStretched ? bytes : applyEdits(bytes, edits);

  function show(operand: Operand | undefined, start: number, end: number): void {
    const digits =
      typeof operand === "object" ? latin(bytes, operand.start + 1, operand.end - 1) : "";
    const isPlain = digits !== "" && digits.length % 4 === 0 && /^[\da-f]+$/i.test(digits);
    if (!widths || size <= 0 || !isPlain) {
      finish();
      showOther("Tj", start);
      return;
    }
    run ??= {start, end, text: begun(), isMoved: false};
    const off = written.pen - asked.pen;
    const back = Math.abs(off) < unseen ? 0 : Math.round((off * 1000) / size);
    if (back !== 0) {
      run.text += `>${back}<`;
      run.isMoved = true;
    }
    run.text += digits;
    run.end = end;
    let wide = 0;
    for (let i = 0; i < digits.length; i += 4) wide += widths(parseInt(digits.slice(i, i + 4), 16));
    asked.pen += (wide * size) / 1000;
    written.pen += ((wide - back) * size) / 1000;
    hasMoved = false;
  }

  function move(by: number, start: number, end: number): void {
    if (isLost) finish();
    isLost = false;
    asked.line += by;
    asked.pen = asked.line;
    hasMoved = true;
    leaveOut(start, end);
  }

  /** To another line, which stays written as it is. */
  function step(by: number): void {
    asked.line += by;
    written.line += by;
    asked.pen = asked.line;
    written.pen = written.line;
    hasMoved = asked.line !== written.line;
    isLost = false;
  }

  function reset(): void {
    asked.line = asked.pen = written.line = written.pen = 0;
    hasMoved = isLost = false;
  }

  function leaveOut(start: number, end: number): void {
    if (run) run.end = end;
    else edits.push({at: start, until: end, text: ""});
  }

  function finish(): void {
    if (!run) return;
    const [before, ...pieces] = run.text.split("<");
    const shown = `<${pieces.join("<")}>`;
    const text = run.isMoved ? `${before}[${shown}]TJ` : `${before}${shown}Tj`;
    edits.push({at: run.start, until: run.end, text});
    run = null;
  }

  function showOther(operator: string, at: number): void {
    // These two begin with another line, which is counted from where this one began.
    if ((operator === "'" || operator === '"') && asked.line !== written.line) hasMoved = true;
    const text = begun().slice(0, -1);
    if (text !== "") edits.push({at, until: at, text});
    // What follows it stays where it is.
    written.pen = asked.pen;
    hasMoved = false;
    isLost = true;
  }

  /** What brings the pen to where the browser has it; the run's first bracket. */
  function begun(): string {
    if (!hasMoved) return "<";
    const by = Number((asked.line - written.line).toFixed(4));
    written.line += by;
    written.pen = written.line;
    return `${by} 0 Td <`;
  }

  /** A space that does not break has no sign of its own, and the browser says so of each. Who searches for words writes a space. */
  function isHardSpace([tag, properties]: readonly Operand[]): boolean {
    if (tag !== "/Span" || typeof properties !== "object") return false;
    const said = latin(bytes, properties.start, properties.end);
    return /^<<\s*\/ActualText\s*<feff00a0>\s*>>$/i.test(said);
  }
}
