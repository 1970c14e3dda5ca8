// What is wrong with the name of a file in a publication's folder.
import {errorAt, type Diagnostic} from "../diagnostic.ts";
import {suggestion} from "../nearest.ts";
import type {SourceText} from "../text.ts";

const fileNames = [
  "publication.yaml",
  "sources.yaml",
  "figures.yaml",
  "recommendations.yaml",
  "verdicts.yaml",
  "timeline.yaml",
  "quotations.yaml",
  "editions.yaml",
  "editions.csv",
];

export function strayFile(source: SourceText, path: string): Diagnostic {
  const help = suggestion(path.replace(/\.yml$/, ".yaml"), fileNames, "a publication's files are");
  return errorAt({in: source, start: 0, end: 1}, "content/unknown-file", `\`${path}\` is not a file of a publication`, help?.startsWith("did you mean")
      ? help
      : `${help ?? ""}; tables, charts and documents have folders of their own`,
  );
}

export function isFileName(id: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
}

export function badFileName(source: SourceText, path: string): Diagnostic {
  return errorAt({in: source, start: 0, end: 1}, "content/bad-name", `\`${path}\` cannot be used as a name`, "name the file in lower-case words joined by hyphens");
}
