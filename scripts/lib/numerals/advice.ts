// What is said of a number that was typed by hand: which figure it is, and what to write instead.
import {figureText, type Figure, type Setting} from "../content/figure.ts";
import {registers, type Register} from "../content/prose.ts";
import type {Match} from "./match.ts";
import type {Typed} from "./typed.ts";

export interface Advice {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

export function adviceOn(written: string, typed: Typed, setting: Setting): Advice {
  const [match, ...others] = typed.matches;
  const words = written.replace(/\s+/g, " ");
  const keep = `or keep it: \`{{as-written "${words}" source="…"}}\`, or \`because="…"\``;
  if (!match)
    return {
      severity: "warning",
      code: `typed/${typed.looksLike}`,
      message: `\`${words}\` looks like ${typed.looksLike === "money" ? "money" : "a share"}, and is no figure of this publication`,
      help: `give it a name and a source in figures.yaml, and write \`{{its-name}}\`; ${keep}`,
    };
  const {figure, role, written: old} = match.known;
  const now = figureText(figure, "prose", setting);
  const message = {
    equal: `\`${words}\` is the figure \`${figure.id}\`, typed by hand`,
    rounded: `\`${words}\` is the figure \`${figure.id}\` (${now}), rounded and typed by hand`,
    finer: `\`${words}\` is the figure \`${figure.id}\` (${now}) with more digits, typed by hand`,
  }[match.how];
  const other = others.find(({known}) => known.role !== "old");
  const or = other ? ` (or \`{{${other.known.figure.id}}}\`)` : "";
  const help = `write ${calledFor(match, written, setting)}${role === "old" ? "" : or}; ${keep}`;
  if (role !== "old") return {severity: "error", code: "typed/figure", message, help};
  const gone = `\`${words}\` is the old value of \`${figure.id}\`, which was ${old} and is now ${now}`;
  return {severity: "error", code: "typed/old-value", message: gone, help};
}

/** “`{{programme-cost}}`, which prints £12.7 billion”: in the form that is nearest to what was typed. */
function calledFor(match: Match, written: string, setting: Setting): string {
  const {figure} = match.known;
  const register = registerFor(match, written, setting);
  const name = register === "prose" ? figure.id : `${figure.id} ${register}`;
  return `\`{{${name}}}\`, which prints ${figureText(figure, register, setting)}`;
}

function registerFor(
  {known: {figure}, isNumberOnly}: Match,
  written: string,
  setting: Setting,
): Register {
  if (isNumberOnly) return "number";
  const same = registers.find(
    register => plain(printed(figure, register, setting)) === plain(written),
  );
  if (same) return same;
  return /\d\p{L}{1,2}$/u.test(written) ? "compact" : "prose";
}

function printed(figure: Figure, register: Register, setting: Setting): string {
  const qualifier = "qualifier" in figure.quantity ? (figure.quantity.qualifier ?? "") : "";
  return figureText(figure, register, setting).replace(qualifier, "");
}

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, "");
}
