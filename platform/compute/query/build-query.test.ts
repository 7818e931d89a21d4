import { describe, expect, it } from 'vitest';
import { decimal, plainDate, tenantId, userId } from '@cordee/kernel';
import { buildQuery } from './build-query.ts';
import type { ComputeQuery } from './compute-query.ts';
import { duckdbDialect, postgresDialect, type Dialect } from './dialect.ts';
import { parameters } from './parameters.ts';

const nobody = '00000000-0000-4000-8000-000000000001';
const scope = {
  tenant: tenantId(nobody),
  actor: userId(nobody),
  roles: ['revops'],
  locale: 'fr',
  asOf: { effective: plainDate('2026-06-30'), change: 9n },
  today: plainDate('2026-06-30'),
  branch: 0,
  positions: 'all',
  people: 'all',
  fields: 'all',
} as const;

function built(query: ComputeQuery, dialect: Dialect) {
  const result = buildQuery(query, {
    scope,
    known: 9n,
    chain: [{ branch: 0, depth: 0, ceiling: 9n }],
    dialect,
    parameters: parameters(),
  });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const query: ComputeQuery = {
  from: 'transaction',
  where: [{ column: 'product', equals: "'; drop table change; --" }],
  groupBy: ['seller_id'],
  totals: { amount: { sum: { times: ['amount', { constant: decimal('0.05') }] } } },
};

describe('a built query', () => {
  it('is the same for both engines but for where the rows are and how a factor is widened', () => {
    const widened = /cast\(("fact"\."amount"|cast\(\$\d+ as decimal\(38,2\)\)) as decimal\(38,[24]\)\)/g;
    const duckdb = built(query, { ...duckdbDialect({ files: new Map() }), source: () => 'SOURCE' }).sql;
    expect(duckdb.match(widened)).toHaveLength(2);
    expect(duckdb.replaceAll(widened, '$1')).toBe(
      built(query, { ...postgresDialect, source: () => 'SOURCE' }).sql,
    );
  });

  it('never holds a value in its text', () => {
    const { sql, parameters: values } = built(query, postgresDialect);
    expect(sql).not.toContain('drop table');
    expect(values).toContain("'; drop table change; --");
  });

  it('orders rows by all that is selected after what was asked, ids never first', () => {
    const rows = built(
      { from: 'transaction', columns: ['code', 'amount', 'occurred_on'], orderBy: ['occurred_on'] },
      postgresDialect,
    );
    expect(rows.sql.split('order by').at(-1)?.trim()).toBe(
      '"fact"."occurred_on" nulls first, "fact"."code" collate "C" nulls first, "fact"."amount" nulls first',
    );
  });

  it('throws on a column that no copy holds', () => {
    expect(() =>
      built({ from: 'transaction', columns: ['seller_key'], orderBy: [] }, postgresDialect),
    ).toThrow('names a column');
    expect(() =>
      built({ from: 'transaction', columns: ['nowhere.code'], orderBy: [] }, postgresDialect),
    ).toThrow('names a join');
  });
});
