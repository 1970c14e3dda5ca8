// One figure or chart beside the document: what it is, what it rests on, where it stands, and where it is written.
import type {ComponentChildren} from "preact";
import {useEffect, useRef} from "preact/hooks";
import type {PreviewChart, PreviewFigure, PreviewMention} from "../lib/preview/messages.ts";
import {CopyPlace} from "./copy.tsx";
import {FigureForm} from "./figure-form.tsx";
import {Icon} from "./icons.tsx";
import {backInTrail, closeSheet, goToPrint, openSheet} from "./sheet.ts";
import {useView} from "./store.ts";

export function SheetPanel() {
  const sheet = useView(view => view.sheet);
  const trail = useView(view => view.trail);
  const heading = useRef<HTMLHeadingElement>(null);
  const name = sheet ? `${sheet.sort} ${sheet.id}` : "";
  useEffect(() => {
    if (name !== "") heading.current?.focus({preventScroll: true});
  }, [name]);
  if (!sheet) return null;
  const {publication, figure, chart, problem, id} = sheet;
  return (
    <aside class="panel" aria-labelledby="sheet-title" data-scrolls>
      <header>
        {trail.length > 0 && (
          <button
            type="button"
            class="tool"
            aria-label="Back to the one before"
            onClick={backInTrail}
          >
            <Icon name="back" />
          </button>
        )}
        <h2 id="sheet-title" ref={heading} tabindex={-1}>
          {figure?.label ?? chart?.title ?? id}
        </h2>
        <button type="button" class="tool" aria-label="Close (Esc)" onClick={closeSheet}>
          <Icon name="close" />
        </button>
      </header>
      {problem && <p class="problem">{problem}</p>}
      {figure && <FigureSheet key={figure.id} figure={figure} publication={publication} />}
      {chart && <ChartSheet chart={chart} publication={publication} />}
    </aside>
  );
}

function FigureSheet({
  figure,
  publication,
}: {
  readonly figure: PreviewFigure;
  readonly publication: string;
}) {
  const {value, circumstances, note, formula, inputs, usedBy, sources, prints, was} = figure;
  return (
    <>
      <p class="value">{value}</p>
      {circumstances !== "" && <p class="circumstances">{circumstances}</p>}
      {note && <p class="note">{note}</p>}
      <FigureForm figure={figure} publication={publication} />
      {formula && (
        <Section title="Worked out">
          <p class="formula">
            <code>{formula.written}</code>
          </p>
          {formula.workings !== formula.written && (
            <p class="formula">
              <code>= {formula.workings}</code>
            </p>
          )}
        </Section>
      )}
      <Mentions title="Rests on" those={inputs} publication={publication} />
      <Mentions title="Used by" those={usedBy} publication={publication} />
      <Prints prints={prints} publication={publication} figure={figure.id} />
      {sources.length > 0 && (
        <Section title={sources.length === 1 ? "Source" : "Sources"}>
          <ul class="sources">
            {sources.map(({id, text, link}) => (
              <li key={id}>
                {text}{" "}
                {link && (
                  <a href={link} target="_blank" rel="noopener noreferrer">
                    {shortLink(link)}
                    <span class="unseen"> in a new window</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {was.length > 0 && (
        <Section title="Earlier">
          <ul class="was">
            {was.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function ChartSheet({
  chart,
  publication,
}: {
  readonly chart: PreviewChart;
  readonly publication: string;
}) {
  return (
    <>
      <p class="circumstances">A chart, called {chart.id}</p>
      <p>
        <CopyPlace place={`${chart.file}:${chart.line}:${chart.column}`} />
      </p>
      <Mentions title="Draws" those={chart.figures} publication={publication} />
      <Prints prints={placesOf(chart)} publication={publication} figure={null} />
    </>
  );
}

/** Each value that it draws is printed where it is: the place is enough. */
function placesOf({prints}: PreviewChart): PreviewChart["prints"] {
  const seen = new Set<string>();
  return prints.flatMap(print => {
    const name = `${print.document}\n${print.where}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [{...print, text: "", around: null}];
  });
}

function Mentions({
  title,
  those,
  publication,
}: {
  readonly title: string;
  readonly those: readonly PreviewMention[];
  readonly publication: string;
}) {
  if (those.length === 0) return null;
  return (
    <Section title={title}>
      <ul class="mentions">
        {those.map(({id, label, value}) => (
          <li key={id}>
            <button type="button" onClick={() => openSheet({publication, id, sort: "figure"})}>
              <span>{label}</span> <b>{value}</b>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Prints({
  prints,
  publication,
  figure,
}: {
  readonly prints: PreviewFigure["prints"];
  readonly publication: string;
  readonly figure: string | null;
}) {
  if (prints.length === 0)
    return (
      <Section title="Where it stands">
        <p class="none">In no document.</p>
      </Section>
    );
  const documents = [...new Set(prints.map(print => print.document))];
  return (
    <Section title="Where it stands">
      {documents.map(document => (
        <div class="prints" key={document}>
          <h4>{document}</h4>
          <ul>
            {prints
              .filter(print => print.document === document)
              .map((print, nth) => (
                <li key={nth}>
                  <button
                    type="button"
                    class={print.where.length > 9 ? "long" : undefined}
                    onClick={() => goToPrint(publication, print, {figure: figure ?? "", nth})}
                  >
                    <b>{print.where}</b>{" "}
                    {print.around ? (
                      <Around text={print.around} printed={print.text} />
                    ) : (
                      <span>{print.text}</span>
                    )}
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

/** The words around it, with the figure itself in bold. */
function Around({text, printed}: {readonly text: string; readonly printed: string}) {
  const at = text.indexOf(printed);
  if (at < 0 || printed === "") return <span>{text}</span>;
  return (
    <span>
      {text.slice(0, at)}
      <mark>{printed}</mark>
      {text.slice(at + printed.length)}
    </span>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function shortLink(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/.*$/, "");
}
