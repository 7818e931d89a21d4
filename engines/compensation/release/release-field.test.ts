import { describe, expect, it } from 'vitest';
import { parsePlan } from '../plan-format/parse-plan.ts';
import { documentReleasing } from './release.test-support.ts';

describe('a release that cannot be meant', () => {
  const refusalsOf = (release: object) => {
    const parsed = parsePlan(documentReleasing(release, 3));
    return parsed.ok ? [] : parsed.refusal.map(({ code, place }) => [code, place?.column]);
  };

  it.each([
    [
      { schedule: [{ shares: [{ share: '0.5', on: 'period_end' }] }] },
      'plan_shares_not_whole',
      '$.release.schedule[0].shares',
    ],
    [
      { schedule: [{ shares: [{ on: 'date' }] }] },
      'plan_missing_key',
      '$.release.schedule[0].shares[0].date',
    ],
    [
      { schedule: [{ shares: [{ on: 'months_after', months: 3, after_months: 9 }] }] },
      'plan_only_instalments',
      '$.release.schedule[0].shares[0].after_months',
    ],
    [
      { limits: [{ code: 'x', cap: '1', components: ['z'] }] },
      'plan_release_component_unknown',
      '$.release.limits[0].components',
    ],
    [
      {
        limits: [
          { code: 'x', cap: '1', components: ['c0', 'c1'] },
          { code: 'y', cap: '1', components: ['c1', 'c2'] },
        ],
      },
      'plan_limits_overlap',
      '$.release.limits[1].components',
    ],
    [
      { clawback: { negative_pay: true, ceiling: { share: '0.1' } } },
      'plan_clawback_ceiling_negative',
      '$.release.clawback.ceiling',
    ],
    [
      { clawback: { steps: [{}, { within_months: 3 }] } },
      'plan_clawback_steps_order',
      '$.release.clawback.steps',
    ],
    [
      {
        draws: [
          { code: 'd', amount: '1' },
          { code: 'd', amount: '1' },
        ],
      },
      'plan_code_repeated',
      '$.release.draws[1].code',
    ],
    [
      { guarantees: [{ code: 'g', amount: '1', from: '2026-02-30' }] },
      'plan_not_a_date',
      '$.release.guarantees[0].from',
    ],
    [
      { schedule: [{ shares: [{ on: 'instalments', months: 0 }] }] },
      'plan_not_whole',
      '$.release.schedule[0].shares[0].months',
    ],
  ])('%j is refused', (release, code, path) => {
    expect(refusalsOf(release)).toEqual([[`compensation.${code}`, path]]);
  });
});
