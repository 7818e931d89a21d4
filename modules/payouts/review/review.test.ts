import { expect, it } from 'vitest';
import { currency, entityId, sumMoney } from '@cordee/kernel';
import { reviewSetting } from '../setting/pay-settings.ts';
import { reviewRun, type PayeeSum } from './review.ts';
import type { RunLine } from '../run.ts';

const line = (digit: number, euros: number, more: Partial<RunLine> = {}): RunLine => ({
  payeeId: entityId(`00000000-0000-8000-8000-00000000000${digit}`),
  payee: `Payee ${digit}`,
  payeeCode: `P${digit}`,
  team: null,
  ordinal: 0,
  kind: 'component',
  origin: { planCode: 'p', periodCode: '2026-02' },
  adjustmentId: null,
  component: 'commission',
  measured: String(euros * 10),
  quota: null,
  attainment: null,
  earned: String(euros),
  payable: { minor: BigInt(euros * 100), currency: currency('EUR') },
  issue: null,
  held: null,
  ...more,
});
/** As the store adds lines up. */
const sumsOf = (lines: readonly RunLine[]): readonly PayeeSum[] =>
  [...Map.groupBy(lines, ({ payeeId }) => payeeId)].map(([payeeId, own]) => {
    const figureOf = (figure: 'measured' | 'quota' | 'attainment') =>
      own.find((each) => each.kind === 'component' && each[figure] !== null)?.[figure] ?? null;
    const isMoved = (kind: RunLine['kind']) =>
      own.some((each) => each.kind === kind && each.payable.minor !== 0n);
    return {
      payeeId,
      total: sumMoney(
        own.map(({ payable }) => payable),
        currency('EUR'),
      ),
      isIssue: own.some(({ issue }) => issue !== null),
      isHeld: own.some(({ held }) => held !== null),
      isCorrected: isMoved('correction'),
      isAdjusted: isMoved('adjustment'),
      measured: figureOf('measured'),
      quota: figureOf('quota'),
      attainment: figureOf('attainment'),
    };
  });
const items = (now: readonly RunLine[], before: readonly RunLine[]) =>
  reviewRun(sumsOf(now), sumsOf(before), reviewSetting.fallback);
const review = (now: readonly RunLine[], before: readonly RunLine[]) =>
  items(now, before).map(({ payeeId, reasons, causes }) => [`Payee ${payeeId.at(-1)}`, reasons, causes]);

it('looks at who is paid half as much again, each with its cause, and at nobody else', () => {
  const others = [line(5, 1000), line(6, 1000), line(7, 1000)];
  const before = [line(1, 1000), line(2, 1000), line(3, 1000), line(4, 20), ...others];
  const now = [line(1, 1500), line(2, 1499), line(3, 400), line(4, 40), ...others];
  expect(review(now, before)).toEqual([
    ['Payee 3', ['changed'], ['fewer_sales']],
    ['Payee 1', ['changed'], ['more_sales']],
  ]);
});

it('tells a correction, an adjustment and another quota from sales', () => {
  const others = [line(5, 1000), line(6, 1000), line(7, 1000)];
  const before = [line(1, 1000, { quota: '100' }), line(2, 1000), ...others];
  const now = [
    ...others,
    line(1, 1000, { quota: '80' }),
    line(1, 900, { kind: 'correction', measured: null }),
    line(2, 1000),
    line(2, -800, { kind: 'adjustment', measured: null }),
  ];
  expect(review(now, before)).toEqual([
    ['Payee 1', ['changed'], ['correction', 'same_sales', 'quota_changed']],
    ['Payee 2', ['changed'], ['adjustment', 'same_sales']],
  ]);
});

it('looks at whoever is new, gone, held out, not calculated, or far beyond the peers', () => {
  const before = [line(1, 1000), line(2, 1000), line(3, 1000), line(4, 1000), line(5, 3100)];
  const now = [
    line(1, 1000),
    line(2, 1000, { issue: 'compensation.quota_missing' }),
    line(3, 1000, { held: 'under review' }),
    line(5, 3100),
    line(6, 500),
  ];
  expect(
    review(now, before)
      .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
      .map(([payee, reasons]) => [payee, reasons]),
  ).toEqual([
    ['Payee 2', ['not_calculated']],
    ['Payee 3', ['held']],
    ['Payee 4', ['no_longer_paid']],
    ['Payee 5', ['beyond_peers']],
    ['Payee 6', ['new_payee']],
  ]);
});

it('tells a change that goes with the results from one that goes against them', () => {
  const others = [line(7, 1000), line(8, 1000), line(9, 1000)];
  const before = [
    ...others,
    line(1, 1000, { attainment: '0.8' }),
    line(2, 1000, { attainment: '0.8' }),
    line(3, 1000),
    line(4, 1000),
  ];
  const now = [
    ...others,
    line(1, 1800, { attainment: '1.1' }),
    line(2, 1800, { attainment: '0.7' }),
    line(3, 400),
    line(4, 1600),
    line(4, 400, { kind: 'adjustment', measured: null }),
  ];
  const seen = items(now, before);
  expect(seen.map(({ payeeId, followsResults }) => [`Payee ${payeeId.at(-1)}`, followsResults])).toEqual([
    ['Payee 4', false],
    ['Payee 1', true],
    ['Payee 2', false],
    ['Payee 3', true],
  ]);
});
