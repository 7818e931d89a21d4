import type { Explanation } from '@cordee/kernel';
import { amountOf } from '../late/correction.ts';
import type { Run } from '../run.ts';
import type { PayeeSum } from './review.ts';

/** The median of a run: whose pay it is, and how many are paid less, as much and more. */
export function explainMiddle(
  run: Run,
  sums: readonly PayeeSum[],
  { payeeId, total, payee }: PayeeSum & { readonly payee: string },
): Explanation {
  const count = (isMeant: (minor: bigint) => boolean) =>
    String(sums.filter((sum) => isMeant(sum.total.minor)).length);
  const args = {
    payees: String(sums.length),
    less: count((minor) => minor < total.minor),
    equal: count((minor) => minor === total.minor),
    more: count((minor) => minor > total.minor),
  };
  const value = amountOf(total);
  return {
    kind: 'step',
    label: { key: 'payouts.median_of_run', args },
    operation: 'identity',
    rule: { code: run.planCode, version: run.planVersion },
    inputs: [
      {
        kind: 'source',
        label: { key: 'payouts.payee_total', args: { payee } },
        value,
        place: { entity: payeeId },
      },
    ],
    value,
  };
}
