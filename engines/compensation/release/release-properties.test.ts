import { evaluateExplanation, findContradictions, moneyText, sumMoney } from '@cordee/kernel';
import type { Money } from '@cordee/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR } from '../whole-plan.test-support.ts';
import { oracleRelease, type ReleaseWorld } from '../../../stories/oracle/release.test-support.ts';
import {
  anyReleaseWorld,
  monthsOfWorld,
  planOfWorld,
  RELEASE_RUNS,
  releasedInWorld,
} from './random-release.test-support.ts';
import { readReleaseState, writeReleaseState } from './release-state-json.ts';
import { earned, planReleasing, released } from './release.test-support.ts';

/** Those that evaluate whole trees or go through stored states are slower. */
const FEWER_RUNS = { ...RELEASE_RUNS, numRuns: RELEASE_RUNS.numRuns / 5 };

/**
 * Of the second sale 0.05, cut at 3 % and 5 % of the two together: 0.01, then −0.01. What fell due below zero is out, and
 * does not come back while its customer has yet to pay.
 */
const centBelowZero: ReleaseWorld = {
  shares: { atEnd: 3n, onCash: 2n, later: 95n },
  cap: null,
  guarantee: null,
  draws: [],
  clawback: null,
  tax: 0n,
  months: [
    {
      newYear: false,
      sales: [
        { code: 'S0', cents: 9812n },
        { code: 'S1', cents: 5n },
      ],
      lump: 0n,
      payments: [],
      refunds: [],
    },
    { newYear: false, sales: [], lump: 0n, payments: [], refunds: [] },
  ],
};

const minor = (list: readonly { readonly amount: Money }[]) =>
  sumMoney(
    list.map(({ amount }) => amount),
    EUR,
  ).minor;
const of = (list: readonly { readonly kind: string; readonly amount: Money }[], kind: string) =>
  minor(list.filter((each) => each.kind === kind));

describe('random months of a payee', () => {
  it('pay what the oracle pays, to the cent (C17)', () => {
    fc.assert(
      fc.property(anyReleaseWorld, (world) => {
        const paid = releasedInWorld(world).map(({ advance, payable, withheld, balances }) => ({
          advance: advance.minor,
          payable: payable.minor,
          withheld: minor(withheld),
          owed: balances
            .filter(({ kind }) => kind === 'draw')
            .reduce((sum, { after }) => sum + after.minor, 0n),
        }));
        expect(paid).toEqual(oracleRelease(world));
      }),
      { ...RELEASE_RUNS, examples: [[centBelowZero]] },
    );
  });

  it('lose no cent: earned = released + held + carried + lost, and the lines of a pay are the pay (C2)', () => {
    fc.assert(
      fc.property(anyReleaseWorld, (world) => {
        const results = releasedInWorld(world);
        let [earnedSum, paid, lost, charged] = [0n, 0n, 0n, 0n];
        for (const [index, result] of results.entries()) {
          const month = world.months[index];
          earnedSum += (month?.lump ?? 0n) + (month?.sales ?? []).reduce((sum, { cents }) => sum + cents, 0n);
          paid += of(result.lines, 'component');
          lost += minor(result.lost);
          charged += -of(result.lines, 'clawback') - of(result.lines, 'below_zero');
          expect(minor(result.lines)).toBe(result.payable.minor + result.advance.minor);
          expect(earnedSum).toBe(paid + lost + minor(result.schedule));
        }
        // What was taken back of pay, and is still to be, is what sales had earned and were undone, less what was cancelled.
        const state = results.at(-1)?.state;
        const cancelled = minor(
          results.flatMap((each) => each.lost.filter(({ reason }) => reason === 'cancelled')),
        );
        const takenBack = (state?.earned ?? []).reduce((sum, each) => sum + each.takenBack.minor, 0n);
        expect(charged + (state?.outstanding?.minor ?? 0n)).toBe(takenBack - cancelled);
      }),
      RELEASE_RUNS,
    );
  });

  it('pay at least the guarantee, at most the cap, and never below zero unless the plan says so (C4)', () => {
    fc.assert(
      fc.property(anyReleaseWorld, (world) => {
        const { cap, clawback, guarantee } = world;
        // Corrections below zero give a yearly cap its room back, so that one month may pay more than it.
        const capOfMonth = cap === null || !cap.all || cap.yearly ? 10n ** 12n : cap.cents;
        for (const { lines, payable, net } of releasedInWorld(world)) {
          const due = of(lines, 'component');
          expect(clawback?.negative === true || payable.minor >= 0n).toBe(true);
          expect(net.minor).toBeLessThanOrEqual(payable.minor);
          expect(due).toBeLessThanOrEqual(capOfMonth);
          expect(guarantee === null || due + of(lines, 'guarantee') >= guarantee).toBe(true);
        }
      }),
      RELEASE_RUNS,
    );
  });

  it('are explained by trees that alone evaluate to every sum (C18)', () => {
    fc.assert(
      fc.property(anyReleaseWorld, (world) => {
        for (const { explanation, payable, lines, lost, released: due, withheld } of releasedInWorld(world)) {
          const all = [{ explanation, amount: payable }, ...lines, ...lost, ...due, ...withheld];
          for (const { explanation: tree, amount } of all) {
            const value = evaluateExplanation(tree);
            expect(value.ok && value.value.kind === 'amount' && moneyText(amount)).toBe(textOf(value));
          }
          expect(findContradictions(explanation)).toEqual([]);
        }
      }),
      FEWER_RUNS,
    );
  });

  it('are the same whatever the order of lines and cash, and when the state was stored between (C5)', () => {
    fc.assert(
      fc.property(anyReleaseWorld, (world) => {
        const plan = planOfWorld(world);
        const sums = releasedInWorld(world).map(({ payable, advance }) => [payable.minor, advance.minor]);
        let state: ReturnType<typeof readReleaseState> | undefined;
        const again = monthsOfWorld(world).map((month, index) => {
          const shuffled = {
            ...month,
            lines: (month.lines ?? []).toReversed(),
            collections: (month.collections ?? [])
              .map((each) => ({ ...each, payments: each.payments.toReversed() }))
              .toReversed(),
          };
          const code = `${2026 + Math.floor((index + 9) / 12)}-${String(((index + 9) % 12) + 1).padStart(2, '0')}`;
          const [result] = released(plan, code, [shuffled], state);
          state = result && readReleaseState(JSON.parse(JSON.stringify(writeReleaseState(result.state))));
          return [result?.payable.minor, result?.advance.minor];
        });
        expect(again).toEqual(sums);
      }),
      FEWER_RUNS,
    );
  });
});

