// What `figures set` says at the terminal.
import type {Paint} from "../lib/frame.ts";
import {printableLine} from "../lib/plain/printable.ts";
import {widthOf} from "../lib/plain/width.ts";
import {wrap} from "../lib/plain/wrap.ts";
import type {MovedPrints, WasSet} from "./set-figure.ts";
import {placesInWords} from "./trace-words.ts";

/** `width`: Infinity where there is no terminal. */
export function setInWords(
  {publication, file, lines, moved, written}: WasSet,
  id: string,
  width: number,
  paint: Paint,
): readonly string[] {
  const {line, before, after} = lines;
  const prints = moved.flatMap(one => one.prints);
  const others = moved.filter(one => one.id !== id);
  const most = Math.max(0, ...others.map(one => widthOf(one.id)));
  return [
    `${paint.strong(`${file}:${line}`)} ${written ? "was changed" : "would be changed"}`,
    ...changedLines(before, after).map(({mark, text}) => {
      const said = `  ${mark} ${printableLine(text)}`;
      return mark === "-" ? paint.error(said) : mark === " " ? paint.quiet(said) : said;
    }),
    "",
    ...(moved.length === 0 ? ["its value stays as it was"] : []),
    ...moved
      .filter(one => one.id === id)
      .map(one => paint.strong(printableLine(`${id}: ${one.before} → ${one.after}`))),
    ...(others.length === 0
      ? []
      : ["", paint.strong(written ? "What moved with it" : "What would move with it")]),
    ...others.flatMap(one =>
      wrap(printableLine(`${movedText(one)} (${one.label})`), {
        width,
        first: `  ${one.id}${" ".repeat(most - widthOf(one.id))}  `,
        others: "    ",
      }),
    ),
    ...(moved.length === 0
      ? []
      : [
          "",
          paint.strong("Where that is printed, as it was built last"),
          ...(prints.length === 0
            ? [`  nowhere in \`output/${publication}/\`; \`costed build ${publication}\` makes it`]
            : placesInWords(prints).flatMap(said =>
                wrap(said, {width, first: "  ", others: "    "}),
              )),
        ]),
    ...(written && prints.length > 0
      ? ["", paint.quiet(`\`costed build ${publication}\` prints it as it is now`)]
      : []),
  ];
}

interface Line {
  readonly mark: "-" | "+" | " ";
  readonly text: string;
}

/** Lines that stay as they are stand between those that go and those that come; each is found again in order. */
function changedLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let next = 0;
  let added: Line[] = [];
  const removeUntil = (end: number): void => {
    lines.push(...before.slice(next, end).map(text => ({mark: "-", text}) as const), ...added);
    added = [];
  };
  for (const text of after) {
    const same = before.indexOf(text, next);
    if (same < 0) added.push({mark: "+", text});
    else {
      removeUntil(same);
      lines.push({mark: " ", text});
      next = same + 1;
    }
  }
  removeUntil(before.length);
  return lines;
}

function movedText({before, after}: MovedPrints): string {
  return before === after ? `${after}, a little` : `${before} → ${after}`;
}

export function setAsData({moved, ...set}: WasSet, id: string): object {
  return {
    id,
    ...set,
    moved: moved.map(({prints, ...one}) => ({
      ...one,
      prints: prints.map(({figure: _, ...print}) =>
        Object.fromEntries(
          Object.entries(print).filter(([, value]) => value !== null && String(value) !== ""),
        ),
      ),
    })),
  };
}
