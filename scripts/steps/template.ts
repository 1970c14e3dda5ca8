// From a template folder to a Template: parsed, with its partials, its styles and what it asks of a document.
// A folder is found by its name; `shared/` is the one reserved name. Nothing is rendered here.
import {remembered} from "../lib/memo.ts";
import {checked, errorAt, type Checked, type Diagnostic} from "../lib/diagnostic.ts";
import {decodeFile, parseFile} from "../lib/template/parse.ts";
import {offsetOf, withNodes, type Parsed} from "../lib/template/tree.ts";
import {suggestion} from "../lib/nearest.ts";
import type {Makes} from "../lib/template/printing.ts";
import type {SourceText, Span} from "../lib/text.ts";
import type {TemplateFile} from "../lib/template/file.ts";
import {onPaper, paperSheet} from "../lib/template/paper.ts";
import {mergeThemes, withoutIdleFaces} from "../lib/template/theme.ts";
import {readManifest, type TemplateManifest} from "../lib/template/manifest.ts";
import type {Look} from "./look.ts";

export type {TemplateFile};

export interface Template {
  readonly kind: string;
  readonly makes: Makes;
  readonly main: Parsed;
  /** `head.html.hbs`, the kind's own or the shared one; slides have none. */
  readonly head: Parsed | null;
  readonly partials: ReadonlyMap<string, Parsed>;
  /** The same document in plain text, if the kind has it. */
  readonly plain: PlainText | null;
  /** Tokens of the theme, paper, shared, own: in that order. `url(asset:…)` names a file of `assets`. */
  readonly css: string;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly manifest: TemplateManifest;
}

export interface PlainText {
  readonly main: Parsed;
  /** `partials/*.txt.hbs`, by their names without the ending. */
  readonly partials: ReadonlyMap<string, Parsed>;
}

const mains: Readonly<Record<string, Makes>> = {"slides.md.hbs": "slides", "page.html.hbs": "page"};

