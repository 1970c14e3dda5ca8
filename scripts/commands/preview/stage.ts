// What is to be seen: every document as it is now, or as it last was right, and what is wrong. The one that is looked at comes first.
import {Log, type Diagnostic} from "../../lib/diagnostic.ts";
import type {PreviewContent, PreviewState} from "../../lib/preview/messages.ts";
import type {Composed} from "../../pipeline.ts";
import type {Remembered} from "../../steps/html.ts";
import {composeSafely} from "../compose-safely.ts";
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
    const done = new Set<string>();
    for (const document of first) {
      if (await showAlone(document)) done.add(document);
      // What is told goes out only once nothing else is at work.
      await aWhile();
      if (!isCurrent()) return false;
    }
    const whole = composeSafely({sources, documents: play.wanted}, log);
    if (whole) {
      play.composed = whole;
      const names = new Set(whole.pages.map(page => page.name));
      for (const name of play.documents.keys()) if (!names.has(name)) play.documents.delete(name);
    }
    play.found = log.diagnostics;
    const names = whole ? whole.pages.map(page => page.name) : namesIn(sources, play);
    for (const name of names) standingOf(play, name);
    for (const page of whole?.pages ?? []) standingOf(play, page.name).page = page;
    tell();
    for (const name of names) {
      if (done.has(name)) continue;
      await aWhile();
      if (!isCurrent()) return false;
      const isShown = whole ? await show(whole, name) : await showAlone(name);
      if (!isShown) standingOf(play, name).stale = true;
    }
    tell();
    return true;

    async function showAlone(document: string): Promise<boolean> {
      const composed = composeSafely({sources, documents: [document]}, new Log());
      return composed !== null && (await show(composed, document));
    }

    async function show(composed: Composed, document: string): Promise<boolean> {
      const page = composed.pages.find(one => one.name === document);
      if (!page) return false;
      const standing = standingOf(play, document);
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
