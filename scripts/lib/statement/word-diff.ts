// Two texts → the words that went and the words that came, with a few around them.

export interface Piece {
  readonly is: "same" | "gone" | "new" | "left out";
  readonly text: string;
}

/** Beyond that many comparisons, everything between the first and the last difference counts as changed. */
const most = 400_000;

/** `around`: so many words that are the same are kept beside each change. */
export function wordDiff(before: string, after: string, around = 4): readonly Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return shortened(
    merged([same(a.slice(0, start)), ...middle, same(a.slice(a.length - end))]),
    around,
  );
}

/** By the longest common run of words. */
function changes(a: readonly string[], b: readonly string[]): readonly Piece[] {
  if (a.length * b.length > most) return [gone(a), fresh(b)];
  const longest = Array.from({length: a.length + 1}, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] =
        a[i] === b[j]
          ? longest[i + 1]![j + 1]! + 1
          : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push(same([a[i]!]));
      [i, j] = [i + 1, j + 1];
    } else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) pieces.push(gone([a[i++]!]));
    else pieces.push(fresh([b[j++]!]));
  }
  return [...pieces, gone(a.slice(i)), fresh(b.slice(j))];
}

/** What stands side by side in one piece; between two same pieces, what went before what came. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const done: Piece[] = [];
  let [went, came] = ["", ""];
  const flush = (): void => {
    if (went) done.push({is: "gone", text: went});
    if (came) done.push({is: "new", text: came});
    [went, came] = ["", ""];
  };
  for (const {is, text} of pieces) {
    if (text === "") continue;
    if (is === "gone") went = joined(went, text);
    else if (is === "new") came = joined(came, text);
    else {
      flush();
      const last = done.at(-1);
      if (last?.is === "same") done[done.length - 1] = {is, text: joined(last.text, text)};
      else done.push({is, text});
    }
  }
  flush();
  return done;
}

function shortened(pieces: readonly Piece[], around: number): readonly Piece[] {
  return pieces.flatMap((piece, i): readonly Piece[] => {
    if (piece.is !== "same") return [piece];
    const words = piece.text.split(" ");
    const [first, last] = [i === 0, i === pieces.length - 1];
    if (words.length <= (first || last ? around : 2 * around) + 1) return [piece];
    const head = first ? "" : words.slice(0, around).join(" ");
    const tail = last ? "" : words.slice(-around).join(" ");
    return [
      ...(head ? [{is: "same", text: head} as const] : []),
      {is: "left out", text: "…"},
      ...(tail ? [{is: "same", text: tail} as const] : []),
    ];
  });
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== "");
}

function joined(a: string, b: string): string {
  return a === "" ? b : `${a} ${b}`;
}

function same(words: readonly string[]): Piece {
  return {is: "same", text: words.join(" ")};
}

function gone(words: readonly string[]): Piece {
  return {is: "gone", text: words.join(" ")};
}

function fresh(words: readonly string[]): Piece {
  return {is: "new", text: words.join(" ")};
}
