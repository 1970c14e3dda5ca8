// The line to the server: what it says goes into the store. Where it is lost, it is tried again until it is there.
import type {PreviewContent, PreviewState} from "../lib/preview/messages.ts";
import {afterState, forget, receive} from "./receive.ts";
import {client} from "./server.ts";
import {getView, setView} from "./store.ts";

const firstWait = 500;
const longestWait = 5000;

export function connect(): void {
  let wait = firstWait;
  open();

  function open(): void {
    const source = new EventSource(`/events?client=${client}`);
    source.addEventListener("open", () => {
      wait = firstWait;
    });
    source.addEventListener("state", event => {
      // A server that was started again has to hear what is looked at.
      if (getView().connection === "lost") forget();
      setView({connection: "live"});
      afterState(JSON.parse(event.data) as PreviewState);
    });
    source.addEventListener("document", event => {
      const said = JSON.parse(event.data) as {before: string | null; content: PreviewContent};
      receive(said.content);
    });
    source.addEventListener("error", () => {
      // The browser's own way to try again gives up after some kinds of answer.
      source.close();
      if (getView().connection !== "lost") setView({connection: "lost"});
      setTimeout(open, wait);
      wait = Math.min(longestWait, wait * 1.6);
    });
  }
}
