// The first half of the program on one page: content and templates come in, and every page is written, known to be right.
// The second half is publish.ts, which needs a browser; `check` is this half alone.
import {Stopped, type Log} from "./lib/diagnostic.ts";
import type {SourceText} from "./lib/text.ts";
import {composeCharts, type Charts} from "./steps/charts.ts";
import {readChapters} from "./steps/chapters.ts";
import {readContent, type Content} from "./steps/content.ts";
import {composeDocument, readKind, unknownDocuments} from "./steps/document.ts";
import {computeFigures} from "./steps/figures.ts";
import {chooseLook} from "./steps/look.ts";
import {helperNames, writeManuscript, type Manuscript} from "./steps/manuscript.ts";
import {checkMentions, mentionNames} from "./steps/mentions.ts";
import {composeModel} from "./steps/model.ts";
import {readQuantities} from "./steps/quantities.ts";
import {proofread} from "./steps/proof.ts";
import {checkReferences} from "./steps/references.ts";
import {readTemplate, type Template, type TemplateFile} from "./steps/template.ts";

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
  const look = log.look(chooseLook(content, sources.templates));
  const mentionable = mentionNames(content, quantities);
  const chapters = log.look(readChapters(content, mentionable));
  log.add(
    ...checkReferences(content),
    ...checkMentions(content, mentionable),
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
          look,
        ),
      ),
    };
  });
  log.stopSince(before);

  const publication = composeModel(content, figures, charts, chapters);
  const helpers = helperNames();
  const pages = log.all(ready, ({name, file, template}) => {
    const document = log.take(composeDocument(name, file, publication, template, helpers));
    const manuscript = writeManuscript(document, publication, figures, {charts});
    log.add(...proofread(manuscript, template, sources.files));
    return {name, template, manuscript};
  });
  return {content, charts, pages};
}
