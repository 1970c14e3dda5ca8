// What is to be seen: every document as it is now, or as it last was right, and what is wrong. The one that is looked at comes first.
import {Log, type Diagnostic} from "../../lib/diagnostic.ts";
import type {PreviewContent, PreviewState} from "../../lib/preview/messages.ts";
import type {Draft, Page} from "../../pipeline.ts";
import type {Remembered} from "../../steps/html.ts";
import {beginComposing} from "../compose-safely.ts";
import type {Wanted} from "../project.ts";
import type {Session} from "../session.ts";
import type {Made} from "./made.ts";
import {
  documentOf,
  findingsIn,
  namesIn,
  newPlay,
  playOf,
  standingOf,
  type Play,
  type Playing,
  type Standing,
} from "./play.ts";
import {showDocument, type Shown} from "./shown.ts";

export interface Stage {
  /** Makes what is seen of these publications new. What comes meanwhile goes first: false where there was something. */
  readonly refresh: (publications: readonly string[]) => Promise<boolean>;
  readonly state: () => PreviewState;
  /** What is wrong now, of all publications. */
  readonly diagnostics: () => readonly Diagnostic[];
  readonly publications: () => readonly Play[];
  readonly publication: (name: string) => Play | null;
  readonly style: (hash: string) => string | null;
  /** The parts are left out that the asker has with the document of that hash. */
  readonly content: (publication: string, document: string, have: string) => PreviewContent | null;
  readonly setMade: (publication: string, made: Made) => void;
  readonly setDoing: (doing: string | null) => void;
}

export interface StageOptions {
  readonly session: Session;
  readonly remembered: Remembered;
  readonly wanted: () => readonly Wanted[];
  /** "publication/document", the last that was asked for first. */
  readonly looked: () => readonly string[];
  readonly tellDocument: (before: string | null, content: PreviewContent) => void;
  readonly tellState: (state: PreviewState) => void;
  readonly failed: (error: unknown) => void;
}

const most = {findings: 200, earlier: 12, styles: 40};

