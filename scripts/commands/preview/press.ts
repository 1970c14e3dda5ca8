// The files of what is seen, made in the background as `build` makes them: whenever nothing that is looked at waits.
import {join} from "node:path";
import {OutsideProblem} from "../../outside/problem.ts";
import {make, type MakeOptions} from "../make.ts";
import type {World} from "../world.ts";
import {readMade, type PageSize} from "./made.ts";
import type {Stage} from "./stage.ts";

export interface Press {
  /** What was saved is to be made. */
  readonly add: (publications: readonly string[]) => void;
  /** When nothing is at work any more. */
  readonly close: () => Promise<void>;
}

export interface PressOptions extends Pick<MakeOptions, "version" | "keepDrafts"> {
  readonly project: string;
  readonly stage: Stage;
  readonly world: World;
  readonly sizeOf: PageSize;
  /** Resolves when nothing that is looked at waits. */
  readonly quiet: () => Promise<void>;
  /** Told when the files of a publication are others than before. */
  readonly made: (publication: string) => Promise<void>;
  /** Keeps others from the output while the work is done. */
  readonly locked: <T>(work: () => Promise<T>) => Promise<T>;
  readonly failed: (error: unknown) => void;
}

export function openPress(options: PressOptions): Press {
  const {project, stage, world, sizeOf, quiet, made, locked, failed} = options;
  const waiting = new Set<string>();
  let isClosed = false;
  let working: Promise<void> | null = null;
  return {
    add: publications => {
      for (const one of publications) waiting.add(one);
      working ??= work().finally(() => (working = null));
    },
    close: async () => {
      isClosed = true;
      await working;
    },
  };

  async function work(): Promise<void> {
    for (;;) {
      await quiet();
      const [publication] = waiting;
      if (publication === undefined || isClosed) break;
      waiting.delete(publication);
      await makeOne(publication).catch((error: unknown) => {
        // Once it has ended, there is no browser any more to make anything with.
        if (!isClosed) failed(error);
      });
    }
    stage.setDoing(null);
  }

  async function makeOne(publication: string): Promise<void> {
    const play = stage.publication(publication);
    // What is wrong is said already; there is nothing to make until it is mended.
    if (!play?.sources || !play.composed) return;
    const folder = `output/${publication}`;
    const unit = {
      publication,
      sources: play.sources,
      documents: play.wanted,
      folder,
      edition: null,
    };
    try {
      const {products, findings} = await locked(() =>
        make(
          unit,
          {
            strict: false,
            force: false,
            version: options.version,
            progress: stage.setDoing,
            keepDrafts: options.keepDrafts,
          },
          world.at(join(project, folder)),
        ),
      );
      if (isClosed) return;
      const printed = findings.filter(one => one.on !== undefined);
      // A mistake in the content: what was printed before still stands, and so does what was found in it.
      if (!products && printed.length === 0) return;
      stage.setMade(publication, await readMade(join(project, folder), sizeOf, printed));
    } catch (error) {
      if (isClosed || !(error instanceof OutsideProblem)) throw error;
      const before = stage.publication(publication)?.made;
      if (before) stage.setMade(publication, {...before, findings: [error.diagnostic]});
    }
    await made(publication);
  }
}
