// Who a process is, and whether it still runs: what is left behind is nobody's only when its process has gone.
import {readFileSync, readlinkSync} from "node:fs";

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Names the world in which a process number means what it means here: containers have their own, and may share our folders. */
export function pidSpace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0";
  }
}

/** When a process was started, on a clock of the machine's own: a number may be given to another one later. Empty where that cannot be known. */
export function startOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return words[19] ?? "";
  } catch {
    return "";
  }
}
