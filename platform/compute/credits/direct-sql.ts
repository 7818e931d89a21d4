// Which rule decides for whom a sale counts: whole, or in shares that sum to it.
import type { CreditContext } from './credit-context.ts';
import type { CreditQuestion, DirectRule } from './credit-question.ts';
import { saleConditionSql } from './sales-sql.ts';
import type { OwnColumn } from './counted-sql.ts';
import { splitTables } from './split-sql.ts';

/**
 * Common tables up to `judged`: each sale with the place of the rule that decides whom it counts for. A rule whose people
 * do not hold the plan on the sale's day leaves the sale to the next; without another, its people still say whose managers
 * are asked. A split that is not whole, or names a payee twice, ends the question: nobody is credited.
 */
export function judgedSql(
  question: CreditQuestion,
  context: CreditContext,
  { measures, own }: { readonly measures: string; readonly own: readonly OwnColumn[] },
): readonly string[] {
  const isSplit = question.direct.some(({ type }) => type === 'split');
  const states = question.direct.map((rule) => stateSql(rule, isSplit, context));
  const judged = `judged as ${context.dialect.streamed} (
    select sale.*, ${decisiveSql(states)} as decisive
    from (select counted.*, ${measures} as measures from ${withOwn(own)} counted) sale ${isSplit ? splitJoins : ''}
    where measures <> 0)`;
  return [...(isSplit ? splitTables(context) : []), judged];
}

function withOwn(own: readonly OwnColumn[]): string {
  if (own.length === 0) return 'sale';
  return `(select sale.*, ${own.map(({ name, ofSale }) => `${ofSale} as ${name}`).join(', ')} from sale)`;
}

/** Whether the seller holds the plan matters only beside shares: without them, the rule that names him decides anyway. */
const splitJoins = `left join split_state on split_state.transaction_id = sale.entity_id
    left join holding on holding.payee = (case when split_state.state is not null then sale.seller_id end)
      and holding.held_from <= sale.occurred_on and sale.occurred_on < holding.held_to`;

/** won, blocked, nobody (who holds the plan), or null where the rule does not apply. */
function stateSql({ type, condition }: DirectRule, isSplit: boolean, context: CreditContext): string {
  const applies = saleConditionSql(condition, context);
  if (type === 'split') return `(case when ${applies} then split_state.state end)`;
  const won = isSplit
    ? `case when split_state.state is null or holding.ordinal is not null then 'won' else 'nobody' end`
    : `'won'`;
  return `(case when ${applies} and seller_id is not null then ${won} end)`;
}

/** The place of the rule that decides; null where none does, -1 where one is blocked before any that names people. */
function decisiveSql(states: readonly string[]): string {
  const meant = (before: number) =>
    states.slice(0, before).map((state, index) => `when ${state} = 'nobody' then ${index}`);
  const ended = states.flatMap((state, index) => [
    `when ${state} = 'won' then ${index}`,
    `when ${state} = 'blocked' then (case ${[...meant(index), 'when true then -1'].join(' ')} end)`,
  ]);
  return `(case ${[...ended, ...meant(states.length)].join(' ')} end)`;
}

export const saleColumns = [
  'entity_id',
  'occurred_on',
  'source',
  'code',
  'kind',
  'product',
  'channel',
  'origin',
  'amount',
  'currency',
  'import_id',
  'import_line',
  'measures',
] as const;
