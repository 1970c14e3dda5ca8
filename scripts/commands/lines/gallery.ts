// The line of `gallery`.
import {resolve} from "node:path";
import {Log} from "../../lib/diagnostic.ts";
import {sayFindings} from "../../outside/terminal.ts";
import {exitCode, inWorld, say, secondsOf, type Command, type Common, type Line} from "./line.ts";

type Options = Common & {readonly theme?: readonly string[]};

export const galleryLine: Line = (program, version, end) => {
  program
    .command("gallery")
    .description(
      "make a picture of every page, and contact sheets, in every theme: output/gallery/",
    )
    .argument("[publication[/document]...]", "what to picture; everything, if nothing is named")
    .option("--theme <name...>", "only in these themes")
    .option("--browser <path>", "the browser to print with")
    .option("--timeout <seconds>", "how long one document may take to print", secondsOf, 60)
    .action(async (names: string[], _options: unknown, command: Command) => {
      end(await runGallery(names, command.optsWithGlobals<Options>(), version));
    });
};

async function runGallery(
  names: readonly string[],
  options: Options,
  version: string,
): Promise<number> {
  const {gallery} = await import("../gallery.ts");
  const log = new Log();
  const project = resolve(options.project);
  const made = await inWorld(options, log, (world, progress) =>
    gallery({project, names, themes: options.theme ?? [], version, progress}, world.at, log),
  );
  sayFindings(log.diagnostics, process.stderr);
  for (const path of made) if (!/\/\d+\.png$/.test(path)) say(path);
  return exitCode(log, options);
}
