// A file of `templates/`.

/** As it was read: text or not. `path` is below `templates/`: "deck/style.css"; `from` is how a finding names it. */
export interface TemplateFile {
  readonly path: string;
  readonly from: string;
  readonly bytes: Uint8Array;
}
