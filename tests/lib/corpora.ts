// Test data that no one here wrote. It lies beside the project and is not part of it: see ../shared/corpora/README.md.
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "yaml";

const folder = join(import.meta.dirname, "../../../shared/corpora");

export const hasNaughtyStrings = existsSync(join(folder, "naughty-strings/blns.json"));
export const hasYamlSuite = existsSync(join(folder, "yaml-test-suite/src"));
export const hasPdfUa = existsSync(join(folder, "pdf-ua/PDF_UA-1"));
export const hasCommonMark = existsSync(join(folder, "commonmark/spec.txt"));

/** Strings that break programs: minimaxir/big-list-of-naughty-strings. */
export function naughtyStrings(): readonly string[] {
  return hasNaughtyStrings
    ? (JSON.parse(readFileSync(join(folder, "naughty-strings/blns.json"), "utf8")) as string[])
    : [];
}

export interface YamlCase {
  readonly name: string;
  readonly yaml: string;
  /** As the suite says it: invalid, or what it means as JSON, where that is known. */
  readonly fails: boolean;
  readonly json: string | null;
}

/** yaml/yaml-test-suite, with its visible stand-ins for white space put back. */
export function yamlCases(): readonly YamlCase[] {
  if (!hasYamlSuite) return [];
  const source = join(folder, "yaml-test-suite/src");
  return readdirSync(source).flatMap(file => {
    const cases = parse(readFileSync(join(source, file), "utf8")) as {
      name?: string;
      yaml?: string;
      fail?: boolean;
      json?: string;
    }[];
    // What a case does not say it takes from the one before it.
    let last: (typeof cases)[number] = {};
    return cases.map((one, i) => {
      last = {...last, fail: false, ...one};
      return {
        name: `${file.replace(".yaml", "")} ${i + 1}: ${last.name ?? ""}`,
        yaml: unveiled(last.yaml ?? ""),
        fails: last.fail === true,
        json: one.json ?? null,
      };
    });
  });
}

function unveiled(text: string): string {
  return text
    .replace(/␣/g, " ")
    .replace(/—*»/g, "\t")
    .replace(/⇔/g, "\ufeff")
    .replace(/↵/g, "")
    .replace(/∎\n$/, "")
    .replace(/←/g, "\r");
}

export interface MarkdownCase {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

/** The examples of commonmark/commonmark-spec. */
export function markdownCases(): readonly MarkdownCase[] {
  if (!hasCommonMark) return [];
  const spec = readFileSync(join(folder, "commonmark/spec.txt"), "utf8");
  const found: MarkdownCase[] = [];
  let section = "";
  for (const match of spec.matchAll(
    /^`{32} example\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$|^#{1,6} +(.*)$/gm,
  )) {
    const [, markdown, html, heading] = match;
    if (heading !== undefined) section = heading.trim();
    else
      found.push({
        number: found.length + 1,
        section,
        markdown: markdown!.replaceAll("→", "\t"),
        html: html!.replaceAll("→", "\t"),
      });
  }
  return found;
}

export interface PdfCase {
  /** As the rules are called: "7.1-t03". */
  readonly rule: string;
  readonly passes: boolean;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The PDFs of veraPDF/veraPDF-corpus for PDF/UA-1: each keeps or breaks the one rule that its name tells. */
export function pdfCases(): readonly PdfCase[] {
  if (!hasPdfUa) return [];
  const files = readdirSync(join(folder, "pdf-ua/PDF_UA-1"), {recursive: true, encoding: "utf8"});
  return files.flatMap(path => {
    const [, rule, outcome] = /([\d.]+-t\d+)-(pass|fail)-[^/]*\.pdf$/.exec(path) ?? [];
    if (rule === undefined) return [];
    const bytes = readFileSync(join(folder, "pdf-ua/PDF_UA-1", path));
    return [{rule, passes: outcome === "pass", name: path.split("/").at(-1)!, bytes}];
  });
}
