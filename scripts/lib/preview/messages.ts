// What the preview's server and its page say to each other: data only, so that both can hold to it.
// `/` is an HTML page with `<div id="viewer">`, the token, `/viewer.css` and `/viewer.js`: what esbuild makes of `viewer/main.tsx`,
// with Preact's JSX, and of the styles that it imports. It may run that script alone, and ask and show this server alone.

/** `GET /api/state`; again with every `state` event. */
export interface PreviewState {
  /** Grows with everything that is said. */
  readonly revision: number;
  readonly publications: readonly PreviewPublication[];
  readonly findings: readonly PreviewFinding[];
  /** What the builder of files is doing now: "printing fixing-nhs-it/deck"; null when all on the disk is as it is on the screen. */
  readonly doing: string | null;
}

export interface PreviewPublication {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly documents: readonly PreviewDocument[];
}

export interface PreviewDocument {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly makes: "slides" | "page";
  /** Hash of all its parts; null where it could not be made yet. The last good one stays. */
  readonly hash: string | null;
  /** What is shown is older than what was saved: today's has a mistake in it. */
  readonly stale: boolean;
  /**
   * As it was printed last; null where it was not, or makes no PDF. Its pictures are at
   * `/picture/<publication>/<document>/<hash>/<page from 1>.png?width=<px>`; a width that the server rounds is as good.
   * `width` and `height`: of the first page, in CSS pixels.
   */
  readonly printed: {
    readonly pages: number;
    readonly hash: string;
    readonly width: number;
    readonly height: number;
  } | null;
  /** Files in output/, below the publication's folder: "deck.pdf". They are served as `/output/<publication>/<name>`. */
  readonly files: readonly {readonly name: string; readonly bytes: number}[];
}

/**
 * `GET /api/document/<publication>/<document>?have=<hash>&client=<client>`; a `document` event says that there is a newer one.
 * The page asks for each document that is chosen, even where it has it: so the last one that a client asked for is the one that
 * is looked at, and worth making first. `client` is a word that the page makes up when it is opened; `/events?client=…` says it too.
 */
export interface PreviewContent {
  readonly publication: string;
  readonly document: string;
  readonly hash: string;
  readonly language: string;
  /** Everything that styles it, fonts inside; it changes seldom, so it is named by its hash and fetched from `/style/<hash>.css`. */
  readonly style: string;
  /** Slides in order; or the blocks of a page, in order. A part with the same hash is the same. */
  readonly parts: readonly PreviewPart[];
  /**
   * Of a page: its body with `<!--part-->` wherever a part stands, in order: `<main><article><!--part--><!--part--></article></main>`.
   * Null for slides.
   */
  readonly skeleton: string | null;
  /** Of a slide, in CSS pixels; null for a page. */
  readonly size: {readonly width: number; readonly height: number} | null;
}

export interface PreviewPart {
  readonly hash: string;
  /** Missing where the asker said (`?have=<document hash>`) that it has it already. */
  readonly html?: string;
  /** Its heading, for the list of slides. */
  readonly title: string;
  /** What is said to a slide: its speaker notes, one text for each paragraph, plain. */
  readonly notes: readonly string[];
}

export interface PreviewFinding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
  readonly publication: string | null;
  /** "content/fixing-nhs-it/figures.yaml:41:12", or "output/…/deck.pdf page 7", or "". */
  readonly place: string;
  /** The line that is wrong, with what stands before, in, and after the mistake; null without a place in a file. */
  readonly excerpt: {
    readonly line: number;
    readonly before: string;
    readonly wrong: string;
    readonly after: string;
  } | null;
  /** Where it is printed, if it is of a print. */
  readonly on: {readonly document: string; readonly page: number | null} | null;
}

/** `GET /api/figures/<publication>`: all that can be searched. */
export interface PreviewFigures {
  readonly figures: readonly PreviewMention[];
}

/** `GET /api/search?q=<words>`: in the words of all documents as they are shown; case and accents make no difference. */
export interface PreviewSearch {
  readonly found: readonly PreviewFound[];
  /** There are more than can be shown. */
  readonly more: boolean;
}

export interface PreviewFound {
  readonly publication: string;
  readonly document: string;
  /** Its place among the document's parts, from 0. */
  readonly part: number;
  readonly title: string;
  /** The words around it, in one line. */
  readonly around: string;
}

/** `GET /api/figure/<publication>/<id>`; `null` where there is none, which is no mistake: so it is with documents and charts, too. */
export interface PreviewFigure {
  readonly id: string;
  readonly label: string;
  /** In full: "at least £1bn". */
  readonly value: string;
  /** "cash-releasing saving, annual, 2009-10 prices": its circumstances in words; may be empty. */
  readonly circumstances: string;
  readonly note: string | null;
  /** As it was written, and with its numbers: "cut-2009 + cut-2010", "£600m + £105m". */
  readonly formula: {readonly written: string; readonly workings: string} | null;
  readonly inputs: readonly PreviewMention[];
  readonly usedBy: readonly PreviewMention[];
  readonly sources: readonly {
    readonly id: string;
    readonly text: string;
    readonly link: string | null;
  }[];
  readonly prints: readonly {
    readonly document: string;
    /** As people say it: "slide 7", "page 12". */
    readonly where: string;
    readonly slide: number | null;
    readonly page: number | null;
    readonly text: string;
    readonly around: string | null;
  }[];
  readonly was: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What stands in the YAML now, to be edited; null where it cannot be set, and `why`. */
  readonly written: string | null;
  readonly why: string | null;
}

/** `GET /api/chart/<publication>/<id>`. */
export interface PreviewChart {
  readonly id: string;
  readonly title: string;
  /** Figures and cells that it draws. */
  readonly figures: readonly PreviewMention[];
  readonly prints: PreviewFigure["prints"];
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface PreviewMention {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/**
 * `POST /api/figure/<publication>/<id>`, with the token of the page in `x-costed-token`; the page finds it in its own
 * `<meta name="costed-token" content="…">`.
 */
export interface PreviewChange {
  readonly value: string;
  /** Another unit is no mistake. */
  readonly force?: boolean;
}

export interface PreviewChanged {
  readonly written: boolean;
  /** What stood there until then, to be set back. */
  readonly before: string | null;
  /** Why not, or what to look at. */
  readonly findings: readonly PreviewFinding[];
  readonly moved: readonly {
    readonly id: string;
    readonly label: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/** `GET /events`, server-sent: the name of the event, and its data. The first is a `state`. */
export interface PreviewEvents {
  readonly state: PreviewState;
  /** `content` has only the parts that are new since the hash before. */
  readonly document: {readonly before: string | null; readonly content: PreviewContent};
}
