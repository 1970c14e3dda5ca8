// A command as a whole process → how long it took by the clock, and the most memory that it had; many of them in turn → ratios.
import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface Run {
  readonly milliseconds: number;
  /** Of the process itself, not of the browsers that it starts; null where the system does not say. */
  readonly peakMegabytes: number | null;
  readonly output: string;
}

/** @throws with what it said, where it ended otherwise than expected */
export async function run({program, args, cwd, env}: Command, codes = [0]): Promise<Run> {
  const started = performance.now();
  const child = spawn(program, args, {
    cwd,
    env: {...process.env, ...env},
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (errors += bytes.toString()));
  let peakMegabytes: number | null = null;
  const watching = setInterval(() => (peakMegabytes = peakOf(child.pid) ?? peakMegabytes), 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  clearInterval(watching);
  const milliseconds = performance.now() - started;
  if (code === null || !codes.includes(code))
    throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${errors || output}`);
  return {milliseconds, peakMegabytes, output};
}

/** What Linux keeps of a process: the most that it ever had in memory. */
function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024;
  } catch {
    return null;
  }
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return {median, least: sorted[0]!, most: sorted.at(-1)!};
}

export interface Contender {
  readonly name: string;
  /** Not counted: what has to be so before each run. */
  readonly before?: () => Promise<void>;
  /** In milliseconds. */
  readonly once: () => Promise<number>;
}

/**
 * All contenders in turn, A B C A B C …, so that a machine whose speed drifts treats them alike; the first round is not counted.
 * What each took, in milliseconds, round by round.
 */
export async function inTurn(
  contenders: readonly Contender[],
  rounds: number,
  progress: (what: string) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const taken = new Map<string, number[]>(contenders.map(({name}) => [name, []]));
  for (let round = 0; round <= rounds; round++)
    for (const {name, before, once} of contenders) {
      progress(`${name}: ${round === 0 ? "to warm up" : `run ${round} of ${rounds}`}`);
      await before?.();
      const milliseconds = await once();
      if (round > 0) taken.get(name)!.push(milliseconds);
    }
  return taken;
}

/** Round by round: what happened at the same time is compared. */
export function ratios(ours: readonly number[], theirs: readonly number[]): Spread {
  return spreadOf(ours.map((one, round) => one / theirs[round]!));
}
