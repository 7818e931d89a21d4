// Additional credits of the managers above whoever a sale counts for, as they were on its day.
import type { CreditContext } from './credit-context.ts';
import type { CreditQuestion, RollUpRule } from './credit-question.ts';
import { saleColumns } from './direct-sql.ts';
import { endless, givenRows } from './given-rows.ts';
import { saleConditionSql } from './sales-sql.ts';

export type RolledUp = { readonly tables: readonly string[]; readonly selects: readonly string[] };

/** A manager of several people who share a sale has the sum of their shares in one credit, exact and not rounded. */
export function rollUpSql(question: CreditQuestion, context: CreditContext, scale: number): RolledUp {
  const splits = question.direct.flatMap(({ type }, index) => (type === 'split' ? [index] : []));
  const each = question.rollUps.map((rule, index) => oneRule(rule, { index, splits, scale, context }));
  return { tables: each.map(({ table }) => table), selects: each.map(({ select }) => select) };
}

type Place = {
  readonly index: number;
  readonly splits: readonly number[];
  readonly scale: number;
  readonly context: CreditContext;
};

function oneRule(
  rule: RollUpRule,
  { index, splits, scale, context }: Place,
): { readonly table: string; readonly select: string } {
  const above = `above_${index}`;
  const lines = givenRows(
    { payee: 'uuid', manager: 'uuid', share: levelShareType(rule), held_from: 'date', held_to: 'date' },
    rule.lines.map(({ payee, manager, share, from, to }) => [payee, manager, share, from, to ?? endless]),
    context.parameters,
  );
  const applies = saleConditionSql(rule.condition, context);
  const ofSale = saleColumns.join(', ');
  const type = shareType(scale);
  const share = `cast(direct.share * above.share as ${type})`;
  const joined = `from direct join ${above} above on above.payee = direct.payee and above.held_from <= occurred_on
    and occurred_on < above.held_to where ${applies}`;
  const isShared = splits.length === 0 ? 'false' : `decisive in (${splits.join(', ')})`;
  const alone = `select ${ofSale}, above.manager as payee, ${share} as share ${joined} and not ${isShared}`;
  const together = `select ${ofSale}, above.manager as payee, cast(sum(${share}) as ${type}) as share ${joined} and ${isShared} group by ${ofSale}, above.manager`;
  return {
    table: `${above} as materialized ${lines}`,
    select: `select holding.slice, holding.ordinal, rolled.*, ${index + 100} as rule_ordinal, ${context.parameters.bind(rule.code, 'text')} as rule, 'manager' as role,
      cast(amount as decimal(19,4)) * rolled.share as credited
      from (${splits.length === 0 ? alone : `${alone} union all ${together}`}) rolled
      join holding on holding.payee = rolled.payee and holding.held_from <= rolled.occurred_on
        and rolled.occurred_on < holding.held_to`,
  };
}

/**
 * A share as narrow as it can be: DuckDB multiplies numbers of up to 18 digits as machine words, and a product that
 * cannot pass 38 needs no check for an overflow. One factor of a longer product is wider than 18, or it would be cut there.
 */
export function shareType(scale: number): string {
  return `decimal(${4 + scale},${scale})`;
}

/** The decimals that the shares of a rule are written with. */
export function levelShareScale({ lines }: RollUpRule): number {
  return lines.reduce((most, { share }) => Math.max(most, (share.split('.')[1] ?? '').length), 0);
}

function levelShareType(rule: RollUpRule): string {
  const scale = levelShareScale(rule);
  return `decimal(${1 + scale},${scale})`;
}
