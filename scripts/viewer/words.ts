// What the page says of itself, in words: for the eye, and for the ear.
import type {PreviewFinding} from "../lib/preview/messages.ts";
import type {Content} from "./contents.ts";

export function several(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "2 errors, 1 warning"; "" for none. */
export function countsInWords(findings: readonly PreviewFinding[]): string {
  const errors = findings.filter(one => one.severity === "error").length;
  const warnings = findings.length - errors;
  return [
    ...(errors > 0 ? [several(errors, "error")] : []),
    ...(warnings > 0 ? [several(warnings, "warning")] : []),
  ].join(", ");
}

/** "" where nothing is new. */
export function findingsInWords(
  before: readonly PreviewFinding[],
  now: readonly PreviewFinding[],
): string {
  const known = new Set(before.map(identity));
  const fresh = now.filter(one => !known.has(identity(one)));
  if (fresh.length > 0) return `${countsInWords(now)}. ${fresh[0]!.severity}: ${fresh[0]!.message}`;
  if (before.length > 0 && now.length === 0) return "No findings any more.";
  return before.length === now.length ? "" : `${countsInWords(now)} left.`;
}

export function identity({code, message, place}: PreviewFinding): string {
  return [code, message, place].join("\n");
}

/** "Slide 7 has changed." */
export function changesInWords(before: Content, now: Content): string {
  const known = new Set(before.parts.map(part => part.hash));
  const changed = now.parts.flatMap((part, i) => (known.has(part.hash) ? [] : [i + 1]));
  if (!now.size) return "The page has changed.";
  if (changed.length === 0) return "The slides have changed.";
  if (changed.length === 1) return `Slide ${changed[0]} has changed.`;
  if (changed.length <= 4) return `Slides ${changed.join(", ")} have changed.`;
  return `${changed.length} slides have changed.`;
}

/** As people say sizes of files. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
