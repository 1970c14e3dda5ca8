// A text → how it is written in YAML: plain where that is safe, in quotes where it is not.
import type {Plain} from "./yaml.ts";

export type Style = "plain" | "single" | "double";

/** `inBraces`: inside `{ }` or `[ ]`, where a comma ends a text. Null for what no text of ours holds. */
export function scalarText(text: string, style: Style, inBraces: boolean): string {
  if (style === "plain" && isSafe(text, inBraces)) return text;
  if (style === "single" && !/[\n\r\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/["\\]/g, "\\$&").replace(/[\n\r\t]/g, one => escapes[one]!)}"`;
}

const escapes: Readonly<Record<string, string>> = {"\n": "\\n", "\r": "\\r", "\t": "\\t"};

/** In one line: `{value: £12.4bn, as-of: 2006-06}`. */
export function flowText(value: Plain): string {
  if (value === null) return "";
  if (typeof value === "string") return scalarText(value, "plain", true);
  if (isList(value)) return `[${value.map(flowText).join(", ")}]`;
  const fields = Object.entries(value).map(
    ([key, one]) => `${scalarText(key, "plain", true)}: ${flowText(one)}`,
  );
  return `{${fields.join(", ")}}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** Stricter than YAML: what a reader would stumble over stands in quotes, too. */
function isSafe(text: string, inBraces: boolean): boolean {
  return (
    text !== "" &&
    text === text.trim() &&
    !/^[?:,[\]{}#&*!|>'"%@`]|^[-.]{3}|^-(?:\s|$)/.test(text) &&
    !/:(?:\s|$)|\s#|\{\{|[\n\r\t\u0000-\u001f\u007f-\u009f\ufeff]/.test(text) &&
    !(inBraces && /[,[\]{}]/.test(text))
  );
}
