// A place in a file, to be pasted into an editor.
import {useState} from "preact/hooks";
import {Icon} from "./icons.tsx";
import {setView} from "./store.ts";

export function CopyPlace({place}: {readonly place: string}) {
  const [done, setDone] = useState(false);
  const [, folder = "", file = place] = /^(.*\/)([^/]*)$/.exec(place) ?? [];
  return (
    <button
      type="button"
      class="copy"
      title="Copy the place"
      onClick={() => {
        void navigator.clipboard.writeText(place).then(() => {
          setDone(true);
          setView({said: `${place} copied`});
          setTimeout(() => setDone(false), 1500);
        });
      }}
    >
      <code>
        <span>{folder}</span>
        {file}
      </code>
      {done ? <small>copied</small> : <Icon name="copy" />}
      <span class="unseen"> copy</span>
    </button>
  );
}
