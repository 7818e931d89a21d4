import { isNegative, ROWS_SHOWN_MAX, RowStreamHash, sumDecimals, ZERO } from '@cordee/kernel';
import type { SumNode } from '@cordee/kernel';
import type { ComponentInput, RowOutcome } from './component.ts';
import { amountParameter } from './stated-node.ts';
import { label, valueOf } from './step.ts';
import { likeQuantity, numberIn } from './threshold.ts';

/** What the rows came to, as one sum; past ROWS_SHOWN_MAX rows it is opened by page. */
export function sumOfOutcomes(
  outcomes: readonly RowOutcome[],
  { plan, payee, rule }: ComponentInput,
): SumNode {
  const stream = new RowStreamHash();
  for (const { row, due } of outcomes) stream.add([row.source, row.code, numberIn(due)]);
  const model = outcomes[0] === undefined ? null : valueOf(outcomes[0].due);
  const zero = { kind: 'amount', amount: { value: ZERO, currency: plan.currency } } as const;
  return {
    kind: 'sum',
    label: label('compensation.by_transaction'),
    value: likeQuantity(model ?? zero, sumDecimals(outcomes.map(({ due }) => numberIn(due)))),
    count: outcomes.length,
    rows: outcomes.length > ROWS_SHOWN_MAX ? null : outcomes.map(({ due }) => due),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: {
      payee: payee.payee,
      calendar: payee.period.calendar,
      period: payee.period.code,
      component: rule.code,
    },
  };
}

/** Without clawback, a period in which more is taken back than sold earns nothing: its rows are left out together. */
export function notBelowZero(outcomes: readonly RowOutcome[], input: ComponentInput): readonly RowOutcome[] {
  if (!isNegative(sumDecimals(outcomes.map(({ due }) => numberIn(due))))) return outcomes;
  const nothing = amountParameter(ZERO, 'compensation.floor_without_clawback', input);
  return outcomes.map(({ row }) => ({ row, due: nothing }));
}
