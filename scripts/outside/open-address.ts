// An address, opened in the browser of the person who asked; where that cannot be, they have read it.
import {spawn} from "node:child_process";

export function openAddress(address: string): void {
  const [program, ...words] = openers[process.platform] ?? ["xdg-open"];
  try {
    const child = spawn(program!, [...words, address], {stdio: "ignore", detached: true});
    child.on("error", () => undefined);
    child.unref();
  } catch {
    // The address stands in the terminal.
  }
}

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};
