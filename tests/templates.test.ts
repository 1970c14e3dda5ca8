// The promise of templates/README.md: copy a folder, rename it, and you have a new kind of document.
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {isScalar, parseDocument, visit} from "yaml";
import {readSources} from "../scripts/commands/project.ts";
import {Log, isError} from "../scripts/lib/diagnostic.ts";
import {frame} from "../scripts/lib/frame.ts";
import {foldersIn} from "../scripts/outside/disk.ts";
import type {Page, Sources} from "../scripts/pipeline.ts";
import type {TemplateFile} from "../scripts/steps/template.ts";
import {buses, pagesOf, tryCompose} from "./buses.ts";
import {elementsOf, renderMarp, wordsOf} from "./lib/marp.ts";

/** Fields that are words for readers, wherever they stand. */
const texts = new Set([
  "title",
  "subtitle",
  "short-title",
  "label",
  "summary",
  "what",
  "why",
  "outcome",
  "text",
  "who",
  "cite",
  "note",
  "date-label",
  "about",
  "caveat",
  "get-it",
  "headline",
  "lead",
  "kicker",
  "head",
  "said",
  "notes",
]);

const root = join(import.meta.dirname, "..");
const kinds = (await foldersIn(join(root, "templates"))).filter(kind => kind !== "shared");
const publications = await foldersIn(join(root, "content"));
const all: readonly (readonly [string, Sources])[] = [
  ["buses", buses],
  ...(await Promise.all(
    publications.map(async name => [name, await readSources(root, name, new Log())] as const),
  )),
];

describe.each(all)("%s", (publication, sources) => {
  const {composed, findings} = tryCompose(sources);
  const errors = findings.filter(isError).map(one => frame(one));

  test("is right", () => expect(errors).toEqual([]));

  test.each((composed?.pages ?? []).map(page => [page.name, page.template.kind, page] as const))(
    "%s, made by a copy of `%s`, is the same",
    (name, kind, page) => {
      const copy = `copy-of-${kind}`;
      const copied = pagesOf(
        withDocument(
          {...sources, templates: [...sources.templates, ...copyOf(sources.templates, kind, copy)]},
          publication,
          name,
          copy,
        ),
      );
      expect(renamed(copied[name]!, copy, kind)).toEqual(shown(page));
      expect(copied[name]?.template.kind).toBe(copy);
    },
  );
});

describe.each(all)("words of %s that mean something to Markdown, HTML or Marp", (_, sources) => {
  const odd = " | <b># &lt;</section> --- {x}";
  // Just as long and as wide, so that what runs on over slides runs on at the same places.
  const even = " l abaa Altiaasectiona rrr axa";
  const {composed} = tryCompose(spicedWith(even));

  test.skipIf(!composed)(
    "print as themselves in every kind, and change nothing around them",
    () => {
      const {composed: other, findings} = tryCompose(spicedWith(odd));
      expect(findings.filter(isError).map(one => frame(one))).toEqual([]);
      for (const {name, manuscript} of composed!.pages) {
        const [plain, odd] = [
          manuscript,
          other!.pages.find(page => page.name === name)!.manuscript,
        ].map(drawn) as [string, string];
        expect(elementsOf(odd), name).toBe(elementsOf(plain));
        expect(wordsOf(odd).split("| <b># &lt;</section> --- {x}").length, name).toBeGreaterThan(2);
      }
    },
  );

  function drawn({makes, text}: Page["manuscript"]): string {
    return makes === "slides" ? renderMarp(text).html : text;
  }

  function spicedWith(words: string): Sources {
    const files = sources.files.map(file =>
      // Chapters are Markdown: what is typed there means something on purpose.
      file.path.endsWith(".md") ? file : {...file, text: spice(file.text, words)},
    );
    return {...sources, files};
  }

  /** The odd words behind every text of a file. */
  function spice(text: string, words: string): string {
    const document = parseDocument(text, {schema: "failsafe"});
    visit(document, {
      Pair(_key, {key, value}) {
        if (
          isScalar(key) &&
          isScalar(value) &&
          typeof value.value === "string" &&
          value.value !== "true" &&
          texts.has(String(key.value))
        )
          value.value += words;
      },
    });
    return document.toString({lineWidth: 0});
  }
});

test.each(kinds)("`%s` is used by a document, so that what it promises is tried out", kind => {
  const used = all.flatMap(
    ([, sources]) => tryCompose(sources).composed?.pages.map(page => page.template.kind) ?? [],
  );
  expect(used).toContain(kind);
});

test("a folder that is copied while its pieces are shared shares them still", () => {
  const shared: TemplateFile = {
    path: "shared/partials/sources.hbs",
    from: "templates/shared/partials/sources.hbs",
    bytes: new TextEncoder().encode("<p>shared</p>"),
  };
  const bare = {
    ...buses,
    templates: [
      ...buses.templates.filter(file => file.path !== "note/partials/sources.hbs"),
      shared,
    ],
  };
  expect(pagesOf(bare)["note"]?.manuscript.text).toContain("<p>shared</p>");
});

test("a folder's own piece wins over the shared one of its name", () => {
  const shared: TemplateFile = {
    path: "shared/partials/sources.hbs",
    from: "templates/shared/partials/sources.hbs",
    bytes: new TextEncoder().encode("<p>shared</p>"),
  };
  for (const templates of [
    [...buses.templates, shared],
    [shared, ...buses.templates],
  ])
    expect(pagesOf({...buses, templates})["note"]?.manuscript.text).not.toContain("<p>shared</p>");
});

test("what is costed is called what the publication calls it: no template says “recommendation” of its own accord", () => {
  const said = buses.templates.flatMap(({path, bytes}) => {
    if (!path.endsWith(".hbs")) return [];
    const words = new TextDecoder()
      .decode(bytes)
      .replace(/\{\{[^]*?\}\}|<style>[^]*?<\/style>/g, "")
      .replace(/<[^>]*>/g, "");
    return /recommendation/i.test(words) ? [path] : [];
  });
  expect(said).toEqual([]);
});

/** A folder's files under another name; nothing inside them changes. */
function copyOf(
  templates: readonly TemplateFile[],
  kind: string,
  copy: string,
): readonly TemplateFile[] {
  return templates
    .filter(file => file.path.startsWith(`${kind}/`))
    .map(file => ({
      ...file,
      path: copy + file.path.slice(kind.length),
      from: file.from.replace(`/${kind}/`, `/${copy}/`),
    }));
}

function withDocument(sources: Sources, publication: string, name: string, kind: string): Sources {
  const path = `content/${publication}/documents/${name}.yaml`;
  return {
    ...sources,
    files: sources.files.map(file =>
      file.path === path
        ? {...file, text: file.text.replace(/^template: .*$/m, `template: ${kind}`)}
        : file,
    ),
  };
}

function shown({manuscript: {makes, title, text, css, uses, charts, assets}}: Page) {
  return {makes, title, text, css, uses, charts, assets: [...assets.keys()].toSorted()};
}

/** The files of a style sheet are called after their folder. */
function renamed(page: Page, from: string, to: string) {
  const as = (text: string): string => text.replaceAll(from, to);
  const {text, css, assets, ...rest} = shown(page);
  return {...rest, text: as(text), css: as(css), assets: assets.map(as).toSorted()};
}
