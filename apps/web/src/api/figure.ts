/** A value that can always say where it comes from. Decimals travel as canonical text. */
export type Figure = {
  readonly value: string;
  /** A currency code, or `ratio` (0.92 is 92 %), or `count`. */
  readonly unit: string;
  /** The API address that explains it. */
  readonly explain: string | null;
  readonly target?: string;
  readonly before?: string;
  readonly trend?: readonly string[];
};

/** The file and line that a fact was imported from. */
export type SourcePlace = {
  readonly document?: string;
  readonly sheet?: string;
  readonly line?: number;
  readonly importId?: string;
};
