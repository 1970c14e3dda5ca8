// What a text could not be read as, and which stretch of it is to blame.

/** Offsets count UTF-16 units from the beginning of the text that was read; `end` is exclusive. */
export interface Misreading {
  readonly ok: false;
  readonly message: string;
  readonly help?: string | undefined;
  readonly start: number;
  readonly end: number;
}

export type Reading<T> = {readonly ok: true; readonly value: T} | Misreading;

export function misread(message: string, start: number, end: number, help?: string): Misreading {
  return {ok: false, message, help, start, end};
}
