// What earlier runs have read, for commands that compose all of a publication. Nothing of it is loaded before something is read.
import {openCacheFolder} from "../../outside/cache-folder.ts";
import {programIdentity} from "../../outside/program.ts";
import type {Readings} from "../../outside/readings.ts";
import {surroundings} from "../../outside/surroundings.ts";

/** `afresh`: all is read anew. */
export function readingsIn(project: string, afresh: boolean): Readings {
  let opened: Promise<Readings> | undefined;
  let ready: Readings | undefined;
  return {
    recall: async sources => {
      ready = await (opened ??= open());
      await ready.recall(sources);
    },
    numbersOf: (sources, document) => ready?.numbersOf(sources, document),
    keep: async (sources, numbers) => ready?.keep(sources, numbers),
  };

  async function open(): Promise<Readings> {
    const {openReadings} = await import("../../outside/readings.ts");
    const folder = (): Promise<string> => openCacheFolder(surroundings(process.env));
    return openReadings({folder, program: programIdentity, project, afresh});
  }
}
