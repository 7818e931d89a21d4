import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import { branchChain } from './query/branch-chain.ts';
import { buildQuery } from './query/build-query.ts';
import type { ComputeQuery, ComputeRow } from './query/compute-query.ts';
import type { Dialect } from './query/dialect.ts';
import { hiddenField } from './query/hidden-field.ts';
import { parameters } from './query/parameters.ts';
import { presentRow } from './query/present-row.ts';
import type { Watermark } from './segments/fact-source.ts';

/** A question ready to be sent, and how its rows leave. */
export type Asked = {
  readonly sql: string;
  readonly parameters: readonly string[];
  readonly known: bigint;
  present(raw: Readonly<Record<string, unknown>>): Result<ComputeRow>;
};

/** Nothing past the watermark is known: a scope that asks for a later change reads up to the watermark. */
export function ask(
  scope: Scope,
  query: ComputeQuery,
  { watermark, dialect }: { readonly watermark: Watermark; readonly dialect: Dialect },
): Result<Asked> {
  const hidden = hiddenField(query, scope.fields);
  if (hidden !== undefined) return refused('platform.compute_field_hidden', { field: hidden });
  const wanted = scope.asOf.change ?? watermark.number;
  const known = wanted < watermark.number ? wanted : watermark.number;
  const chain = branchChain(watermark.branches, scope.branch, known);
  const built = buildQuery(query, { scope, known, chain, dialect, parameters: parameters() });
  if (!built.ok) return built;
  const { columns, ...sent } = built.value;
  return ok({ ...sent, known, present: (raw) => presentRow(raw, columns) });
}
