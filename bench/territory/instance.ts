import type { ProblemDocument } from '@cordee/engine-territory';

export const FAMILIES = ['pmedcap', 'sjc', 'gap', 'du', 'dtdp'] as const;
export type Family = (typeof FAMILIES)[number];

/** A published instance, as a problem of ours, with the best that its publishers tell. */
export type Instance = {
  readonly family: Family;
  readonly name: string;
  readonly problem: ProblemDocument;
  readonly published: number;
  /** Whether the published figure is proven: else it may be beaten. */
  readonly isOptimum: boolean;
};

/** The numbers of a text, whatever stands between them. */
export function numbersOf(text: string): readonly number[] {
  return text.trim().split(/\s+/).map(Number);
}

/** Numbers one after the other. */
export function numberStream(text: string): () => number {
  const numbers = numbersOf(text)[Symbol.iterator]();
  return () => {
    const next = numbers.next();
    if (next.done === true || Number.isNaN(next.value))
      throw new Error('the instance ends before its numbers do');
    return next.value;
  };
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
