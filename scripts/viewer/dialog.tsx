// Something that stands over all the rest until it is closed: the browser keeps the focus in it, and gives it back.
import type {ComponentChildren} from "preact";
import {useEffect, useRef} from "preact/hooks";
import {setView} from "./store.ts";

interface DialogProps {
  readonly label: string;
  readonly class: string;
  readonly children: ComponentChildren;
}

export function Dialog({label, class: name, children}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog ${name}`}
      aria-label={label}
      onClose={() => setView({dialog: null})}
      onClick={event => {
        if (event.target === element.current) setView({dialog: null});
      }}
    >
      {children}
    </dialog>
  );
}
