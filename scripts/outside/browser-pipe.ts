// A browser's program → a started browser that listens to us through a pipe. With a pipe it ends
// when we do, whatever ends us; through a port it would stay behind.
import {spawn, type ChildProcess} from "node:child_process";
import type {Readable, Writable} from "node:stream";
import type {ConnectionTransport} from "puppeteer-core";

export interface Piped {
  readonly process: ChildProcess;
  readonly transport: ConnectionTransport;
  /** The last lines that it wrote: where it says why it does not start. */
  readonly said: () => string;
  /** Ends it and all that it has started, at once, even what does not answer. */
  readonly kill: () => void;
  /** When it has ended, whatever the reason. */
  readonly ended: Promise<void>;
}

/** Starts a program; that it cannot be started shows in `said` and `ended`, and is never thrown. */
export function startPiped(
  executable: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Piped {
  const words: string[] = [];
  // A group of its own, so that all of it can be ended at once, and Ctrl-C reaches us alone.
  const child = spawn(executable, [...args, "--remote-debugging-pipe"], {
    detached: process.platform !== "win32",
    env: environment,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    words.push(text);
    if (words.length > 200) words.splice(0, 100);
  });
  const ended = new Promise<void>(resolve => {
    child.once("error", error => {
      words.push(`${error.message}\n`);
      resolve();
    });
    child.once("close", (code, signal) => {
      words.push(
        signal ? `it was ended by ${signal}\n` : `it ended with code ${code ?? "unknown"}\n`,
      );
      resolve();
    });
  });
  const [, , , into, outOf] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  return {
    process: child,
    transport: talkThrough(into, outOf),
    said: () => words.join(""),
    kill,
    ended,
  };

  function kill(): void {
    const {pid} = child;
    if (pid === undefined) return;
    try {
      if (process.platform === "win32") spawn("taskkill", ["/pid", String(pid), "/T", "/F"]);
      else process.kill(-pid, "SIGKILL");
    } catch {
      child.kill("SIGKILL");
    }
  }
}

/** Messages end with a zero byte, in both directions. */
function talkThrough(into: Writable, outOf: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  const transport: ConnectionTransport = {
    send: message => void into.write(`${message}\0`),
    close: () => void into.destroy(),
  };
  // What is written to a browser that has gone is lost; that it has gone shows on the other pipe.
  into.on("error", () => undefined);
  outOf.on("error", () => undefined);
  outOf.on("close", () => transport.onclose?.());
  outOf.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = Buffer.concat([...pending, rest.subarray(0, end)]).toString();
      pending = [];
      rest = rest.subarray(end + 1);
      setImmediate(() => transport.onmessage?.(message));
    }
    if (rest.length > 0) pending.push(rest);
  });
  return transport;
}
