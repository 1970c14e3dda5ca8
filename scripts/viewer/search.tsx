// Search: one field, and what is found below it, to be walked through with the arrows.
import {useEffect, useMemo, useState} from "preact/hooks";
import type {PreviewFound, PreviewMention} from "../lib/preview/messages.ts";
import {Dialog} from "./dialog.tsx";
import {arrange, type Found} from "./found.ts";
import {go} from "./going.ts";
import {Icon, type IconName} from "./icons.tsx";
import {askFigures, askWords} from "./server.ts";
import {openSheet} from "./sheet.ts";
import {setView, useView} from "./store.ts";
import {several} from "./words.ts";

export function Search() {
  const isOpen = useView(view => view.dialog === "search");
  return isOpen ? <SearchDialog /> : null;
}

function SearchDialog() {
  const place = useView(view => view.place);
  const state = useView(view => view.state);
  const [figures, setFigures] = useState<readonly PreviewMention[]>([]);
  const [words, setWords] = useState<readonly PreviewFound[]>([]);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const publication = place?.publication ?? "";

  useEffect(() => {
    void askFigures(publication)
      .then(said => setFigures(said?.figures ?? []))
      .catch(() => undefined);
  }, [publication]);

  useEffect(() => {
    if (query.trim() === "") return setWords([]);
    let isWanted = true;
    void askWords(query)
      .then(said => isWanted && setWords(said?.found ?? []))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [query, state]);

  const found = useMemo(
    () => (state ? arrange(query, {state, publication, figures, found: words}) : []),
    [query, state, publication, figures, words],
  );
  const chosen = Math.min(at, found.length - 1);

  return (
    <Dialog label="Search" class="search">
      <div class="field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Search documents, slides, figures and words"
          aria-expanded={found.length > 0}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `found-${chosen}` : undefined}
          placeholder="Documents, slides, figures, words"
          spellcheck={false}
          autocomplete="off"
          autofocus
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={event => {
            const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
            if (by && found.length > 0) {
              event.preventDefault();
              setAt((chosen + by + found.length) % found.length);
            }
            if (event.key === "Enter" && found[chosen]) {
              event.preventDefault();
              choose(found[chosen]);
            }
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <ul class="found" id="found" role="listbox" aria-label="Found">
        {found.map((one, i) => (
          <Row key={i} found={one} index={i} chosen={i === chosen} />
        ))}
      </ul>
      <p class="counted" role="status">
        {query === ""
          ? "Type what you look for"
          : found.length === 0
            ? `Nothing found for “${query}”`
            : `${several(found.length, "place")} found`}
      </p>
    </Dialog>
  );
}

interface Row {
  readonly found: Found;
  readonly index: number;
  readonly chosen: boolean;
}

function Row({found, index, chosen}: Row) {
  return (
    <li
      id={`found-${index}`}
      role="option"
      aria-selected={chosen}
      ref={one => {
        if (chosen) one?.scrollIntoView({block: "nearest"});
      }}
      onClick={() => choose(found)}
    >
      <Icon name={iconOf(found)} />
      {found.sort === "figure" ? (
        <span class="two">
          <span>{found.figure.label}</span> <b>{found.figure.value}</b>
        </span>
      ) : found.sort === "document" ? (
        <span class="two">
          <span>{found.document}</span> <small>{found.title}</small>
        </span>
      ) : (
        <span class="two">
          {found.words ? (
            <span class="around">
              {found.words[0]}
              <mark>{found.words[1]}</mark>
              {found.words[2]}
            </span>
          ) : (
            <span>{found.title}</span>
          )}{" "}
          <small>
            {found.document}
            {found.isSlide ? `, slide ${found.part + 1}` : ""}
          </small>
        </span>
      )}
    </li>
  );
}

function iconOf(found: Found): IconName {
  if (found.sort === "figure") return "figure";
  if (found.sort === "part") return found.words ? "words" : found.isSlide ? "slides" : "page";
  return "page";
}

function choose(found: Found): void {
  const {publication} = found;
  setView({dialog: null});
  if (found.sort === "figure") return openSheet({publication, id: found.figure.id, sort: "figure"});
  const number = found.sort === "part" && found.isSlide ? found.part + 1 : 1;
  go({publication, document: found.document, number, view: "screen"}, "new");
  if (found.sort === "part" && !found.isSlide) setView({part: {index: found.part}});
}
