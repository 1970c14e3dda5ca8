// The page as a whole.
import {useEffect} from "preact/hooks";
import {Documents} from "./documents.tsx";
import {Findings, FindingsButton} from "./findings.tsx";
import {Help} from "./help.tsx";
import {Icon} from "./icons.tsx";
import {Navigator} from "./navigator.tsx";
import {PageFrame} from "./page-frame.tsx";
import {PrintedStage} from "./printed-stage.tsx";
import {Search} from "./search.tsx";
import {SheetPanel} from "./sheet-panel.tsx";
import {SlidesStage} from "./slides-stage.tsx";
import {nameOf, setView, useView} from "./store.ts";
import {Toolbar} from "./toolbar.tsx";

export function App() {
  const full = useView(view => view.full);
  const place = useView(view => view.place);
  const state = useView(view => view.state);
  const content =
    useView(view => (view.place ? view.contents.get(nameOf(view.place)) : null)) ?? null;
  const isBeside = useView(view => view.sheet !== null);
  const connection = useView(view => view.connection);
  const publication = state?.publications.find(one => one.name === place?.publication);
  const document = publication?.documents.find(one => one.name === place?.document);

  if (!place || !document)
    return (
      <div class="app empty">
        <main>
          <h1>{state ? "There is nothing to show yet" : "Costed preview"}</h1>
          <p>{emptyWords(connection, state !== null)}</p>
        </main>
        <Status />
        <Findings />
        <Said />
      </div>
    );
  const isWrong = state?.findings.some(one => one.severity === "error") ?? false;
  const isPrinted = place.view === "printed" && document.printed !== null;
  return (
    <div class={`app${full ? " full" : ""}${isBeside ? " beside" : ""}`}>
      {!full && (
        <div class="side">
          <button type="button" class="find" onClick={() => setView({dialog: "search"})}>
            <Icon name="search" />
            <span>Search</span>
            <kbd>/</kbd>
          </button>
          <Documents />
          <Navigator key={nameOf(place)} place={place} document={document} content={content} />
        </div>
      )}
      {!full && <Toolbar place={place} document={document} count={content?.parts.length ?? 0} />}
      <main class="stage" aria-label={document.title}>
        {full && <h1 class="unseen">{document.title}</h1>}
        {document.stale && (
          <p class="stale">Last good version: what was saved since has a mistake</p>
        )}
        {isPrinted && document.printed ? (
          <PrintedStage
            key={nameOf(place)}
            place={place}
            document={document}
            printed={document.printed}
          />
        ) : !content ? (
          <p class="nothing">
            {document.hash === null && isWrong
              ? "It cannot be shown until its mistakes are mended."
              : "It is being made …"}
          </p>
        ) : content.size ? (
          <SlidesStage key={nameOf(place)} content={content} number={place.number} full={full} />
        ) : (
          <PageFrame key={nameOf(place)} content={content} document={document} />
        )}
        {full && (
          <button
            type="button"
            class="tool leave"
            aria-label="Leave full view (f)"
            onClick={() => setView({full: false})}
          >
            <Icon name="close" />
          </button>
        )}
      </main>
      <SheetPanel />
      {!full && <Status />}
      {!full && <Findings />}
      <Search />
      <Help />
      <Said />
    </div>
  );
}

/** Whether what is seen is what was saved; what is being made; what is wrong. */
function Status() {
  const connection = useView(view => view.connection);
  const doing = useView(view => view.state?.doing ?? null);
  const words =
    connection === "lost"
      ? "Connection lost; trying again"
      : connection === "opening"
        ? "Connecting"
        : (doing ?? "Up to date");
  const sort = connection === "live" ? (doing === null ? "live" : "busy") : connection;
  return (
    <footer class="status">
      <p class={`line ${sort}`} role={connection === "lost" ? "alert" : undefined}>
        <span class="dot" aria-hidden="true" />
        {words}
      </p>
      <FindingsButton />
    </footer>
  );
}

/** What has changed, for those who do not see it. */
function Said() {
  const said = useView(view => view.said);
  const findings = useView(view => view.state?.findings);
  const title = useView(view => titleOf(view.place, view.state));
  const errors = findings?.filter(one => one.severity === "error").length ?? 0;
  const warnings = (findings?.length ?? 0) - errors;
  useEffect(() => {
    const count = errors + warnings;
    document.title = `${count > 0 ? `(${count}) ` : ""}${title}`;
    markIcon(errors, warnings);
  }, [title, errors, warnings]);
  return (
    <div class="unseen" role="status">
      {said}
    </div>
  );
}

function titleOf(...[place, state]: [Parameters<typeof nameOf>[0] | null, unknown]): string {
  return place && state ? `${place.document} · ${place.publication}` : "Costed preview";
}

/** A disc in the colour of what there is to do, with how much of it. */
function markIcon(errors: number, warnings: number): void {
  const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (!icon) return;
  const [colour, count] =
    errors > 0 ? ["#b3261e", errors] : warnings > 0 ? ["#96600a", warnings] : ["#0f4350", 0];
  const words = count > 9 ? "9+" : count > 0 ? String(count) : "£";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${colour}"/><text x="16" y="23" font-family="sans-serif" font-weight="700" font-size="${words.length > 1 ? 17 : 20}" fill="#fff" text-anchor="middle">${words}</text></svg>`;
  icon.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function emptyWords(connection: string, isKnown: boolean): string {
  if (isKnown) return "A publication is a folder in content/ with a publication.yaml.";
  return connection === "lost"
    ? "The preview does not run any more. Start it again, and it is here."
    : "…";
}
