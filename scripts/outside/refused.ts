// Why a disk does not take what is written to it → what the reader can do about it.
import {OutsideProblem} from "./problem.ts";

/** Anything that nobody can help is handed back as it is. `folder` where the error names no path. */
export function refusedBy(error: unknown, folder: string): unknown {
  const {code = "", path = folder} = error as NodeJS.ErrnoException;
  const known = reasons[code];
  return known
    ? new OutsideProblem(
        "output/not-written",
        `\`${path}\` cannot be written: ${known[0]}`,
        known[1],
      )
    : error;
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  EISDIR: ["a folder stands in the way", "move the folder away, or rename it"],
  ENOTDIR: ["a file stands where a folder should be", "move the file away, or rename it"],
  EEXIST: ["a file stands where a folder should be", "move the file away, or rename it"],
  EACCES: ["you may not write there", "give yourself the right to write in the output folder"],
  EPERM: ["you may not write there", "give yourself the right to write in the output folder"],
  EROFS: ["the disk can only be read", "build in a folder that can be written"],
  ENOSPC: ["the disk is full", "make room, and build again: nothing was changed"],
  EDQUOT: ["your share of the disk is used up", "make room, and build again: nothing was changed"],
  EFBIG: [
    "the file is too large for this disk",
    "make room, or build elsewhere: nothing was changed",
  ],
};
