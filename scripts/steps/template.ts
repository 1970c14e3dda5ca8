// From a template folder to a Template: parsed, with its partials, its styles and what it asks of a document.
// A folder is found by its name; `shared/` is the one reserved name. Nothing is rendered here.
import Handlebars from "handlebars";
import {checked, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import {fit} from "../lib/fit.ts";
import {offsetOf, type Parsed} from "../lib/template-tree.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Makes} from "../lib/printing.ts";
import * as s from "../lib/schema.ts";
import type {SourceText, Span} from "../lib/text.ts";
import {readFields, type Fields} from "../lib/words.ts";
import {decodeText} from "../lib/decode.ts";
import {readYaml} from "../lib/yaml.ts";

/** A file as it was read: text or not. `path` is below `templates/`: "deck/style.css". */
export interface TemplateFile {
  readonly path: string;
  readonly from: string;
  readonly bytes: Uint8Array;
}

export interface Template {
  readonly kind: string;
  readonly makes: Makes;
  readonly main: Parsed;
  readonly partials: ReadonlyMap<string, Parsed>;
  /** Tokens, shared, own: in that order. `url(asset:…)` names a file of `assets`. */
  readonly css: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly manifest: TemplateManifest;
}

/** template.yaml with every default filled in. */
export interface TemplateManifest {
  readonly about: string | null;
  readonly outputs: readonly ("html" | "pdf")[];
  readonly notes: "numbered" | "none";
  readonly words: Fields;
  readonly mostPages: number | null;
}

const manifestShape = s.fields({
  about: s.maybe(s.text),
  outputs: s.maybe(s.list(s.oneOf(["html", "pdf"]))),
  notes: s.maybe(s.oneOf(["numbered", "none"])),
  words: s.anything,
  check: s.maybe(s.fields({pages: s.maybe(s.fields({most: s.maybe(s.count)}))})),
});

const mains: Readonly<Record<string, Makes>> = {"slides.md.hbs": "slides", "page.html.hbs": "page"};

/** `asked` is where a document names the kind, for the finding when there is none. */
export function readTemplate(
  kind: string,
  files: readonly TemplateFile[],
  asked: Span,
): Checked<Template> {
  const found: Diagnostic[] = [];
  const own = files.filter(file => file.path.startsWith(`${kind}/`));
  if (own.length === 0 || kind === "shared") {
    const kinds = [...new Set(files.map(file => file.path.split("/")[0]!))].filter(
      one => one !== "shared",
    );
    return refuse(
      "template/unknown-kind",
      `there is no template called \`${kind}\``,
      suggestion(kind, kinds, "the templates are"),
    );
  }
  const main = own.find(file => Object.hasOwn(mains, file.path.slice(kind.length + 1)));
  if (!main)
    return refuse(
      "template/no-main",
      `\`templates/${kind}\` holds neither \`slides.md.hbs\` nor \`page.html.hbs\``,
      "add the one that it makes: slides, or a page",
    );
  const shared = files.filter(file => file.path.startsWith("shared/"));
  const partials = new Map<string, Parsed>();
  // The kind's own come last, and so replace those that are shared.
  for (const file of [...shared, ...own]) {
    const name = /\/partials\/([^/]+)\.hbs$/.exec(file.path)?.[1];
    const parsed = name === undefined ? null : parse(file);
    if (name !== undefined && parsed) partials.set(name, parsed);
  }
  const parsedMain = parse(main);
  const manifest = readManifest();
  const {css, assets} = styles([...shared, ...own]);
  if (!parsedMain) return {ok: false, diagnostics: found};
  const makes = mains[main.path.slice(kind.length + 1)]!;
  return checked({kind, makes, main: parsedMain, partials, css, assets, manifest}, found);

  function parse(file: TemplateFile): Parsed | null {
    const source = textOf(file);
    if (!source) return null;
    try {
      return {file: source, ast: Handlebars.parse(source.text, {srcName: source.path})};
    } catch (error) {
      found.push(syntaxError(error, source));
      return null;
    }
  }

  function readManifest(): TemplateManifest {
    const none: TemplateManifest = {
      about: null,
      outputs: ["html", "pdf"],
      notes: "none",
      words: {},
      mostPages: null,
    };
    const file = own.find(one => one.path === `${kind}/template.yaml`);
    const source = file && textOf(file);
    if (!source) return none;
    const yaml = readYaml(source);
    found.push(...yaml.diagnostics);
    if (!yaml.ok) return none;
    const fitted = fit(yaml.value, manifestShape, "template");
    found.push(...fitted.diagnostics);
    if (!fitted.value) return none;
    const {about, outputs, notes, words, check} = fitted.value;
    const asks =
      words === null || words === undefined
        ? {fields: {}, diagnostics: []}
        : readFields(yaml.value, words, ["words"]);
    found.push(...asks.diagnostics);
    return {
      about,
      outputs: outputs ?? none.outputs,
      notes: notes ?? "none",
      words: asks.fields,
      mostPages: check?.pages?.most ?? null,
    };
  }

  function styles(candidates: readonly TemplateFile[]): Pick<Template, "css" | "assets"> {
    const rank = (path: string): number =>
      path === "shared/tokens.css" ? 0 : path.startsWith("shared/") ? 1 : 2;
    const sheets = candidates
      .filter(file => /^[^/]+\/[^/]+\.css$/.test(file.path))
      .toSorted((a, b) => rank(a.path) - rank(b.path));
    const assets = new Map<string, Uint8Array>();
    const css = sheets.map(file => {
      const source = textOf(file);
      return source
        ? source.text.replace(
            /url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/g,
            (_, _quote: string, url: string, at: number) => assetOf(url, file, source, at),
          )
        : "";
    });
    return {css: css.join("\n"), assets};

    function assetOf(url: string, file: TemplateFile, source: SourceText, at: number): string {
      const path = new URL(url, `file:///${file.path}`).pathname.slice(1);
      const asset = files.find(one => one.path === path);
      const start = source.text.indexOf(url, at);
      if (!asset || /^[a-z]+:/i.test(url))
        found.push({
          severity: "error",
          code: "template/missing-file",
          message: `the file \`${url}\` is not there`,
          help: "put it in the template's folder, and name it as the style sheet sees it",
          at: {in: source, start, end: start + url.length},
        });
      else assets.set(path, asset.bytes);
      return `url(asset:${path})`;
    }
  }

  function textOf(file: TemplateFile): SourceText | null {
    const decoded = decodeText(file.from, file.bytes);
    found.push(...decoded.diagnostics);
    return decoded.ok ? decoded.value : null;
  }

  function refuse(code: string, message: string, help: string | undefined): Checked<never> {
    return {ok: false, diagnostics: [{severity: "error", code, message, help, at: asked}]};
  }
}

/** Handlebars says the place inside its message: "Parse error on line 3:\n…text\n----^" or "… - 3:5". */
function syntaxError(error: unknown, file: SourceText): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  const mismatch = /^(\S+) doesn't match (\S+)(?: - (\d+):(\d+))?/.exec(message);
  const direct = / - (\d+):(\d+)$/.exec(message);
  const lines = message.split("\n");
  const line = Number(/on line (\d+)/.exec(message)?.[1] ?? direct?.[1] ?? 1);
  const excerpt = lines[1]?.replace(/^\.\.\./, "") ?? "";
  const caret = (lines[2]?.indexOf("^") ?? 0) - (lines[1]?.startsWith("...") ? 3 : 0);
  const lineStart = offsetOf(file.text, {line, column: 0});
  const near = file.text.indexOf(excerpt, Math.max(0, lineStart - 20));
  const start = direct
    ? offsetOf(file.text, {line, column: Number(direct[2])})
    : excerpt !== "" && near >= 0
      ? near + Math.max(0, caret)
      : lineStart;
  const at = {
    in: file,
    start: Math.min(start, file.text.length),
    end: Math.min(start, file.text.length) + 1,
  };
  if (mismatch)
    return {
      severity: "error",
      code: "template/syntax",
      message: `\`{{#${mismatch[1]}}}\` is closed by \`{{/${mismatch[2]}}}\``,
      help: "close each block by its own name, the inner one first",
      at,
    };
  if (/got 'EOF'/.test(message))
    return {
      severity: "error",
      code: "template/syntax",
      message: "a block or a `{{` is still open at the end of the file",
      help: "close each `{{#…}}` with its `{{/…}}`",
      at,
    };
  return {
    severity: "error",
    code: "template/syntax",
    message: "this is not Handlebars that can be read",
    help: "look for a brace too many or too few, or a quote that is not closed",
    at,
  };
}
