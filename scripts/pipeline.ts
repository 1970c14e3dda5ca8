// The first half of the program on one page: content and templates come in, and every page is written, known to be right.
// The second half is publish.ts, which needs a browser; `check` is this half alone.
import type {Figures} from "./lib/content/figure.ts";
import {isError, Log, Stopped, withLog, type Checked, type Diagnostic} from "./lib/diagnostic.ts";
import {once} from "./lib/once.ts";
import {finished} from "./lib/together.ts";
import type {YamlFile} from "./lib/yaml/yaml.ts";
import {numbersIn, type Sources} from "./numbers.ts";
import {composeCharts, type Charts} from "./steps/charts.ts";
import {readChapters} from "./steps/chapters.ts";
import type {Content} from "./steps/content.ts";
import {composeCorrections} from "./steps/corrections.ts";
import {checkNames, composeDocument, readKind, unknownDocuments} from "./steps/document.ts";
import {computeFigures} from "./steps/figures.ts";
import {checkHeadlines} from "./steps/headlines.ts";
import {chooseLook} from "./steps/look.ts";
import {helperNames, writeManuscript, type Manuscript} from "./steps/manuscript.ts";
import {checkMentions, mentionNames} from "./steps/mentions.ts";
import {composeModel} from "./steps/model.ts";
import {proofread} from "./steps/proof.ts";
import {checkReferences} from "./steps/references.ts";
import {aboutOf, checkShown, inOrderOfPrinting, shownBy, type Ready} from "./steps/shown.ts";
import {readTemplate, type Template} from "./steps/template.ts";
import {checkStatedSums} from "./steps/stated-sums.ts";
import {checkTyped} from "./steps/typed.ts";
import {checkWaiting, waitsFor} from "./steps/waiting.ts";

export {readNumbers, readPlan, type Numbers, type Sources} from "./numbers.ts";

export interface Page {
  readonly name: string;
  readonly template: Template;
  readonly manuscript: Manuscript;
  /** The documents that it shows. */
  readonly shown: readonly Manuscript[];
}

export interface Composed {
  readonly content: Content;
  readonly figures: Figures;
  readonly charts: Charts;
  readonly pages: readonly Page[];
}

/** A publication of which the pages are being written. */
export interface Draft extends Omit<Composed, "pages"> {
  /** Of the page that is written first; null where there is none. */
  readonly template: Template | null;
  /**
   * Each page as soon as it is written, wanted ones first, then those that take longest to print; then nothing, again and again,
   * while what only finds goes on: others have their turn in between. In the end all pages, in order and known to be right.
   * Throws `Stopped` where they are not: then nothing that was made of them may be shown.
   */
  readonly pages: Generator<Page | null, readonly Page[]>;
}

/**
 * Everything up to the page. Pure: `check` is this, and `build` begins with it. `only` limits it to some documents.
 * What is wrong with content and with templates is told together; then, what is wrong between them.
 */
export function compose(sources: Sources, only: readonly string[] | null, log: Log): Composed {
  const {pages, template: _, ...known} = finished(composeDraft(sources, only, log));
  return {...known, pages: finished(pages)};
}

export interface Drafting {
  /** They are waited for. */
  readonly first?: readonly string[];
  /** Whether a page is given before it is known that it has no mistakes of its own: for whoever shows nothing before all is right. */
  readonly hastens?: boolean;
}

