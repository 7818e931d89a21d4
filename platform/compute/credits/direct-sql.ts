// Direct credits: for whom a sale counts whole, or in shares that sum to it.
import type { CreditContext } from './credit-context.ts';
import type { CreditQuestion, DirectRule } from './credit-question.ts';
import { saleConditionSql } from './sales-sql.ts';
import { splitTables } from './split-sql.ts';

/**
 * Common tables up to `direct`: the sale, the place of its rule, payee, share and amount; `ordinal` is null where the
 * payee does not hold the plan on the sale's day. A rule whose people do not hold it leaves the sale to the next; without
 * another, its people still say whose managers are asked. A split that is not whole, or names a payee twice, ends the
 * question: nobody is credited.
 */
export function directSql(question: CreditQuestion, context: CreditContext): readonly string[] {
  const isSplit = question.direct.some(({ type }) => type === 'split');
  const states = question.direct.map((rule) => stateSql(rule, context));
  const judged = `judged as (
    select sale.*, ${decisiveSql(states)} as decisive, holding.ordinal, holding.slice
    from sale left join holding on holding.payee = sale.seller_id and holding.held_from <= sale.occurred_on
      and sale.occurred_on < holding.held_to
    ${isSplit ? 'left join split_state on split_state.transaction_id = sale.entity_id' : ''})`;
  const parts = question.direct.map(({ type }, index) =>
    type === 'owner' ? ownerSql(index) : splitSql(index),
  );
  return [...(isSplit ? splitTables(context) : []), judged, `direct as (${parts.join(' union all ')})`];
}

/** won, blocked, nobody (who holds the plan), or null where the rule does not apply. */
function stateSql({ type, condition }: DirectRule, context: CreditContext): string {
  const applies = saleConditionSql(condition, context);
  return type === 'owner'
    ? `(case when ${applies} and seller_id is not null then case when holding.ordinal is not null then 'won' else 'nobody' end end)`
    : `(case when ${applies} then split_state.state end)`;
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
] as const;

const ofSale = saleColumns.map((name) => `judged.${name}`).join(', ');

function ownerSql(index: number): string {
  return `select ${ofSale}, decisive, seller_id as payee, cast(1 as decimal(9,8)) as share, amount as credited, ordinal, slice
    from judged where decisive = ${index}`;
}

function splitSql(index: number): string {
  return `select ${ofSale}, decisive, part.payee, part.share, part.credited, part.ordinal, part.slice
    from judged join part on part.transaction_id = judged.entity_id where decisive = ${index}`;
}
