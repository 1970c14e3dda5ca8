// What a chart is gathered from, and where to say what is wrong with it.
import type {Figures, Setting} from "../content/figure.ts";
import type {ChartEntry, EventEntry, TableEntry} from "../content/publication.ts";
import type {Span} from "../text.ts";
import type {Path, Plain} from "../yaml/yaml.ts";

export interface Gathering {
  readonly id: string;
  readonly entry: ChartEntry;
  readonly figures: Figures;
  /** True of a figure that is there, even where it could not be computed: that has been said already. */
  readonly isFigure: (name: string) => boolean;
  readonly tables: Readonly<Record<string, TableEntry>>;
  readonly tableNames: {
    readonly has: (name: string) => boolean;
    readonly all: () => readonly string[];
  };
  readonly timeline: readonly EventEntry[];
  /** A specification of the writer's own, and where each part of it was written. */
  readonly spec: WrittenSpec | null;
  readonly setting: Setting;
  readonly tell: Teller;
}

export interface WrittenSpec {
  readonly data: Plain;
  readonly at: (path: Path) => Span;
  readonly keyAt: (path: Path) => Span;
}

/** Findings about a chart. A path begins below the chart's own file: ["steps", 2, "figure"]. */
export interface Teller {
  readonly error: (path: Path, code: string, message: string, help: string | undefined) => void;
  readonly warning: (path: Path, code: string, message: string, help: string | undefined) => void;
  /** An error at a place of its own. */
  readonly at: (span: Span, code: string, message: string, help: string | undefined) => void;
  /** Of the chart as a whole. */
  readonly missing: (message: string, help: string) => null;
  /** A name that is not there, and those that are. */
  readonly unknown: (
    path: Path,
    noun: string,
    message: string,
    name: string,
    known: Iterable<string>,
    place?: "key" | "value",
  ) => void;
  /** How many errors there are so far. */
  readonly errors: () => number;
}
