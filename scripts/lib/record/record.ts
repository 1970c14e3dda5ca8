// What a PDF carries along of its figures, `figures.json`: its shape. steps/record.ts composes it, write.ts writes it, read.ts reads it
// back.
import type {Known, Stated} from "../content/stated.ts";

/** What is not known is left out. `content` names all that is stated: the same name, the same statements. */
export interface FiguresFile {
  readonly format: "costed-figures";
  readonly version: 1;
  readonly content: string;
  readonly program: {readonly name: "Costed"; readonly version: string};
  /** As the PDF says it: "Skia/PDF m147". */
  readonly browser?: string;
  readonly publication: Known & {readonly name: string};
  readonly document: Known & {readonly name: string; readonly pages?: number};
  readonly language: string;
  readonly currency: string;
  /** Every figure that the document prints, in its order. */
  readonly figures: readonly FigureStated[];
  /** Figures that it does not print, and that those rest on. Records of Costed 0.1 have none. */
  readonly behind?: readonly Stated[];
  readonly sources: Readonly<Record<string, Known>>;
}

export interface FigureStated extends Stated {
  readonly printed: readonly Printed[];
}

/** `pages`, from 1, is left out where it is not certain. */
export interface Printed {
  readonly text: string;
  readonly register: string;
  readonly pages?: readonly number[];
  /**
   * How often the same words stand on each page, of whatever figure, as it was counted when the PDF was made: `{"3": 2}`. So it
   * can be counted again. Records of Costed 0.1 have none.
   */
  readonly times?: Readonly<Record<string, number>>;
}
