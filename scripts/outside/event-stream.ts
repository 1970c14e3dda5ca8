// What happens, said to every page that listens: server-sent events.
import type {ServerResponse} from "node:http";

export interface Events {
  readonly count: () => number;
  /** False where there are too many already. */
  readonly add: (response: ServerResponse, first: string) => boolean;
  readonly send: (event: string) => void;
  readonly close: () => void;
}

/** More pages than anybody has open. */
const most = 60;

/** One that does not read what it is told is let go; it asks for all of it when it comes back. */
const longestQueue = 32 * 1024 * 1024;

/** So that a connection on which nothing happens is not taken for dead, and a dead one is found. */
const quietMs = 20_000;

export function openEvents(): Events {
  const open = new Set<ServerResponse>();
  const pulse = setInterval(() => send(": still here\n\n"), quietMs);
  pulse.unref();
  return {
    count: () => open.size,
    add: (response, first) => {
      if (open.size >= most) return false;
      open.add(response);
      response.on("close", () => open.delete(response));
      response.write(first);
      return true;
    },
    send,
    close: () => {
      clearInterval(pulse);
      for (const one of open) one.end();
      open.clear();
    },
  };

  function send(event: string): void {
    for (const one of open) {
      if (one.writableLength > longestQueue) {
        open.delete(one);
        one.destroy();
      } else one.write(event);
    }
  }
}

/** As it goes over the line. JSON has no line breaks. */
export function eventOf(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
