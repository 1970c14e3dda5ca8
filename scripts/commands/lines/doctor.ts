// The line of `doctor`.
import type {Line} from "./line.ts";

export const doctorLine: Line = (program, _version, end) => {
  program
    .command("doctor")
    .description(
      "say which browser, fonts and versions were found, what is missing, and how to mend it",
    )
    .option("--json", "print what was found as data")
    .action(async (options: {json?: boolean}) => {
      const {runDoctor} = await import("../doctor.ts");
      end(
        await runDoctor(
          {json: options.json === true},
          line => void process.stdout.write(`${line}\n`),
        ),
      );
    });
};
