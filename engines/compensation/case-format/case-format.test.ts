import { describe, expect, it } from 'vitest';
import { calculateCase } from './calculate-case.ts';
import { EXAMPLE } from './case-reference.ts';
import { compareCase } from './compare-case.ts';
import { parseCase } from './parse-case.ts';
import { readExactJson } from './read-exact-json.ts';

function calculated(document: unknown) {
  const given = parseCase(document);
  if (!given.ok) throw new Error(JSON.stringify(given.refusal));
  return compareCase(given.value, calculateCase(given.value));
}

function refusalsOf(document: unknown) {
  const given = parseCase(document);
  return given.ok ? [] : given.refusal.map(({ code, place }) => [code, place?.column]);
}

describe('a case', () => {
  it('of the reference pays what it says', () => {
    expect(calculated(EXAMPLE)).toEqual([]);
  });

  it('tells each figure that came out otherwise, with its path', () => {
    const [outcome] = EXAMPLE.expected;
    const wrong = { ...EXAMPLE, expected: [{ ...outcome, payable: '1381', lines: { commission: '1380' } }] };
    expect(calculated(wrong)).toEqual([
      { path: '$.expected[0].payable', expected: '1381', found: '1380.00' },
    ]);
  });

  it('compares numbers by value, and misses no component that was not calculated', () => {
    const [outcome] = EXAMPLE.expected;
    const other = { ...EXAMPLE, expected: [{ ...outcome, lines: { commission: '1380.000', bonus: '0' } }] };
    expect(calculated(other)).toEqual([{ path: '$.expected[0].lines.bonus', expected: '0', found: null }]);
  });

  it('asks for all periods from one to another', () => {
    const given = parseCase({ ...EXAMPLE, periods: ['2025-12', '2026-01..2026-03'], expected: [] });
    const codes = given.ok ? calculateCase(given.value).outcomes.map(({ period }) => period) : [];
    expect(codes).toEqual(['2025-12', '2026-01', '2026-02', '2026-03']);
    expect(refusalsOf({ ...EXAMPLE, periods: ['2026-01..2026-13'] })).toEqual([
      ['kernel.period_unknown', '$.periods[0]'],
    ]);
  });

  it('refuses what is wrong at its place', () => {
    const quotas = [{ payee: 'zoe', measure: 'order_intake', amount: '1' }];
    expect(refusalsOf({ ...EXAMPLE, quotas })).toEqual([
      ['compensation.case_person_unknown', '$.quotas[0].payee'],
    ]);
    const known = quotas.map((quota) => ({ ...quota, payee: EXAMPLE.people[0]?.code, amount: null }));
    expect(refusalsOf({ ...EXAMPLE, quotas: known })).toEqual([
      ['compensation.case_quota_empty', '$.quotas[0]'],
    ]);
    expect(refusalsOf({ ...EXAMPLE, periods: ['2026-13'] })).toEqual([
      ['kernel.period_unknown', '$.periods[0]'],
    ]);
    const plan = { ...EXAMPLE.plan, currency: 'euro' };
    expect(refusalsOf({ ...EXAMPLE, plan })).toEqual([
      ['compensation.plan_not_a_currency', '$.plan.currency'],
    ]);
    const transactions = [{ code: 'C-1', date: '2026-02-31', amount: '1e3', seller: 'camille' }];
    expect(refusalsOf({ ...EXAMPLE, transactions })).toEqual([
      ['compensation.case_not_a_date', '$.transactions[0].date'],
      ['compensation.case_not_a_number', '$.transactions[0].amount'],
    ]);
  });
});

describe('a number of a case', () => {
  it('keeps every digit it was written with', () => {
    expect(readExactJson('{"rate": 0.10, "amount": 12345678901234567.89, "count": 3}')).toEqual({
      ok: true,
      value: { rate: '0.10', amount: '12345678901234567.89', count: 3 },
    });
  });

  it('of a text that is no JSON is refused with the reason', () => {
    const read = readExactJson('{"rate": }');
    expect(read.ok ? null : read.refusal.code).toBe('compensation.case_not_json');
  });
});
