import { queryOptions } from '@tanstack/react-query';
import { follow, type Answer } from './client.ts';
import type { Schemas } from './schemas.ts';

/** Labels and values are already words in the reader's language. */
export type ExplanationNode = Schemas['ExplanationNode'];

type ExplanationRows = Answer<'/attainment/{period}/{id}/rows'>;

export const explanationQuery = (address: string) =>
  queryOptions({
    queryKey: ['explanation', address],
    queryFn: () => follow<Schemas['Explanation']>(address),
  });

export const explanationRows = (address: string, cursor: string | undefined) =>
  follow<ExplanationRows>(cursor === undefined ? address : `${address}?cursor=${cursor}`);
