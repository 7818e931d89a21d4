// Whom a sale reaches: those whom its rule names and, with additional credits, the managers above them, as they were on
// its day.
import type { CreditContext } from './credit-context.ts';
import type { CreditQuestion, RollUpRule } from './credit-question.ts';
import type { OwnColumn } from './counted-sql.ts';
import { saleColumns } from './direct-sql.ts';
import { endless, givenRows } from './given-rows.ts';
import { saleConditionSql } from './sales-sql.ts';

/** The places of roll-ups come after those of all direct rules. */
export const rollUpsFrom = 100;
const nobodyAbove = -1;

/**
 * Common tables up to `reached`: a row a sale and payee who holds the plan on its day, with the rule, the share and, of a
 * split, the amount, where the share alone would not sum to the sale. A manager of several people who share a sale has
 * the sum of their shares in one credit, exact and not rounded. Each sale is looked at once.
 */
export function reachedSql(
  question: CreditQuestion,
  context: CreditContext,
  { scale, own }: { readonly scale: number; readonly own: readonly OwnColumn[] },
): readonly string[] {
  const [owners, splits] = [placesOf(question, 'owner'), placesOf(question, 'split')];
  const isSplit = splits.length > 0;
  const first = (column: string) =>
    isSplit ? `coalesce(shared.${column}, reach.${column})` : `reach.${column}`;
  const columns = ['slice', 'ordinal', 'payee', 'roll_up', 'share'].map(
    (name) => `${first(name)} as ${name}`,
  );
  return [
    ...question.rollUps.map((rule, index) => aboveSql(rule, index, context)),
    reachSql(question, scale),
    ...(isSplit ? [sharedSql(question, scale)] : []),
    `reached as (select ${ofSale(own)}, judged.decisive, ${columns.join(', ')}, ${isSplit ? 'shared.part' : 'cast(null as decimal(21,4))'} as part
      from judged ${isSplit ? `left join shared on shared.transaction_id = ${decidedBy(splits, 'entity_id', 'uuid')}` : ''}
      left join reach on reach.below = ${decidedBy(owners, 'seller_id', 'uuid')} and reach.held_from <= judged.occurred_on
        and judged.occurred_on < reach.held_to
      where ${first('ordinal')} is not null)`,
  ];
}

/** Null, which joins nothing, where no rule of those decides. */
function decidedBy(rules: readonly number[], column: string, type: string): string {
  return rules.length === 0
    ? `cast(null as ${type})`
    : `(case when judged.decisive in (${rules.join(', ')}) then judged.${column} end)`;
}

/** Of a row of `reached`: the columns that say which rule it is of, and whether that rule wants the sale. */
export function reachedRule({ direct, rollUps }: CreditQuestion, context: CreditContext) {
  const bind = (code: string) => context.parameters.bind(code, 'text');
  const named = (what: (rule: CreditQuestion['direct'][number]) => string) =>
    `case decisive ${direct.map((rule, index) => `when ${index} then ${what(rule)}`).join(' ')} end`;
  const rolled = (what: (rule: RollUpRule) => string, otherwise: string) =>
    `case roll_up ${rollUps.map((rule, index) => `when ${index} then ${what(rule)}`).join(' ')} else ${otherwise} end`;
  const withRollUps = (what: (rule: RollUpRule) => string, otherwise: string) =>
    rollUps.length === 0 ? otherwise : rolled(what, otherwise);
  return {
    ordinal: withRollUps(() => `roll_up + ${rollUpsFrom}`, 'decisive'),
    code: withRollUps(
      ({ code }) => bind(code),
      named(({ code }) => bind(code)),
    ),
    role: withRollUps(
      () => `'manager'`,
      named(({ type }) => `'${type}'`),
    ),
    applies: withRollUps(({ condition }) => saleConditionSql(condition, context), 'true'),
  };
}

function placesOf({ direct }: CreditQuestion, type: 'owner' | 'split'): readonly number[] {
  return direct.flatMap((rule, index) => (rule.type === type ? [index] : []));
}

const ofSale = (own: readonly OwnColumn[]) =>
  [...saleColumns, ...own.map(({ name }) => name)].map((name) => `judged.${name}`).join(', ');

/** Whoever holds the plan reaches himself, and those above him, on the days on which the one reached holds it. */
function reachSql({ rollUps }: CreditQuestion, scale: number): string {
  const type = shareType(scale);
  const above = rollUps.map(
    (
      _,
      index,
    ) => ` union all select above.payee, holding.payee, holding.slice, holding.ordinal, ${index}, cast(above.share as ${type}),
      greatest(above.held_from, holding.held_from), least(above.held_to, holding.held_to)
      from above_${index} above join holding on holding.payee = above.manager and above.held_from < holding.held_to
        and holding.held_from < above.held_to`,
  );
  return `reach as materialized (select payee as below, payee, slice, ordinal, ${nobodyAbove} as roll_up, cast(1 as ${type}) as share,
    held_from, held_to from holding${above.join('')})`;
}

function sharedSql({ rollUps }: CreditQuestion, scale: number): string {
  const type = shareType(scale);
  const above = rollUps.map(
    (
      _,
      index,
    ) => ` union all select transaction_id, occurred_on, above.manager, ${index}, cast(sum(cast(part.share * above.share as ${type})) as ${type}), null
      from part join above_${index} above on above.payee = part.payee and above.held_from <= part.occurred_on
        and part.occurred_on < above.held_to group by transaction_id, occurred_on, above.manager`,
  );
  const all = `select transaction_id, occurred_on, payee, ${nobodyAbove} as roll_up, cast(share as ${type}) as share, credited as part from part${above.join('')}`;
  return `shared as materialized (select transaction_id, each.payee, holding.slice, holding.ordinal, roll_up, share, part
    from (${all}) each join holding on holding.payee = each.payee and holding.held_from <= each.occurred_on
      and each.occurred_on < holding.held_to)`;
}

function aboveSql(rule: RollUpRule, index: number, { parameters }: CreditContext): string {
  const lines = givenRows(
    { payee: 'uuid', manager: 'uuid', share: levelShareType(rule), held_from: 'date', held_to: 'date' },
    rule.lines.map(({ payee, manager, share, from, to }) => [payee, manager, share, from, to ?? endless]),
    parameters,
  );
  return `above_${index} as materialized ${lines}`;
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
