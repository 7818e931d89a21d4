import type { ComputeRow } from '../query/compute-query.ts';
import { presentRow } from '../query/present-row.ts';
import type { Result } from '@cordee/kernel';
import type { AskedCredits } from './ask-credits.ts';
import { creditOrder } from './credit-question.ts';

/** Every credit in the order of the row-stream hashes. */
export function orderedCredits({ tables, types }: AskedCredits): string {
  const list = Object.keys(types)
    .map((name) => `cast(${name} as text) as ${name}`)
    .join(', ');
  const order = creditOrder.map((name) => (types[name] === 'text' ? `${name} collate "C"` : name));
  // The order is of the values, not of the texts that leave under the same names.
  const inner = order.map((key) => `credit.${key}`).join(', ');
  return `${tables} select ${list} from credit order by ${inner}`;
}

export function presentCredit(
  { types }: AskedCredits,
  raw: Readonly<Record<string, unknown>>,
): Result<ComputeRow> {
  return presentRow(
    raw,
    Object.entries(types).map(([name, type]) => ({ name, type })),
  );
}
