// All publications and documents, to choose from.
import type {PreviewDocument, PreviewState} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";
import {go} from "./going.ts";
import {Icon} from "./icons.tsx";
import {useView} from "./store.ts";

export function Documents() {
  const state = useView(view => view.state);
  const place = useView(view => view.place);
  if (!state || !place) return null;
  const publication = state.publications.find(one => one.name === place.publication);
  return (
    <nav class="documents" aria-label="Documents">
      <Publications state={state} place={place} />
      <ul>
        {publication?.documents.map(one => (
          <li key={one.name}>
            <button
              type="button"
              aria-current={one.name === place.document ? "page" : undefined}
              onClick={() => choose(place.publication, one)}
            >
              <Icon name={one.makes === "slides" ? "slides" : "page"} />
              <span class="name">{one.name}</span>
              <Count state={state} publication={place.publication} document={one} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a narrow window: all of them in one list. */
export function DocumentChooser() {
  const state = useView(view => view.state);
  const place = useView(view => view.place);
  if (!state || !place) return null;
  return (
    <select
      class="chooser"
      aria-label="Document"
      value={`${place.publication}\n${place.document}`}
      onChange={event => {
        const [publication = "", document = ""] = event.currentTarget.value.split("\n");
        go({publication, document, number: 1, view: "screen"}, "new");
      }}
    >
      {state.publications.map(({name, title, documents}) => (
        <optgroup key={name} label={title}>
          {documents.map(one => (
            <option key={one.name} value={`${name}\n${one.name}`}>
              {one.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

function Publications({state, place}: {readonly state: PreviewState; readonly place: Place}) {
  const {publications} = state;
  if (publications.length === 1) return <h2>{publications[0]!.title}</h2>;
  return (
    <select
      class="publications"
      aria-label="Publication"
      value={place.publication}
      onChange={event => {
        const found = publications.find(one => one.name === event.currentTarget.value);
        const first =
          found?.documents.find(one => one.name === place.document) ?? found?.documents[0];
        if (found && first) choose(found.name, first);
      }}
    >
      {publications.map(({name, title}) => (
        <option key={name} value={name}>
          {sameTitle(state, title) ? `${title} (${name})` : title}
        </option>
      ))}
    </select>
  );
}

/** Findings of its prints, and whether it is older than a mistake. */
function Count({
  state,
  publication,
  document,
}: {
  readonly state: PreviewState;
  readonly publication: string;
  readonly document: PreviewDocument;
}) {
  const those = state.findings.filter(
    one =>
      one.on?.document === document.name &&
      (one.publication === null || one.publication === publication),
  );
  const errors = those.filter(one => one.severity === "error").length;
  if (document.stale) return <span class="tag">older</span>;
  if (those.length === 0) return null;
  const sort = errors > 0 ? "error" : "warning";
  return (
    <span class={`count ${sort}`}>
      {those.length}
      <span class="unseen"> {those.length === 1 ? "finding" : "findings"}</span>
    </span>
  );
}

function sameTitle({publications}: PreviewState, title: string): boolean {
  return publications.filter(one => one.title === title).length > 1;
}

function choose(publication: string, {name}: PreviewDocument): void {
  go({publication, document: name, number: 1, view: "screen"}, "new");
}
