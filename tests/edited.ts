// A line of a text is taken out, doubled, changes places with the next, or has a digit or a letter changed: what people do, by chance.

export interface Edit {
  /** Any number: it is taken by the count of lines. */
  readonly line: number;
  /** `back` leaves the text as it is: what it was before is for the caller to know. */
  readonly how: "digit" | "letter" | "drop" | "twice" | "swap" | "back";
}

export function edited(text: string, {line, how}: Edit): string {
  const lines = text.split("\n");
  const at = line % lines.length;
  const own = lines[at]!;
  const changed = {
    digit: [own.replace(/\d/, digit => String((Number(digit) + 1) % 10))],
    letter: [own.replace(/[a-z](?=[a-z]*$)/, "q")],
    drop: [],
    twice: [own, own],
    swap: [lines[at + 1] ?? "", own],
    back: [own],
  }[how];
  return lines.toSpliced(at, how === "swap" ? 2 : 1, ...changed).join("\n");
}
