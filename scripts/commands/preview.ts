// `preview`: every document on a page of its own machine, as it is saved. What is looked at comes first; files are made after it.
import {randomBytes} from "node:crypto";
import {join} from "node:path";
import type {Diagnostic, Log} from "../lib/diagnostic.ts";
import {serve, type RunningServer} from "../outside/server.ts";
import type {MakeOptions} from "./make.ts";
import {answersOf} from "./preview/answers.ts";
import {openFigures} from "./preview/figures.ts";
import {openLooks} from "./preview/looks.ts";
import {readMade} from "./preview/made.ts";
import {openPictures} from "./preview/pictures.ts";
import {openPress} from "./preview/press.ts";
import {openStage, type Stage} from "./preview/stage.ts";
import {openViewer, type Viewer} from "./preview/viewer.ts";
import {wantedOf, type Wanted} from "./project.ts";
import {openSession} from "./session.ts";
import type {World} from "./world.ts";

export interface PreviewOptions extends Pick<MakeOptions, "version" | "keepDrafts"> {
  readonly project: string;
  readonly names: readonly string[];
  readonly port: number;
  /** Whether another port will do where that one is taken. */
  readonly next: boolean;
  /** Whether files are made as well. */
  readonly print: boolean;
  /** Keeps others from the output while files are made. */
  readonly locked?: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told of each burst of saves, when what is seen is up to date. */
  readonly said: (seen: Seen) => void;
  readonly failed: (error: unknown) => void;
}

export interface Seen {
  /** "content/fixing-nhs-it/figures.yaml"; empty at the beginning. */
  readonly files: readonly string[];
  readonly milliseconds: number;
  /** What is wrong now, of all publications. */
  readonly findings: readonly Diagnostic[];
}

export interface Preview {
  readonly address: string;
  readonly port: number;
  readonly stage: Stage;
  /** When all can be seen for the first time. */
  readonly first: Promise<void>;
  /** To be told what may have been saved; null for anything. */
  readonly saved: (paths: readonly string[] | null) => Promise<void>;
  readonly folders: readonly string[];
  readonly close: () => Promise<void>;
}

/** Null where there is nothing to look at: the log says why. @throws OutsideProblem where no port can be had */
export async function preview(
  options: PreviewOptions,
  world: World,
  log: Log,
): Promise<Preview | null> {
  const {project, names, failed} = options;
  const asked = await wantedOf(project, names, log);
  if (asked.length === 0 || log.errors > 0) return null;
  const session = await openSession(project);
  const token = randomBytes(24).toString("base64url");
  const looks = openLooks();
  const pictures = openPictures(project);
  let server: RunningServer | null = null;
  const stage = openStage({
    session,
    remembered: world.at(project).remembered,
    wanted,
    looked: looks.names,
    tellDocument: (before, content) => server?.tell("document", {before, content}),
    tellState: state => server?.tell("state", state),
    failed,
  });
  const press = openPress({
    ...options,
    stage,
    world,
    sizeOf: pictures.sizeOf,
    quiet,
    made,
    locked: options.locked ?? (work => work()),
  });
  const figures = openFigures(project, path => void saved([path]).catch(failed));
  let viewer: Promise<Viewer> | null = null;
  server = await serve({
    port: options.port,
    next: options.next,
    token,
    answer: answersOf({
      project,
      stage,
      figures,
      pictures,
      viewer: () => (viewer ??= openViewer(token)),
      look: looks.look,
    }),
    greet: () => [["state", stage.state()]],
    left: query => looks.leave(query.get("client") ?? ""),
    failed,
  });
  const waiting = new Set(wanted().map(one => one.publication));
  const unmade = new Set(waiting);
  const files = new Set<string>();
  let seeing: Promise<void> = Promise.resolve();
  let isClosed = false;
  const first = begin().catch(failed);
  return {
    address: server.address,
    port: server.port,
    stage,
    first,
    folders: session.folders,
    saved,
    close: async () => {
      isClosed = true;
      await server.close();
      await press.close();
      await first;
      await seeing;
      pictures.close();
    },
  };

  /** As long as they are there; those that came, where no names were said. */
  function wanted(): readonly Wanted[] {
    const there = session.publications();
    if (names.length > 0) return asked.filter(one => there.includes(one.publication));
    return there.map(publication => ({publication, documents: null}));
  }

  async function begin(): Promise<void> {
    await refresh();
    for (const {publication} of wanted()) await look(publication);
  }

  async function saved(paths: readonly string[] | null): Promise<void> {
    const changed = paths === null ? await session.lookAgain() : await session.saved(paths);
    if (changed.files.length === 0 && changed.publications.length === 0) return;
    for (const one of changed.files) files.add(one);
    for (const one of changed.publications) {
      waiting.add(one);
      unmade.add(one);
    }
    await refresh();
  }

  /** What is interrupted by another save is done with it. */
  function refresh(): Promise<void> {
    seeing = see().catch(failed);
    return seeing;
  }

  async function see(): Promise<void> {
    const started = performance.now();
    const publications = [...waiting];
    if (isClosed || !(await stage.refresh(publications))) return;
    for (const one of publications) waiting.delete(one);
    const milliseconds = performance.now() - started;
    options.said({files: [...files], milliseconds, findings: stage.diagnostics()});
    files.clear();
    if (options.print) press.add([...unmade]);
    unmade.clear();
  }

  async function quiet(): Promise<void> {
    for (let last: Promise<void> | null = null; last !== seeing;) {
      last = seeing;
      await last;
    }
  }

  /** What was made may be spoken of in a document: how large it is, how many pages it has. */
  async function made(publication: string): Promise<void> {
    waiting.add(publication);
    await refresh();
  }

  /** At what an earlier build has left. */
  async function look(publication: string): Promise<void> {
    const folder = join(project, "output", publication);
    const play = stage.publication(publication);
    if (isClosed || play?.made.manifest) return;
    stage.setMade(publication, await readMade(folder, pictures.sizeOf, null));
    await made(publication);
  }
}
