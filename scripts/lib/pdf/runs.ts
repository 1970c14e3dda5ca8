// The browser places letter by letter, `<0018> Tj 19.66 0 Td <0023> Tj`; a line of text is one string, with what its letters are moved by:
// `[<00180023>-12<001c>] TJ`. It takes a third of the room, and words stay together for whoever reads the file.
import {isAt, latin} from "./bytes.ts";
import type {Edit} from "./edits.ts";
import {
  along,
  kindsAmong,
  letter,
  operandsAt,
  operatorAt,
  type Operand,
  type Operators,
} from "./operators.ts";

/** How wide a character is, in thousandths of the font's size. */
export type Widths = (code: number) => number;

/** By how much a letter may stand elsewhere: a twentieth of what CSS calls a pixel. It never adds up along a line. */
const unseen = 0.05;

export interface Joined {
  readonly edits: readonly Edit[];
  /** Which of the operators are there no more: they only said of a letter that it is a space. */
  readonly gone: ReadonlySet<number>;
}

interface Run {
  readonly start: number;
  end: number;
  /** What brings the pen to its place. */
  readonly before: string;
  text: string;
  isMoved: boolean;
}

/**
 * @param widthsOf by the name of a font in this drawing; null where the font is of another kind than the browser's, and its text
 * stays as it is
 */
export function joinRuns(operators: Operators, widthsOf: (font: string) => Widths | null): Joined {
  const {bytes, count, kinds, starts, ends, values} = operators;
  const edits: Edit[] = [];
  const gone = new Set<number>();
  let widths = null as Widths | null;
  let size = 0;
  let run: Run | null = null;
  // Where the line begins and where the pen is, as the browser has it and as it is written now: along the line, since its matrix was set.
  const asked = {line: 0, pen: 0};
  const written = {line: 0, pen: 0};
  let hasMoved = false;
  // After letters whose width is not known here, until the pen is set to a place again.
  let isLost = false;
  let spaces = 0;
  for (let i = 0; i < count; i += 1) {
    const kind = kinds[i]!;
    if (kind === letter) {
      const code = values[i]!;
      if (widths && size > 0) show(figuresOf(code), widths(code), i);
      else showOther("Tj", i);
    } else if (kind === along) move(values[i]!, i);
    else if (counting[kind] !== 1) {
      if (run) finish();
    } else if (!take(operatorAt(operators, i), i)) return {edits: [], gone: new Set()};
  }
  finish();
  return {edits, gone};

  /** False where letters are stretched: then all stays as it is. */
  function take(operator: string, i: number): boolean {
    const operands = takenApart.has(operator) ? operandsAt(operators, i) : [];
    if (operator === "Tj") showAll(operands[0], i);
    else if (operator === "Td" && operands[1] === 0) move(Number(operands[0]), i);
    else if (operator === "BDC" && isHardSpace(i)) {
      spaces += 1;
      leaveOut(i);
    } else if (operator === "EMC" && spaces > 0) {
      spaces -= 1;
      leaveOut(i);
    } else {
      finish();
      if (operator === "Tm" || operator === "BT") reset();
      else if (operator === "Td" || operator === "TD") step(Number(operands[0]));
      else if (operator === "T*") step(0);
      else if (operator === "Tf") {
        widths = widthsOf(String(operands[0]).slice(1));
        size = Number(operands[1]);
      } else if (operator === "TJ" || operator === "'" || operator === '"') showOther(operator, i);
      else if (operator === "Tc" || operator === "Tw" || operator === "Tz") return false;
    }
    return true;
  }

  function showAll(operand: Operand | undefined, i: number): void {
    const digits =
      typeof operand === "object" ? latin(bytes, operand.start + 1, operand.end - 1) : "";
    const isPlain = digits !== "" && digits.length % 4 === 0 && /^[\da-f]+$/i.test(digits);
    if (!widths || size <= 0 || !isPlain) {
      showOther("Tj", i);
      return;
    }
    let wide = 0;
    for (let at = 0; at < digits.length; at += 4)
      wide += widths(parseInt(digits.slice(at, at + 4), 16));
    show(digits, wide, i);
  }

  function show(figures: string, wide: number, i: number): void {
    run ??= {start: starts[i]!, end: 0, before: begun(), text: "", isMoved: false};
    const off = written.pen - asked.pen;
    const back = Math.abs(off) < unseen ? 0 : Math.round((off * 1000) / size);
    if (back !== 0) {
      run.text += `>${back}<`;
      run.isMoved = true;
    }
    run.text += figures;
    run.end = ends[i]!;
    asked.pen += (wide * size) / 1000;
    written.pen += ((wide - back) * size) / 1000;
    hasMoved = false;
  }

  function move(by: number, i: number): void {
    if (isLost) finish();
    isLost = false;
    asked.line += by;
    asked.pen = asked.line;
    hasMoved = true;
    leaveOut(i);
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

  function leaveOut(i: number): void {
    if (kinds[i] !== along) gone.add(i);
    if (run) run.end = ends[i]!;
    else edits.push({at: starts[i]!, until: ends[i]!, text: ""});
  }

  function finish(): void {
    if (!run) return;
    const {start, end, before, text, isMoved} = run;
    edits.push({
      at: start,
      until: end,
      text: isMoved ? `${before}[<${text}>]TJ` : `${before}<${text}>Tj`,
    });
    run = null;
  }

  function showOther(operator: string, i: number): void {
    finish();
    // These two begin with another line, which is counted from where this one began.
    if ((operator === "'" || operator === '"') && asked.line !== written.line) hasMoved = true;
    const text = begun();
    if (text !== "") edits.push({at: starts[i]!, until: starts[i]!, text});
    // What follows it stays where it is.
    written.pen = asked.pen;
    hasMoved = false;
    isLost = true;
  }

  /** What brings the pen to where the browser has it. */
  function begun(): string {
    if (!hasMoved) return "";
    const by = Number((asked.line - written.line).toFixed(4));
    written.line += by;
    written.pen = written.line;
    return `${by} 0 Td `;
  }

  /** A space that does not break has no sign of its own, and the browser says so of each. Who searches for words writes a space. */
  function isHardSpace(i: number): boolean {
    if (!isAt(bytes, starts[i]!, "/Span")) return false;
    const [tag, properties] = operandsAt(operators, i);
    if (tag !== "/Span" || typeof properties !== "object") return false;
    const said = latin(bytes, properties.start, properties.end);
    return /^<<\s*\/ActualText\s*<feff00a0>\s*>>$/i.test(said);
  }
}

/** Those whose operands count here. */
const takenApart = new Set(["Tj", "Td", "TD", "Tf"]);
const counting = kindsAmong(`Tj Td TD Tf Tm T* TJ ' " BT BDC EMC Tc Tw Tz`);

/** `0018`. The same few hundred come again and again. */
function figuresOf(code: number): string {
  return (figures[code] ??= code.toString(16).toUpperCase().padStart(4, "0"));
}

const figures: (string | undefined)[] = [];
