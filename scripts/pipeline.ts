// The whole program on one page. Content and templates come in; everything is computed; files go out last.
import {chartFonts} from "./lib/font-faces.ts";
import {Stopped, type Diagnostic, type Log} from "./lib/diagnostic.ts";
import {drawChart} from "./lib/chart.ts";
import {finishPdf} from "./lib/finish-pdf.ts";
import {hashOf} from "./lib/hash.ts";
import {readPdf} from "./lib/pdf.ts";
import {portableSlides} from "./lib/portable.ts";
import type {SourceText} from "./lib/text.ts";
import type {Outside} from "./outside/outside.ts";
import {composeCharts, type Charts} from "./steps/charts.ts";
import {readContent, type Content} from "./steps/content.ts";
import {composeDocument, readKind, unknownDocuments} from "./steps/document.ts";
import {computeFigures} from "./steps/figures.ts";
import {composeSlides, renderHtml} from "./steps/html.ts";
import type {Built, Manifest} from "./steps/manifest.ts";
import {
  checkCharacters,
  helperNames,
  writeManuscript,
  type Manuscript,
} from "./steps/manuscript.ts";
import {checkMentions} from "./steps/mentions.ts";
import {composeModel} from "./steps/model.ts";
import {readQuantities} from "./steps/quantities.ts";
import {checkReferences} from "./steps/references.ts";
import {readTemplate, type Template, type TemplateFile} from "./steps/template.ts";
import {chartProblem, verifyLayout, verifyPdf} from "./steps/verify.ts";

export interface Sources {
  /** "content/fixing-nhs-it" */
  readonly folder: string;
  readonly files: readonly SourceText[];
  readonly templates: readonly TemplateFile[];
}

export interface Page {
  readonly name: string;
  readonly template: Template;
  readonly manuscript: Manuscript;
}

export interface Composed {
  readonly content: Content;
  readonly charts: Charts;
  readonly pages: readonly Page[];
}

/**
 * Everything up to the page. Pure: `check` is this, and `build` begins with it. `only` limits it to some documents.
 * What is wrong with content and with templates is told together; then, what is wrong between them.
 */
export function compose(sources: Sources, only: readonly string[] | null, log: Log): Composed {
  const before = log.errors;
  const content = log.look(readContent(sources.folder, sources.files));
  if (!content) throw new Stopped();
  const quantities = log.look(readQuantities(content));
  const figures = log.look(computeFigures(content, quantities));
  const charts = log.look(composeCharts(content, figures, quantities));
  log.add(
    ...checkReferences(content),
    ...checkMentions(content, quantities),
    ...unknownDocuments(content, only),
  );
  const wanted = Object.entries(content.documents).filter(
    ([name]) => only === null || only.includes(name),
  );
  const ready = log.all(wanted, ([name, file]) => {
    const kind = log.take(readKind(name, file));
    return {
      name,
      file,
      template: log.take(
        readTemplate(
          kind,
          sources.templates,
          content.places.value(["documents", name, "template"]),
        ),
      ),
    };
  });
  log.stopSince(before);

  const publication = composeModel(content, figures, charts);
  const helpers = helperNames();
  const pages = log.all(ready, ({name, file, template}) => {
    const document = log.take(composeDocument(name, file, publication, template, helpers));
    const manuscript = writeManuscript(document, publication, figures, {charts});
    log.add(...checkCharacters(manuscript, template, sources.files));
    return {name, template, manuscript};
  });
  return {content, charts, pages};
}

export interface Product {
  readonly name: string;
  readonly built: Built;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly reused: boolean;
  readonly milliseconds: number;
}

export interface Publishing {
  readonly outside: Outside;
  readonly last: Manifest;
  readonly version: string;
  readonly force: boolean;
  readonly clock: () => number;
  readonly progress: (name: string, doing: string) => void;
}

/** Draws, prints and verifies every page. Nothing is written here: see `commands/build.ts`, which writes all or nothing. */
export async function produce(
  {content, charts, pages}: Composed,
  publishing: Publishing,
  log: Log,
): Promise<readonly Product[]> {
  return Promise.all(pages.map(page => produceOne(page)));

  async function produceOne({name, template, manuscript}: Page): Promise<Product> {
    const started = publishing.clock();
    const {outside, last, progress} = publishing;
    const files = new Map<string, string | Uint8Array>();
    const outputs = template.manifest.outputs;
    const drawn = await drawCharts(manuscript);
    progress(name, "rendering");
    const html = await renderHtml(manuscript, drawn);
    if (outputs.includes("html")) {
      if (manuscript.makes === "page") files.set(`${name}.html`, html.text);
      else {
        const slides = composeSlides(manuscript, drawn);
        const portable = portableSlides(slides, drawn);
        files.set(`${name}.html`, await outside.present(slides));
        files.set(`${name}.md`, portable.markdown);
        for (const [path, svg] of portable.pictures) files.set(path, svg);
      }
    }
    const base = {
      template: template.kind,
      figures: [...new Set(manuscript.uses.map(use => use.figure))].toSorted(),
      warnings: [] as Diagnostic[],
    };
    if (!outputs.includes("pdf"))
      return {
        name,
        files,
        reused: false,
        milliseconds: publishing.clock() - started,
        built: {...base, files: [...files.keys()], printedFrom: "", printed: "", pages: null},
      };

    const output = `${name}.pdf`;
    const printedFrom = hashOf(html.text, await outside.printer(), publishing.version);
    const before = last.documents[name];
    const kept =
      before?.printedFrom === printedFrom && !publishing.force ? await outside.read(output) : null;
    if (before && kept && hashOf(kept) === before.printed) {
      files.set(output, kept);
      log.add(...before.warnings);
      return {
        name,
        files,
        reused: true,
        milliseconds: publishing.clock() - started,
        built: {...before, ...base, warnings: before.warnings, files: [...files.keys()]},
      };
    }
    progress(name, "printing");
    const printed = await outside.print(html.text);
    const faults = verifyLayout(output, template, printed.layout);
    const bytes = await finishPdf(printed.bytes, metadata(html.title, html.text));
    const findings = [...faults, ...verifyPdf(output, template, manuscript, await readPdf(bytes))];
    log.add(...findings);
    files.set(output, bytes);
    const warnings = findings
      .filter(one => one.severity === "warning")
      .map(({at: _at, ...rest}) => rest);
    const pageCount = (await readPdf(bytes)).pages.length;
    return {
      name,
      files,
      reused: false,
      milliseconds: publishing.clock() - started,
      built: {
        ...base,
        warnings,
        files: [...files.keys()],
        printedFrom,
        printed: hashOf(bytes),
        pages: pageCount,
      },
    };
  }

  async function drawCharts(manuscript: Manuscript): Promise<ReadonlyMap<string, string>> {
    const fonts = chartFonts(manuscript.css, manuscript.assets);
    const drawn = await Promise.all(
      manuscript.charts.map(async ({key, chart, width, height, text}) => {
        const data = charts.get(chart)?.data;
        if (!data) return [key, ""] as const;
        return [
          key,
          await drawChart(data, {width, height, text}, fonts).catch(
            (error: unknown) => (
              log.add(chartProblem(error, chart, content.places.key(["charts", chart]))),
              ""
            ),
          ),
        ] as const;
      }),
    );
    return new Map(drawn);
  }

  function metadata(title: string, identity: string) {
    const {about} = content;
    return {
      title,
      authors: about.authors.map(author => author.name),
      publisher: about.publisher.name,
      language: about.language,
      date: about.date,
      identity,
    };
  }
}