/** `asked` is where a document names the kind, for the finding when there is none. */
export function readTemplate(
  kind: string,
  files: readonly TemplateFile[],
  asked: Span,
  look: Look,
): Checked<Template> {
  if (kind === "shared" || !files.some(file => file.path.startsWith(`${kind}/`))) {
    const folders = files.flatMap(file => /^([^/]+)\//.exec(file.path)?.[1] ?? []);
    const kinds = [...new Set(folders)].filter(one => one !== "shared");
    return refusal(
      asked,
      "template/unknown-kind",
      `there is no template called \`${kind}\``,
      suggestion(kind, kinds, "the templates are"),
    );
  }
  if (!files.some(file => isMainOf(file, kind)))
    return refusal(
      asked,
      "template/no-main",
      `\`templates/${kind}\` holds neither \`slides.md.hbs\` nor \`page.html.hbs\``,
      "add the one that it makes: slides, or a page",
    );
  return templateOf(kind, files, look);
}

function isMainOf({path}: TemplateFile, kind: string): boolean {
  return path.startsWith(`${kind}/`) && Object.hasOwn(mains, path.slice(kind.length + 1));
}

function refusal(
  at: Span,
  code: string,
  message: string,
  help: string | undefined,
): Checked<never> {
  return {ok: false, diagnostics: [errorAt(at, code, message, help)]};
}

const templateOf = remembered(
  (kind: string, files: readonly TemplateFile[], {themes, paper}: Look) => [
    files[0]!,
    ...files,
    kind,
    paper,
    ...themes,
  ],
  gatherTemplate,
);

/** Of a kind that is there. */
function gatherTemplate(
  kind: string,
  files: readonly TemplateFile[],
  look: Look,
): Checked<Template> {
  const found: Diagnostic[] = [];
  const own = files.filter(file => file.path.startsWith(`${kind}/`));
  const [main, second] = own.filter(file => isMainOf(file, kind)) as [TemplateFile, TemplateFile?];
  const shared = files.filter(file => file.path.startsWith("shared/"));
  const partials = new Map<string, Parsed>();
  const plainPartials = new Map<string, Parsed>();
  const assets = new Map<string, Uint8Array>();
  // The kind's own come last, and so replace those that are shared.
  for (const file of [...shared, ...own]) {
    const [, name, plain] = /\/partials\/([^/]+?)(\.txt)?\.hbs$/.exec(file.path) ?? [];
    const parsed = name === undefined ? null : parse(file);
    if (name !== undefined && parsed) (plain ? plainPartials : partials).set(name, parsed);
  }
  const parsedMain = parse(main);
  const plainMain = own.find(file => file.path === `${kind}/text.txt.hbs`);
  const parsedPlain = plainMain ? parse(plainMain) : null;
  const makes = mains[main.path.slice(kind.length + 1)]!;
  const ownHead = own.find(file => file.path === `${kind}/head.html.hbs`);
  const head = ownHead ?? shared.find(file => file.path === "shared/head.html.hbs");
  const parsedHead = head && makes === "page" ? parse(head) : null;
  if (second)
    surplus(
      second,
      "two-mains",
      `\`templates/${kind}\` holds both \`slides.md.hbs\` and \`page.html.hbs\``,
      "keep the one that it makes",
    );
  if (ownHead && makes === "slides")
    surplus(ownHead, "head-of-slides", "slides have no head: it belongs to a page", "delete it");
  const ownYaml = own.find(file => file.path === `${kind}/template.yaml`);
  const {manifest, diagnostics} = readManifest(
    ownYaml && textOf(ownYaml),
    kind,
    plainMain !== undefined,
  );
  found.push(...diagnostics);
  const css = styles([...shared, ...own]);
  if (!parsedMain) return {ok: false, diagnostics: found};
  const plain = parsedPlain && {main: parsedPlain, partials: plainPartials};
  return checked(
    {kind, makes, main: parsedMain, head: parsedHead, partials, plain, css, assets, manifest},
    found,
  );

  function surplus(file: TemplateFile, code: string, message: string, help: string): void {
    const source = textOf(file);
    if (!source) return;
    found.push(errorAt({in: source, start: 0, end: 1}, `template/${code}`, message, help));
  }

  function parse(file: TemplateFile): Parsed | null {
    const {source, tree, diagnostics} = parseFile(file);
    found.push(...diagnostics);
    if (!source || !tree) return null;
    if (hasPictures(file, source))
      return {file: source, ast: withPictures(tree.ast, file, source), isOwn: false};
    return {
      file: source,
      isOwn: true,
      get ast() {
        return tree.ast;
      },
    };
  }

  /** Pictures are named as the template's folder sees them: `partials/` is only where pieces are kept. */
  function withPictures(
    ast: hbs.AST.Program,
    file: TemplateFile,
    source: SourceText,
  ): hbs.AST.Program {
    const folder = file.path.replace("/partials/", "/");
    return withNodes<hbs.AST.ContentStatement>(ast, "ContentStatement", node => {
      const at = offsetOf(source.text, node.loc.start);
      const value = node.value.replace(new RegExp(picture, "g"), (whole, url: string) => {
        const path = assetOf(url, folder, source, at);
        return path === null ? whole : `src="asset:${path}"`;
      });
      return {...node, value};
    });
  }

  function styles(candidates: readonly TemplateFile[]): string {
    const rank = (path: string): number => (path.startsWith("shared/") ? 0 : 1);
    const sheets = candidates
      .filter(file => /^[^/]+\/[^/]+\.css$/.test(file.path))
      .toSorted((a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : 1))
      .map(sheetOf);
    const themes = look.themes.flatMap(name =>
      candidates.filter(file => file.path === `shared/themes/${name}.css`).map(sheetOf),
    );
    const above = [mergeThemes(themes), makes === "page" ? paperSheet(look.paper) : ""];
    const all = [...above.filter(Boolean), ...sheets].join("\n");
    return withoutIdleFaces(makes === "page" ? onPaper(all, look.paper) : all);
  }

  function sheetOf(file: TemplateFile): string {
    const source = textOf(file);
    if (!source) return "";
    return source.text.replace(
      /url\(\s*(["']?)(?!data:|#)([^"')]+)\1\s*\)/g,
      (_, _quote: string, url: string, at: number) =>
        `url(asset:${assetOf(url, file.path, source, at) ?? ""})`,
    );
  }

  /** The path of a file that a template names, put among its assets; null where it is not there. */
  function assetOf(url: string, from: string, source: SourceText, at: number): string | null {
    const start = source.text.indexOf(url, at);
    const where = {in: source, start, end: start + url.length};
    if (/^data:/i.test(url)) return null;
    if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(url)) {
      const message = `the template asks for \`${url}\`, and documents are made offline`;
      found.push(
        errorAt(where, "template/not-offline", message, "put the file in the template's folder"),
      );
      return null;
    }
    const path = new URL(url, `file:///${from}`).pathname.slice(1);
    const asset = files.find(one => encodeURI(one.path) === path);
    if (asset) assets.set(path, asset.bytes);
    else
      found.push(
        errorAt(
          where,
          "template/missing-file",
          `the file \`${url}\` is not there`,
          "put it in the template's folder, and name it as it is seen from there",
        ),
      );
    return asset ? path : null;
  }

  function textOf(file: TemplateFile): SourceText | null {
    const decoded = decodeFile(file);
    found.push(...decoded.diagnostics);
    return decoded.ok ? decoded.value : null;
  }
}

function hasPictures({path}: TemplateFile, {text}: SourceText): boolean {
  return !path.endsWith(".txt.hbs") && picture.test(text);
}

const picture = /\bsrc="([^"]+)"/;
