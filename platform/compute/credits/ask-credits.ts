import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { branchChain } from '../query/branch-chain.ts';
import { parameters } from '../query/parameters.ts';
import type { Watermark } from '../segments/fact-source.ts';
import { segmentTables, type SegmentTable } from '../segment-tables.ts';
import type { CreditDialect } from './credit-dialect.ts';
import type { CreditQuestion } from './credit-question.ts';
import type { CreditContext } from './credit-context.ts';
import { unsaidSql } from './counted-sql.ts';
import { creditsSql, type BuiltCredits } from './credits-sql.ts';
import { askedTables, namesAsked } from './sales-sql.ts';

export type AskedCredits = BuiltCredits & { readonly parameters: readonly string[]; readonly known: bigint };

/** Refuses platform.compute_field_hidden unless the scope sees every field: a credit is made of many. */
export function askCredits(scope: Scope, question: CreditQuestion, place: AskedAt): Result<AskedCredits> {
  if (scope.fields !== 'all') return refused('platform.compute_field_hidden', { field: 'transaction' });
  const { context, bound, known } = contextOf(scope, place);
  const built = creditsSql(question, context);
  return built.ok ? ok({ ...built.value, parameters: bound.values, known }) : built;
}

/**
 * `select entity_id` of the sales of which some version leaves to another what some measure reads: its last one may not,
 * but to find the last ones costs more than to read a few sales for nothing. Null where no sale can. Refuses the same.
 */
export function askUnsaid(
  scope: Scope,
  question: CreditQuestion,
  place: AskedAt,
): Result<{ readonly sql: string; readonly parameters: readonly string[] } | null> {
  if (scope.fields !== 'all') return refused('platform.compute_field_hidden', { field: 'transaction' });
  const { context, bound } = contextOf(scope, place);
  const { dialect } = place;
  const unsaid = unsaidSql(question, context);
  if (unsaid === null) return ok(null);
  const tables = askedTables(question, context);
  const versions = `select distinct cast(entity_id as text) as entity_id from ${dialect.source(segmentTables.transaction)} cell
    where related_code is not null and ${unsaid}${namesAsked(question)}`;
  const sql = `${tables.length === 0 ? '' : `with ${tables.join(', ')} `}${versions}`;
  return ok({ sql, parameters: bound.values });
}

type AskedAt = { readonly watermark: Watermark; readonly dialect: CreditDialect };

function contextOf(scope: Scope, { watermark, dialect }: AskedAt) {
  const wanted = scope.asOf.change ?? watermark.number;
  const known = wanted < watermark.number ? wanted : watermark.number;
  const chain = branchChain(watermark.branches, scope.branch, known);
  const bound = parameters();
  const context: CreditContext = { scope, known, chain, dialect, parameters: bound, isTold: false };
  return { context, bound, known };
}

/** The tables of facts that the question may read. */
export function tablesOfCredits(question: CreditQuestion): readonly SegmentTable[] {
  const isSplit = question.direct.some(({ type }) => type === 'split');
  const hasDeals = question.measures.some(({ kinds }) => kinds.some(({ kind }) => kind === 'won_deal'));
  return [
    segmentTables.transaction,
    ...(isSplit ? [segmentTables.transaction_split] : []),
    ...(hasDeals ? [segmentTables.deal] : []),
  ];
}
