import type { Check } from '../checks/check.ts';

/** What a plant does to the copy of the tree. Everything is taken out again before the next one. */
export type Soil = {
  /** Writes a new file, or another one over it. */
  readonly write: (path: string, text: string) => void;
  readonly append: (path: string, text: string) => void;
  /** Fails when `from` does not occur: a canary that changes nothing proves nothing. */
  readonly replace: (path: string, from: string | RegExp, to: string) => void;
  readonly remove: (path: string) => void;
};

/** A planted fault on which a checker must fail, for the right reason. */
export type Canary = {
  readonly name: string;
  readonly check: Check;
  readonly plant: (soil: Soil) => void;
  /** What the checker must say. */
  readonly expects: RegExp;
  /** The files to look at, for a checker that is slow on the whole tree. */
  readonly only?: readonly string[];
};
