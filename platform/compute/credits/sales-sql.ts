// The sales that a question reads, as its scope knows them: transactions, and won deals where some measure counts them.
import { invariant } from '@cordee/kernel';
import { segmentTables, type SegmentTable } from '../segment-tables.ts';
import type { BuildContext } from '../query/known-facts.ts';
import { guarded } from '../query/known-facts.ts';
import type { CreditContext } from './credit-context.ts';
import type { CreditQuestion, Interval, SaleCondition } from './credit-question.ts';
import { givenRows } from './given-rows.ts';
import { fieldSql, numberSql, toldSql } from './sale-place.ts';

const wonDeal = 'won_deal';

/** The common table of the systems that imports came from. */
export function importSourceSql(
  { sources }: Pick<CreditQuestion, 'sources'>,
  { parameters }: CreditContext,
): string {
  return `import_source as materialized ${givenRows({ id: 'uuid', source: 'text' }, [...sources], parameters)}`;
}

/** Common tables after `import_source` up to `sale`, one row a sale: id, day, source, code, kind, seller, dimensions, amount. */
export function salesSql(question: CreditQuestion, context: CreditContext): readonly string[] {
  const kinds = [...new Set(question.measures.flatMap((measure) => measure.kinds.map(({ kind }) => kind)))];
  const days = daysRead(question.measures.map(({ condition }) => condition.days));
  const bind = (value: string, type: string) => context.parameters.bind(value, type);
  const within = (day: string) =>
    [
      `${day} >= ${bind(days.from, 'date')}`,
      ...(days.to === null ? [] : [`${day} < ${bind(days.to, 'date')}`]),
    ]
      .map((condition) => ` and ${condition}`)
      .join('');
  const booked = kinds.filter((kind) => kind !== wonDeal);
  const listed = booked.map((kind) => bind(kind, 'text')).join(', ');
  const transactions = `select ${shared}, ${carried.join(', ')}, kind, occurred_on from ${latestEvents(segmentTables.transaction, context)} fact
    where ${listed === '' ? 'false' : `kind in (${listed})`}${within('occurred_on')}${namesAsked(question)}`;
  const hasDeals = kinds.includes(wonDeal);
  const told = toldSql(question.told ?? [], context);
  const deals =
    () => `union all select ${shared}, ${carriedByNone}, '${wonDeal}', closed_on from ${latestEvents(segmentTables.deal, context)} fact
    where stage = 'won' and amount is not null and currency is not null${within('closed_on')}${namesAsked(question)}`;
  return [
    ...askedTables(question, context),
    revisedEvents(segmentTables.transaction, context),
    ...(hasDeals ? [revisedEvents(segmentTables.deal, context)] : []),
    ...told.tables,
    `sale as ${context.dialect.streamed} (select sale.*, coalesce(import_source.source, '') as source${told.columns}
      from (${transactions} ${hasDeals ? deals() : ''}) sale left join import_source on import_source.id = sale.import_id ${told.join})`,
  ];
}

/** Those whose sales are asked for, and the sales that some version of a split shares with them. */
export function askedTables(
  { people, direct }: CreditQuestion,
  { dialect, parameters }: CreditContext,
): readonly string[] {
  if (people === undefined) return [];
  const given = givenRows(
    { person: 'uuid' },
    people.map((person) => [person]),
    parameters,
  );
  const splits = `(select transaction_id from ${dialect.source(segmentTables.transaction_split)} cell
    where payee_id in (select person from asked))`;
  return [
    `asked as materialized ${given}`,
    ...(isSplit(direct) ? [`asked_split as materialized ${splits}`] : []),
  ];
}

export function namesAsked({ people, direct }: CreditQuestion): string {
  if (people === undefined) return '';
  const shares = isSplit(direct) ? ' or entity_id in (select transaction_id from asked_split)' : '';
  return ` and coalesce(seller_id in (select person from asked)${shares}, false)`;
}

const isSplit = (direct: CreditQuestion['direct']) => direct.some(({ type }) => type === 'split');

const shared =
  'entity_id, code, seller_id, account_id, product, channel, origin, amount, currency, import_id, import_line';
const carried = ['related_code', 'quantity', 'margin', 'territory', 'attributes'];
const carriedByNone = carried
  .map((name) => `cast(null as ${/^(quantity|margin)$/.test(name) ? 'decimal(17,4)' : 'text'}) as ${name}`)
  .join(', ');

/** From the first day that some measure reads to the last. */
function daysRead(intervals: readonly Interval[]): Interval {
  const [first, ...others] = intervals;
  invariant(first !== undefined, 'a question has a measure');
  return others.reduce(
    (all, { from, to }) => ({
      from: from < all.from ? from : all.from,
      to: to === null || all.to === null ? null : to > all.to ? to : all.to,
    }),
    first,
  );
}

/**
 * Events at their latest change. Few facts are ever corrected: the cells with more than one row are found by their key
 * alone, once (`revisedEvents`), so that the rows themselves are neither sorted nor kept.
 */
export function latestEvents(table: SegmentTable, context: BuildContext): string {
  const { dialect, known, parameters, scope } = context;
  const upTo = `change <= ${parameters.bind(known, 'bigint')}`;
  const cells = `(select cell.* from ${dialect.source(table)} cell left join revised_${table.name} revision
    on revision.entity_id = cell.entity_id and revision.effective_from = cell.effective_from
    where ${upTo} and not retracted and (revision.last_change is null or revision.last_change = cell.change))`;
  return guarded(cells, table.guard, { scope, parameters });
}

/** The common table that latestEvents reads: cells that were written more than once, with their last change. */
export function revisedEvents(table: SegmentTable, { dialect, known, parameters }: BuildContext): string {
  return `revised_${table.name} as materialized (select entity_id, effective_from, max(change) as last_change
    from ${dialect.rewritten(table)} cell where change <= ${parameters.bind(known, 'bigint')}
    group by entity_id, effective_from having count(*) > 1)`;
}

/** A condition on a sale as SQL that is true or false, never unknown. */
export function saleConditionSql(
  { days, filters, bands }: SaleCondition,
  { parameters, ...reading }: CreditContext,
): string {
  const parts = [
    `occurred_on >= ${parameters.bind(days.from, 'date')}`,
    ...(days.to === null ? [] : [`occurred_on < ${parameters.bind(days.to, 'date')}`]),
    ...filters.map(
      ({ field, values }) =>
        `coalesce(${fieldSql(field, reading)} in (${values.map((value) => parameters.bind(value, 'text')).join(', ')}), false)`,
    ),
    ...bands.flatMap(({ field, atLeast, below }) => {
      const number = numberSql(field, reading);
      return [
        ...(atLeast === null ? [] : [`${number} >= ${parameters.bind(atLeast, 'decimal(38,8)')}`]),
        ...(below === null ? [] : [`${number} < ${parameters.bind(below, 'decimal(38,8)')}`]),
        // What a sale does not say lies in no band.
        ...(field === 'amount' ? [] : [`${number} is not null`]),
      ];
    }),
  ];
  return `(${parts.join(' and ')})`;
}