describe('a year', () => {
  it('under a yearly cap pays the same however it is cut into periods', () => {
    const cuts = [
      '2026-01 2026-02 2026-03 2026-04 2026-05 2026-06',
      '2026-Q1 2026-Q2',
      '2026-H1',
      '2026-01 2026-02 2026-03 2026-Q2',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90_000 }).map(BigInt), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 300_000 }).map(BigInt),
        fc.constantFrom('lost', 'carried'),
        (months, cap, excess) => {
          const plan = planReleasing({
            limits: [{ code: 'year', cap: textOfCents(cap), per: 'year', excess }],
            guarantees: [{ code: 'half', amount: '1000', per: 'half' }],
          });
          const totals = cuts.map((cut) => {
            let from = 0;
            let state: ReturnType<typeof readReleaseState> | undefined;
            return cut.split(' ').reduce((sum, code) => {
              const length = code.includes('H') ? 6 : code.includes('Q') ? 3 : 1;
              const due = months.slice(from, from + length).reduce((a, b) => a + b, 0n);
              from += length;
              const [result] = released(plan, code, [{ lines: [earned(textOfCents(due))] }], state);
              state = result?.state;
              return sum + (result?.payable.minor ?? 0n);
            }, 0n);
          });
          const whole = months.reduce((a, b) => a + b, 0n);
          const capped = whole < cap ? whole : cap;
          expect(totals).toEqual(cuts.map(() => (capped > 100_000n ? capped : 100_000n)));
        },
      ),
      FEWER_RUNS,
    );
  });
});

function textOf(value: ReturnType<typeof evaluateExplanation>): string {
  if (!value.ok || value.value.kind !== 'amount') return '';
  const { unscaled, scale } = value.value.amount.value;
  return moneyText({
    minor: scale <= 2 ? unscaled * 10n ** BigInt(2 - scale) : unscaled / 10n ** BigInt(scale - 2),
    currency: EUR,
  });
}

function textOfCents(value: bigint): string {
  return `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
}