/** The same step by step, for whoever makes something of a page before all of them are right. */
export function* composeDraft(
  sources: Sources,
  only: readonly string[] | null,
  log: Log,
  {first = [], hastens = false}: Drafting = {},
): Generator<null, Draft> {
  const before = log.errors;
  const numbers = yield* numbersIn(sources, log);
  if (!numbers) throw new Stopped();
  const {content, quantities, figures, totals} = numbers;
  yield null;
  const charts = log.look(composeCharts(content, figures, quantities));
  yield null;
  const look = log.look(chooseLook(content, sources.templates));
  const mentionable = mentionNames(content, quantities);
  const chapters = log.look(readChapters(content, mentionable));
  const prepared = new Map<string, Checked<Ready>>();
  for (const [name, file] of Object.entries(content.documents)) {
    yield null;
    prepared.set(name, prepare(name, file));
  }
  const preparing = withLog(own => {
    own.add(...unknownDocuments(content, only));
    const wanted = [...prepared].filter(([name]) => only === null || only.includes(name));
    const ready = own.all(wanted, ([, document]) => own.take(document));
    own.add(...checkShown(content, ready, prepared));
    return ready;
  });
  const waits = hastens && log.errors === before && !preparing.diagnostics.some(isError);
  const checks = checkAround();
  if (!waits) for (const findings of checks) log.add(...findings);
  if (!preparing.ok) throw new Stopped();
  const ready = preparing.value;
  const readable = [...prepared.values()].flatMap(one => (one.ok ? [one.value] : []));
  const typed = checkTyped(content, figures, readable);
  if (log.errors > before) for (const findings of typed) log.add(...findings);
  log.stopSince(before);
  const inOrder = inOrderOfPrinting(ready, first);
  return {content, figures, charts, template: inOrder[0]?.template ?? null, pages: pages()};

  function* checkAround(): Generator<readonly Diagnostic[]> {
    yield checkReferences(content);
    yield checkMentions(content, mentionable);
    yield preparing.diagnostics;
  }

  function* pages(): Draft["pages"] {
    const between = new Log();
    let written: readonly Page[] = [];
    let failure: {readonly error: unknown} | null = null;
    try {
      written = yield* writePages(between);
    } catch (error) {
      failure = {error};
    }
    for (const findings of [checks, typed])
      for (const some of findings) {
        log.add(...some);
        yield null;
      }
    log.stopSince(before);
    log.add(...between.diagnostics);
    if (failure) throw failure.error;
    log.stopSince(before);
    return written;
  }

  function* writePages(between: Log): Draft["pages"] {
    const documents = readable.map(aboutOf);
    const corrections = composeCorrections(
      figures,
      replaced => computeFigures(content, quantities, replaced).value,
    );
    const material = {content, figures, charts, chapters, corrections, totals};
    const publication = composeModel(material, documents);
    const setting = {locale: content.about.language, currency: content.about.currency};
    const helpers = {page: helperNames("page"), text: helperNames("text")};
    const documentOf = once(document);
    const filled = once(fill);
    const written = once(write);
    const pageOf = hastens ? filled : written;
    for (const one of inOrder) {
      // The first page takes long, and a browser that starts has to open its tabs meanwhile.
      yield null;
      ifSo(documentOf, one);
      yield null;
      const page = ifSo(pageOf, one);
      if (page?.ok) yield page.value;
    }
    for (const one of ready) {
      ifSo(written, one);
      yield null;
    }
    const pages = [...between.all(ready, one => between.take(written(one)))];
    // A page that speaks of other documents' files is made with them, so that what it says of them is true.
    for (let others = spokenOf(pages); others.length > 0; others = spokenOf(pages))
      pages.push(...between.all(others, one => between.take(written(between.take(one)))));
    between.add(...checkWaiting(pages, content));
    const manuscripts = pages.map(page => page.manuscript);
    between.add(...checkHeadlines(content, figures, manuscripts, only === null));
    return pages;

    function document(one: Ready) {
      const {name, file, template} = one;
      return withLog(own => {
        const shown = shownBy(one).map(
          showing => own.take(pageOf(own.take(prepared.get(showing.name)!))).manuscript,
        );
        const document = own.look(composeDocument(name, file, publication, template, shown));
        if (!document) throw new Stopped();
        return {shown, document};
      });
    }

    /** Whatever is wrong with it is found by `write`. */
    function fill(one: Ready): Checked<Page> {
      const {name, template} = one;
      return withLog(own => {
        const {shown, document} = own.take(documentOf(one));
        own.stopSince(0);
        const manuscript = writeManuscript(document, publication, figures, {
          charts,
          sums: totals.sums,
          words: content.edition.texts,
        });
        return {name, template, manuscript, shown};
      });
    }

    function write(one: Ready): Checked<Page> {
      const {file, template} = one;
      return withLog(own => {
        for (const showing of shownBy(one))
          own.take(written(own.take(prepared.get(showing.name)!)));
        const {document} = own.take(documentOf(one));
        own.add(...checkNames(document, helpers));
        own.stopSince(0);
        const page = own.take(filled(one));
        own.add(...checkStatedSums(file, template, figures, setting));
        own.add(...proofread(page.manuscript, template, sources.files));
        return page;
      });
    }
  }

  /** What names something that is not there may not even be filled in: then `write` says so, or fails as well. */
  function ifSo<T>(work: (one: Ready) => T, one: Ready): T | null {
    try {
      return work(one);
    } catch {
      return null;
    }
  }

  function prepare(name: string, file: YamlFile): Checked<Ready> {
    const kind = readKind(name, file);
    if (!kind.ok) return kind;
    const asked = content.places.value(["documents", name, "template"]);
    const template = readTemplate(kind.value, sources.templates, asked, look);
    return template.ok ? {...template, value: {name, file, template: template.value}} : template;
  }

  /** Those that are not among the pages yet; where one cannot be made, nothing can be said of it. */
  function spokenOf(those: readonly Page[]): readonly Checked<Ready>[] {
    const waiting = those.filter(page => waitsFor(page).length > 0);
    const unknown = waiting.length > 0 ? [...prepared.values()].filter(one => !one.ok) : [];
    const names = new Set(waiting.flatMap(page => waitsFor(page)));
    for (const page of those) names.delete(page.name);
    return [...unknown, ...[...names].flatMap(name => prepared.get(name) ?? [])];
  }
}
