/** Where something was read: a document, its sheet, its physical line (1 is the first), its column or JSON path. */
export type Place = {
  readonly document?: string;
  readonly sheet?: string;
  readonly line?: number;
  readonly column?: string;
};
