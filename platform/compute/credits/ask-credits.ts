import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { branchChain } from '../query/branch-chain.ts';
import { parameters } from '../query/parameters.ts';
import type { Watermark } from '../segments/fact-source.ts';
import { segmentTables, type SegmentTable } from '../segment-tables.ts';
import type { CreditDialect } from './credit-dialect.ts';
import type { CreditQuestion } from './credit-question.ts';
import { creditsSql, type BuiltCredits } from './credits-sql.ts';

export type AskedCredits = BuiltCredits & { readonly parameters: readonly string[]; readonly known: bigint };

/** Refuses platform.compute_field_hidden unless the scope sees every field: a credit is made of many. */
export function askCredits(
  scope: Scope,
  question: CreditQuestion,
  { watermark, dialect }: { readonly watermark: Watermark; readonly dialect: CreditDialect },
): Result<AskedCredits> {
  if (scope.fields !== 'all') return refused('platform.compute_field_hidden', { field: 'transaction' });
  const wanted = scope.asOf.change ?? watermark.number;
  const known = wanted < watermark.number ? wanted : watermark.number;
  const chain = branchChain(watermark.branches, scope.branch, known);
  const bound = parameters();
  const built = creditsSql(question, { scope, known, chain, dialect, parameters: bound });
  return built.ok ? ok({ ...built.value, parameters: bound.values, known }) : built;
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
