// One question → the credits that some measure counts, as one statement for either engine.
import { invariant, ok, type Result } from '@cordee/kernel';
import type { ComputeColumn } from '../segment-tables.ts';
import { sumType, type NumericType } from '../query/numeric-type.ts';
import type { CreditContext } from './credit-context.ts';
import { creditedMeasuresSql, measuresSql, ownColumns } from './counted-sql.ts';
import { creditColumns, type CreditQuestion } from './credit-question.ts';
import { judgedSql } from './direct-sql.ts';
import { endless, givenRows } from './given-rows.ts';
import { levelShareScale, reachedRule, reachedSql, rollUpsFrom, shareType } from './roll-up-sql.ts';
import { importSourceSql, salesSql } from './sales-sql.ts';

export type BuiltCredits = {
  /** `with …`, which defines `credit`. */
  readonly tables: string;
  readonly value: NumericType;
  /** Of each column of `credit`, in their order. */
  readonly types: Readonly<Record<string, ComputeColumn>>;
};

const measuresMax = 30;

/** Refuses platform.compute_bound_exceeded when a payee's total may pass 38 digits. */
export function creditsSql(question: CreditQuestion, context: CreditContext): Result<BuiltCredits> {
  invariant(question.measures.length <= measuresMax, 'each measure is a bit of a whole number');
  const scale = shareScale(question);
  const share: NumericType = { integerDigits: 4, scale };
  const value: NumericType = { integerDigits: 14, scale: question.rollUps.length === 0 ? 4 : 4 + scale };
  const total = sumType(value);
  if (!total.ok) return total;
  const measured = { ...context, isTold: (question.told ?? []).length > 0 };
  const own = ownColumns(question, measured, scale);
  if (!own.ok) return own;
  const counted = { measures: measuresSql(question, measured), own: own.value };
  const tables = [
    importSourceSql(question, context),
    `holding as materialized ${holdingsSql(question, context)}`,
    ...salesSql(question, measured),
    ...judgedSql(question, context, counted),
    ...reachedSql(question, context, { scale, own: own.value }),
    `given_credit as (${givenSql(question, context)})`,
    `valued_credit as (select ${[...valuedColumns, ...own.value.map(({ name }) => name)].join(', ')},
      cast(share as ${shareType(scale)}) as share, cast(${signedSql(question, context)} as decimal(38,${value.scale})) as value,
      ${creditedMeasuresSql(question, rollUpsFrom) ?? 'measures'} as measures from given_credit)`,
    `credit as (select ${[...creditColumns, ...own.value.map(({ name, ofCredit }) => `${ofCredit} as ${name}`)].join(', ')}
      from valued_credit where measures <> 0)`,
  ];
  const types = {
    ...columnTypes(share, value),
    ...Object.fromEntries(own.value.map(({ name, type }) => [name, type])),
  };
  return ok({ tables: `with ${tables.join(',\n')}`, value, types });
}

function givenSql(question: CreditQuestion, context: CreditContext): string {
  const { ordinal, code, role, applies } = reachedRule(question, context);
  return `select reached.*, ${ordinal} as rule_ordinal, ${code} as rule, ${role} as role,
    coalesce(part, cast(amount as decimal(19,4)) * share) as credited from reached where ${applies}`;
}

/** Decimals of the shares: those of a split, and of a level of management. */
function shareScale({ direct, rollUps }: CreditQuestion): number {
  const ofSplits = direct.some(({ type }) => type === 'split') ? 8 : 0;
  return ofSplits + rollUps.reduce((most, rule) => Math.max(most, levelShareScale(rule)), 0);
}

/** With a condition on null DuckDB would compare every sale with every payee. */
function holdingsSql({ holdings }: CreditQuestion, { parameters }: CreditContext): string {
  return givenRows(
    { payee: 'uuid', ordinal: 'integer', slice: 'integer', held_from: 'date', held_to: 'date' },
    holdings.map(({ payee, ordinal, slice, from, to }) => [payee, ordinal, slice, from, to ?? endless]),
    parameters,
  );
}

/** A credit note counts against, whichever sign its source wrote. */
function signedSql({ measures }: CreditQuestion, { parameters }: CreditContext): string {
  const reducing = new Set(
    measures.flatMap(({ kinds }) => kinds.filter(({ sign }) => sign === 'reduces').map(({ kind }) => kind)),
  );
  const given = measures.flatMap(({ kinds }) => kinds.filter(({ sign }) => sign === 'as_given'));
  invariant(!given.some(({ kind }) => reducing.has(kind)), 'a kind counts with one sign in all measures');
  if (reducing.size === 0) return 'credited';
  const listed = [...reducing].map((kind) => parameters.bind(kind, 'text')).join(', ');
  return `case when kind in (${listed}) and credited > 0 then -credited else credited end`;
}

const valuedColumns = creditColumns.filter((name) => !['share', 'value', 'measures'].includes(name));

function columnTypes(
  share: NumericType,
  value: NumericType,
): Readonly<Record<(typeof creditColumns)[number], ComputeColumn>> {
  return {
    slice: 'integer',
    ordinal: 'integer',
    payee: 'uuid',
    occurred_on: 'date',
    source: 'text',
    code: 'text',
    kind: 'text',
    rule_ordinal: 'integer',
    rule: 'text',
    role: 'text',
    share,
    value,
    currency: 'text',
    measures: 'integer',
    entity_id: 'uuid',
    import_id: 'uuid',
    import_line: 'integer',
  };
}
