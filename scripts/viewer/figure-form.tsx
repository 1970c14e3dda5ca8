// The literal of a figure as it stands in its file, to be changed there; what came of it; and the way back.
import {useEffect, useState} from "preact/hooks";
import type {PreviewChanged, PreviewFigure} from "../lib/preview/messages.ts";
import {CopyPlace} from "./copy.tsx";
import {Frame, Ticked} from "./findings.tsx";
import {Icon} from "./icons.tsx";
import {setFigure} from "./server.ts";
import {refreshSheet} from "./sheet.ts";
import {setView} from "./store.ts";
import {several} from "./words.ts";

interface Done {
  readonly changed: PreviewChanged;
  /** What was asked for, and what stood there. */
  readonly value: string;
  readonly before: string;
}

export function FigureForm({
  figure,
  publication,
}: {
  readonly figure: PreviewFigure;
  readonly publication: string;
}) {
  const {written, why, file, line, column} = figure;
  const [value, setValue] = useState(written ?? "");
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // What somebody writes into the file meanwhile stands here as well, unless the reader is at it.
  const [seen, setSeen] = useState(written);
  useEffect(() => {
    if (written === seen) return;
    setSeen(written);
    if (value === (seen ?? "") || busy) setValue(written ?? "");
  }, [written]);

  return (
    <div class="write">
      {written === null ? (
        <p class="why">{why}</p>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault();
            void set(value, false);
          }}
        >
          <label for="literal">As written</label>
          <div class="row">
            <input
              id="literal"
              value={value}
              spellcheck={false}
              autocomplete="off"
              aria-invalid={done !== null && !done.changed.written}
              aria-describedby="outcome"
              onInput={event => setValue(event.currentTarget.value)}
            />
            <button
              type="submit"
              class="primary"
              disabled={busy || value.trim() === "" || value === written}
            >
              Set
            </button>
          </div>
        </form>
      )}
      <p class="at">
        <CopyPlace place={`${file}:${line}:${column}`} />
      </p>
      <div id="outcome" aria-live="polite">
        {problem && <p class="problem">{problem}</p>}
        {done && <Outcome done={done} />}
      </div>
      {done && (
        <div class="after">
          {done.changed.written ? (
            <button
              type="button"
              class="quiet"
              disabled={busy}
              onClick={() => void set(done.before, true)}
            >
              Set back to {done.before}
            </button>
          ) : (
            mayInsist(done.changed) && (
              <button
                type="button"
                class="quiet"
                disabled={busy}
                onClick={() => void set(done.value, true)}
              >
                Set it all the same
              </button>
            )
          )}
        </div>
      )}
    </div>
  );

  async function set(wanted: string, force: boolean): Promise<void> {
    const before = written ?? "";
    setBusy(true);
    setProblem(null);
    try {
      const changed = await setFigure(publication, figure.id, {
        value: wanted,
        ...(force ? {force} : {}),
      });
      setDone({changed, value: wanted, before: changed.before ?? before});
      if (changed.written) {
        setValue(wanted);
        setView({said: `${figure.label} is set to ${wanted}.`});
        await refreshSheet();
      }
    } catch {
      setProblem("The server does not answer: nothing was changed.");
    } finally {
      setBusy(false);
    }
  }
}

/** What the reader may insist on: another unit, and what disagrees with a text. What cannot be read stays out. */
function mayInsist({findings}: PreviewChanged): boolean {
  const errors = findings.filter(one => one.severity === "error");
  return (
    errors.length > 0 &&
    errors.every(({code}) => code === "set/unit" || !/^(?:yaml|content|figures|set)\//.test(code))
  );
}

function Outcome({done: {changed}}: {readonly done: Done}) {
  const {written, moved, findings} = changed;
  return (
    <>
      {written && moved.length > 0 && (
        <div class="moved">
          <p>{several(moved.length, "figure")} moved</p>
          <dl>
            {moved.map(({id, label, before, after}) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  <del>{before}</del> <span aria-label="now">→</span> <ins>{after}</ins>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {written && moved.length === 0 && <p class="moved">Written; nothing else moved.</p>}
      {findings.length > 0 && (
        <ul class="refused">
          {findings.map((one, i) => (
            <li key={i} class={one.severity}>
              <p>
                <Icon name={one.severity} /> <Ticked text={one.message} />
              </p>
              {one.excerpt && <Frame excerpt={one.excerpt} />}
              {one.help && !one.help.includes("--force") && (
                <p class="help">
                  <Ticked text={one.help} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
