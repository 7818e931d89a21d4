import { expect, it } from 'vitest';
import { decimal } from '@cordee/kernel';
import type { ComputeQuery } from './compute-query.ts';
import { hiddenField } from './hidden-field.ts';

const converted: ComputeQuery = {
  from: 'transaction',
  joins: { rate: { table: 'currency_rate', on: { from_currency: 'currency' }, inForceOn: 'occurred_on' } },
  where: [{ column: 'kind', equals: 'order' }],
  groupBy: ['entity_id'],
  totals: {
    euros: {
      sum: {
        times: [
          { lowered: 'amount', where: { column: 'channel', equals: 'web' } },
          { times: ['rate.rate', { constant: decimal('0.5') }] },
        ],
      },
    },
  },
};

const named = [
  'transaction.currency',
  'transaction.occurred_on',
  'transaction.kind',
  'transaction.amount',
  'transaction.channel',
  'currency_rate.from_currency',
  'currency_rate.rate',
];

it('lets a reader of every field, and of just the named ones, ask', () => {
  expect(hiddenField(converted, 'all')).toBeUndefined();
  expect(hiddenField(converted, named)).toBeUndefined();
});

it('finds a hidden field wherever the query names it', () => {
  for (const hidden of named)
    expect(
      hiddenField(
        converted,
        named.filter((field) => field !== hidden),
      ),
    ).toBe(hidden);
  const rows: ComputeQuery = { from: 'quota', columns: ['import_line'], orderBy: ['amount'] };
  expect(hiddenField(rows, [])).toBe('quota.amount');
});
