import { queryOptions } from '@tanstack/react-query';
import { follow } from './client.ts';
import type { SourcePlace } from './figure.ts';

/** Labels and values are already words in the reader's language. */
export type ExplanationNode = {
  readonly label: string;
  readonly valueText: string;
  readonly kind: 'source' | 'parameter' | 'sum' | 'step' | 'issue';
  readonly operationText?: string;
  readonly roundingText?: string;
  /** Why there is no value. */
  readonly refusalText?: string;
  readonly place?: SourcePlace;
  readonly count?: number;
  /** The API address of a page of the rows behind a sum. */
  readonly more?: string;
  readonly children: readonly ExplanationNode[];
};

export type Explanation = {
  readonly sentence: string;
  readonly equation: string;
  readonly tree: ExplanationNode;
};

export type ExplanationRows = { readonly rows: readonly ExplanationNode[]; readonly next?: string | null };

export const explanationQuery = (address: string) =>
  queryOptions({ queryKey: ['explanation', address], queryFn: () => follow<Explanation>(address) });

export const explanationRows = (address: string, cursor: string | undefined) =>
  follow<ExplanationRows>(cursor === undefined ? address : `${address}?cursor=${cursor}`);
