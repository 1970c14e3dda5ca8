// What is wrong, below the document: the line says how much, and unfolds what.
import type {PreviewFinding} from "../lib/preview/messages.ts";
import {CopyPlace} from "./copy.tsx";
import {go} from "./going.ts";
import {Icon} from "./icons.tsx";
import {documentOf, getView, setView, useView} from "./store.ts";
import {countsInWords, identity} from "./words.ts";

export function Findings() {
  const findings = useView(view => view.state?.findings) ?? none;
  const unfolded = useView(view => view.unfolded);
  if (!unfolded || findings.length === 0) return null;
  const ordered = findings.toSorted((a, b) => rank(a) - rank(b));
  return (
    <section class="findings" aria-label="Findings" id="findings" tabindex={0} data-scrolls>
      <ul>
        {ordered.map((finding, i) => (
          <Finding key={`${identity(finding)}\n${i}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

export function FindingsButton() {
  const findings = useView(view => view.state?.findings) ?? none;
  const unfolded = useView(view => view.unfolded);
  if (findings.length === 0) return <p class="no-findings">No findings</p>;
  const hasError = findings.some(one => one.severity === "error");
  return (
    <button
      type="button"
      class={`findings-button ${hasError ? "error" : "warning"}`}
      aria-expanded={unfolded}
      aria-controls={unfolded ? "findings" : undefined}
      onClick={() => setView({unfolded: !unfolded})}
    >
      <Icon name={hasError ? "error" : "warning"} />
      <span>{countsInWords(findings)}</span>
      <Icon name="up" />
    </button>
  );
}

function Finding({finding}: {readonly finding: PreviewFinding}) {
  const {severity, code, message, help, place, excerpt, on} = finding;
  return (
    <li class={`finding ${severity}`}>
      <p class="message">
        <span class="severity">
          <Icon name={severity} />
          {severity}
        </span>{" "}
        <Ticked text={message} /> <small>{code}</small>
      </p>
      {excerpt && <Frame excerpt={excerpt} />}
      {help && (
        <p class="help">
          <b>Help:</b> <Ticked text={help} />
        </p>
      )}
      <p class="where">
        {isFile(place) ? <CopyPlace place={place} /> : place !== "" && <span>{place}</span>}
        {on && (
          <button type="button" class="link" onClick={() => show(finding)}>
            Show {whereInWords(on)}
          </button>
        )}
      </p>
    </li>
  );
}

/** The line, and carets under what is wrong in it. */
export function Frame({excerpt}: {readonly excerpt: NonNullable<PreviewFinding["excerpt"]>}) {
  const {line, before, wrong, after} = excerpt;
  const number = String(line);
  const carets = " ".repeat([...before].length) + "^".repeat(Math.max(1, [...wrong].length));
  return (
    <pre class="frame" tabindex={0} role="group" aria-label={`Line ${line}`}>
      <span class="line-number">{number} │ </span>
      {before}
      <mark>{wrong}</mark>
      {after}
      {"\n"}
      <span class="line-number" aria-hidden="true">
        {" ".repeat(number.length)} │{" "}
      </span>
      <span class="carets" aria-hidden="true">
        {carets}
      </span>
    </pre>
  );
}

/** What stands in backticks is code. */
export function Ticked({text}: {readonly text: string}) {
  return (
    <>
      {text
        .split(/(`[^`]+`)/)
        .map(piece => (/^`.+`$/.test(piece) ? <code>{piece.slice(1, -1)}</code> : piece))}
    </>
  );
}

const none: readonly PreviewFinding[] = [];

function rank({severity}: PreviewFinding): number {
  return severity === "error" ? 0 : 1;
}

function isFile(place: string): boolean {
  return /:\d+(?::\d+)?$/.test(place);
}

function whereInWords({document, page}: NonNullable<PreviewFinding["on"]>): string {
  if (page === null) return document;
  return `${document}, ${makes(document) === "slides" ? "slide" : "page"} ${page}`;
}

function show({publication, on}: PreviewFinding): void {
  const {place} = getView();
  const name = publication ?? place?.publication;
  if (!on || !name) return;
  const isSlides = makes(on.document, name) === "slides";
  const view = isSlides || on.page === null ? "screen" : "printed";
  go({publication: name, document: on.document, number: on.page ?? 1, view}, "new");
}

function makes(document: string, publication = getView().place?.publication): string | undefined {
  return publication === undefined ? undefined : documentOf({publication, document})?.makes;
}
