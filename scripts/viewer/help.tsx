// All keys.
import {Dialog} from "./dialog.tsx";
import {Icon} from "./icons.tsx";
import {keyList} from "./keys.ts";
import {setView, useView} from "./store.ts";

export function Help() {
  const isOpen = useView(view => view.dialog === "help");
  if (!isOpen) return null;
  return (
    <Dialog label="Keys" class="help-dialog">
      <header>
        <h2>Keys</h2>
        <button
          type="button"
          class="tool"
          aria-label="Close"
          onClick={() => setView({dialog: null})}
        >
          <Icon name="close" />
        </button>
      </header>
      <dl>
        {keyList.map(([what, keys]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p>A click on a number shows where it comes from, and changes it.</p>
    </Dialog>
  );
}