export function openStage(options: StageOptions): Stage {
  const {session, looked, remembered, tellDocument, tellState, failed} = options;
  const plays = new Map<string, Playing>();
  const styles = new Map<string, string>();
  let doing: string | null = null;
  let revision = 0;
  let turn = 0;
  return {
    refresh,
    state,
    diagnostics: () => [...plays.values()].flatMap(({found, made}) => [...found, ...made.findings]),
    publications: () => [...plays].map(playOf),
    publication: name => {
      const play = plays.get(name);
      return play ? playOf([name, play]) : null;
    },
    style: hash => styles.get(hash) ?? null,
    content,
    setMade: (publication, made) => {
      const play = plays.get(publication);
      if (play) play.made = made;
      tell();
    },
    setDoing: now => {
      if (now === doing) return;
      doing = now;
      tell();
    },
  };

  async function refresh(publications: readonly string[]): Promise<boolean> {
    const mine = ++turn;
    const wanted = options.wanted();
    for (const name of plays.keys())
      if (!wanted.some(one => one.publication === name)) plays.delete(name);
    for (const {publication, documents} of wanted) {
      if (!publications.includes(publication)) continue;
      const play = plays.get(publication) ?? newPlay();
      play.wanted = documents;
      plays.set(publication, play);
      if (!(await refreshOne(publication, play, () => mine === turn))) return false;
    }
    return true;
  }

  async function refreshOne(
    publication: string,
    play: Playing,
    isCurrent: () => boolean,
  ): Promise<boolean> {
    const log = new Log();
    const sources = await session.sources(publication, log);
    play.sources = sources;
    const first = looked().flatMap(name => {
      const [there, document = ""] = name.split("/");
      return there === publication && play.documents.has(document) ? [document] : [];
    });
    const composing = beginComposing({sources, documents: play.wanted}, first);
    const done = new Set<string>();
    // What is looked at is shown as soon as it is written. All that is wrong is found after that, and the others are written.
    while (composing.step()) {
      const last = composing.pages.at(-1);
      if (last && first.includes(last.name) && !done.has(last.name)) {
        if (await show(composing.draft!, last)) done.add(last.name);
      }
      await aWhile();
      if (!isCurrent()) return false;
    }
    const {composed: whole, diagnostics} = composing.finish();
    log.add(...diagnostics);
    if (whole) {
      play.composed = whole;
      const names = new Set(whole.pages.map(page => page.name));
      for (const name of play.documents.keys()) if (!names.has(name)) play.documents.delete(name);
    }
    play.found = log.diagnostics;
    const written = new Map((whole ?? composing).pages.map(page => [page.name, page]));
    const names = whole ? [...written.keys()] : namesIn(sources, play);
    for (const name of names) standingOf(play, name);
    for (const page of whole?.pages ?? []) standingOf(play, page.name).page = page;
    tell();
    for (const name of [...new Set([...first, ...names])]) {
      if (done.has(name) || !play.documents.has(name)) continue;
      const page = written.get(name);
      const isShown = page ? await show(composing.draft!, page) : await showAlone(name);
      if (!isShown) standingOf(play, name).stale = true;
      await aWhile();
      if (!isCurrent()) return false;
    }
    tell();
    return true;

    /** Where something is wrong with another one. */
    async function showAlone(document: string): Promise<boolean> {
      const {draft, pages, step} = beginComposing({sources, documents: [document]}, []);
      const page = (): Page | undefined => pages.find(one => one.name === document);
      while (!page() && step());
      return draft !== null && page() !== undefined && (await show(draft, page()!));
    }

    async function show(composed: Draft, page: Page): Promise<boolean> {
      const standing = standingOf(play, page.name);
      const before = standing.shown;
      const {facts} = play.made;
      const now = await showDocument(page, {composed, remembered, facts}, before).catch(failed);
      if (!now) return false;
      standing.page = page;
      standing.stale = false;
      standing.shown = now;
      if (before?.content.hash !== now.content.hash) {
        remember(standing, now);
        tellDocument(before?.content.hash ?? null, withoutKnown(now.content, partsOf(before)));
      }
      return true;
    }
  }

  function remember({earlier}: Standing, {content, css}: Shown): void {
    earlier.set(content.hash, new Set(content.parts.map(part => part.hash)));
    styles.delete(content.style);
    styles.set(content.style, css);
    dropFirst(earlier, most.earlier);
    dropFirst(styles, most.styles);
  }

  function content(publication: string, document: string, have: string): PreviewContent | null {
    const standing = plays.get(publication)?.documents.get(document);
    if (!standing?.shown) return null;
    return withoutKnown(standing.shown.content, standing.earlier.get(have) ?? new Set());
  }

  function tell(): void {
    revision += 1;
    tellState(state());
  }

  function state(): PreviewState {
    return {
      revision,
      doing,
      findings: [...plays].flatMap(findingsIn).slice(0, most.findings),
      publications: [...plays].map(([name, play]) => ({
        name,
        title: play.composed?.content.about.title ?? name,
        language: play.composed?.content.about.language ?? "en",
        documents: [...play.documents].map(one => documentOf(one, play.made)),
      })),
    };
  }
}

function withoutKnown(content: PreviewContent, known: ReadonlySet<string>): PreviewContent {
  const parts = content.parts.map(part => {
    if (!known.has(part.hash)) return part;
    const {html: _, ...rest} = part;
    return rest;
  });
  return {...content, parts};
}

function partsOf(shown: Shown | null): ReadonlySet<string> {
  return new Set(shown?.content.parts.map(part => part.hash) ?? []);
}

function dropFirst<T>(map: Map<string, T>, most: number): void {
  for (const key of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(key);
}

/** Lets out what was told, and in what has come meanwhile. */
function aWhile(): Promise<void> {
  return new Promise(done => setImmediate(done));
}
