// Above the document: what it is, how it is looked at, what was made of it.
import type {PreviewDocument} from "../lib/preview/messages.ts";
import type {Place} from "./address.ts";
import {DocumentChooser} from "./documents.tsx";
import {go} from "./going.ts";
import {Icon} from "./icons.tsx";
import {fileAddress} from "./server.ts";
import {setView, useView} from "./store.ts";
import {several, sizeInWords} from "./words.ts";

interface Toolbar {
  readonly place: Place;
  readonly document: PreviewDocument;
  readonly count: number;
}

const widths: readonly (readonly [string, number | null])[] = [
  ["Fit the window", null],
  ["Phone, 390", 390],
  ["Tablet, 768", 768],
  ["Desktop, 1280", 1280],
];

export function Toolbar({place, document, count}: Toolbar) {
  const width = useView(view => view.width);
  const {printed, makes} = document;
  const isPrinted = place.view === "printed" && printed !== null;
  return (
    <header class="toolbar">
      <div class="what">
        <DocumentChooser />
        <h1>{document.title}</h1>
        <p>{whereInWords(place, document, count)}</p>
      </div>
      {printed && (
        <div class="switch" role="group" aria-label="View">
          <button type="button" aria-pressed={!isPrinted} onClick={() => look(place, "screen")}>
            On screen
          </button>
          <button type="button" aria-pressed={isPrinted} onClick={() => look(place, "printed")}>
            As printed
          </button>
        </div>
      )}
      {makes === "page" && !isPrinted && (
        <select
          class="width"
          aria-label="Width of the page"
          value={String(width)}
          onChange={event => {
            const wanted = Number(event.currentTarget.value);
            setView({width: wanted > 0 ? wanted : null});
          }}
        >
          {widths.map(([name, px]) => (
            <option key={name} value={String(px)}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Files publication={place.publication} document={document} />
      <div class="tools">
        <button
          type="button"
          class="tool narrow-only"
          aria-label="Search"
          title="Search (/)"
          onClick={() => setView({dialog: "search"})}
        >
          <Icon name="search" />
        </button>
        <button
          type="button"
          class="tool"
          aria-label="Full view"
          title="Full view (f)"
          onClick={() => setView({full: true})}
        >
          <Icon name="full" />
        </button>
        <button
          type="button"
          class="tool"
          aria-label="Keys"
          title="All keys (?)"
          onClick={() => setView({dialog: "help"})}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}

function Files({
  publication,
  document: {files, name},
}: {
  readonly publication: string;
  readonly document: PreviewDocument;
}) {
  if (files.length === 0) return null;
  const first = files.find(file => file.name === `${name}.pdf`) ?? files[0]!;
  const others = files.filter(file => file !== first);
  return (
    <div class="files">
      <a class="file" href={fileAddress(publication, first.name)} target="_blank" rel="noopener">
        <span>{ending(first.name)}</span> <small>{sizeInWords(first.bytes)}</small>
        <span class="unseen">, opens {first.name} in a new window</span>
      </a>
      {others.length > 0 && (
        <details>
          <summary aria-label={`${several(others.length, "other file")}`}>
            <Icon name="up" />
          </summary>
          <ul>
            {others.map(file => (
              <li key={file.name}>
                <a href={fileAddress(publication, file.name)} target="_blank" rel="noopener">
                  <span>{file.name}</span> <small>{sizeInWords(file.bytes)}</small>
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** "slide 7 of 38"; "page 3 of 48". */
function whereInWords(
  place: Place,
  {makes, printed, kind}: PreviewDocument,
  count: number,
): string {
  if (place.view === "printed" && printed)
    return `${makes === "slides" ? "slide" : "page"} ${place.number} of ${printed.pages}`;
  if (makes === "slides") return count > 0 ? `slide ${place.number} of ${count}` : kind;
  return printed ? several(printed.pages, "page") : kind;
}

function look(place: Place, view: Place["view"]): void {
  if (view !== place.view) go({...place, view}, "new");
}

/** "PDF". */
function ending(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toUpperCase();
}
