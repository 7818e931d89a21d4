// Review by exception: of all that a run pays, what a second person should look at, each with its cause.
import {
  compareDecimals,
  compareText,
  decimal,
  minusMoney,
  times,
  toAmount,
  type Decimal,
  type EntityId,
  type Money,
} from '@cordee/kernel';
import type { ReviewSetting } from '../setting/pay-settings.ts';

type ReviewReason = 'changed' | 'beyond_peers' | 'new_payee' | 'no_longer_paid' | 'not_calculated' | 'held';
type ReviewCause =
  | 'more_sales'
  | 'fewer_sales'
  | 'same_sales'
  | 'correction'
  | 'adjustment'
  | 'quota_changed';

export type ReviewItem = {
  readonly payeeId: EntityId;
  readonly now: Money;
  readonly before: Money | null;
  /** The median pay of the run's payees. */
  readonly peers: Money;
  readonly reasons: readonly ReviewReason[];
  readonly causes: readonly ReviewCause[];
  /** A strong change that only goes where the results went: up with them or down with them. */
  readonly followsResults: boolean;
};

/** What a run pays one payee; the figures are those of the first component that has them. */
export type PayeeSum = {
  readonly payeeId: EntityId;
  readonly total: Money;
  readonly isIssue: boolean;
  readonly isHeld: boolean;
  readonly isCorrected: boolean;
  readonly isAdjusted: boolean;
  readonly measured: string | null;
  readonly quota: string | null;
  readonly attainment: string | null;
};

/** The largest change first, of equal ones by id. Whoever gives no reason to look is not in it. */
export function reviewRun(
  now: readonly PayeeSum[],
  before: readonly PayeeSum[],
  setting: ReviewSetting,
): readonly ReviewItem[] {
  const [paid, earlier] = [byPayee(now), byPayee(before)];
  const peers = middlePay(now)?.total;
  if (!peers) return [];
  const here = now.map((sum) => itemOf(sum, earlier.get(sum.payeeId) ?? null, peers, setting));
  const gone = before
    .filter(({ payeeId, total }) => !paid.has(payeeId) && total.minor !== 0n)
    .map((sum) => itemOf(null, sum, peers, setting));
  return [...here, ...gone]
    .flatMap((item) => (item === null || item.reasons.length === 0 ? [] : item))
    .toSorted((a, b) => compareSizes(changeOf(b), changeOf(a)) || compareText(a.payeeId, b.payeeId));
}

function itemOf(
  sum: PayeeSum | null,
  earlier: PayeeSum | null,
  peers: Money,
  setting: ReviewSetting,
): ReviewItem | null {
  const payeeId = (sum ?? earlier)?.payeeId;
  if (payeeId === undefined) return null;
  const now = sum?.total ?? nothing(peers);
  const before = earlier?.total ?? null;
  const reasons: ReviewReason[] = [
    ...(sum?.isIssue === true ? (['not_calculated'] as const) : []),
    ...(sum?.isHeld === true ? (['held'] as const) : []),
    ...(before === null ? (['new_payee'] as const) : []),
    ...(sum === null ? (['no_longer_paid'] as const) : []),
    ...(before !== null && sum !== null && isChanged(now, before, setting) ? (['changed'] as const) : []),
    ...(isBeyond(now, peers, decimal(setting.peersTimesMax)) ? (['beyond_peers'] as const) : []),
  ];
  const causes = causesOf(sum, earlier);
  const isPlainChange = reasons.every((reason) => reason === 'changed') && !causes.some(isByHand);
  const followsResults =
    isPlainChange && before !== null && compareSizes(now, before) === compareResults(sum, earlier);
  return { payeeId, now, before, peers, reasons, causes, followsResults };
}

const isByHand = (cause: ReviewCause): boolean => cause === 'correction' || cause === 'adjustment';

/** By attainment, so that another quota counts; by what was measured where the plan knows no quota. */
function compareResults(sum: PayeeSum | null, earlier: PayeeSum | null): number | null {
  const pairs = (['attainment', 'measured'] as const).map((figure) => [
    figureOf(sum, figure),
    figureOf(earlier, figure),
  ]);
  for (const [now, before] of pairs) if (now && before) return compareDecimals(now, before);
  return null;
}

function causesOf(sum: PayeeSum | null, earlier: PayeeSum | null): ReviewCause[] {
  const [sold, soldBefore] = [figureOf(sum, 'measured'), figureOf(earlier, 'measured')];
  const [quota, quotaBefore] = [figureOf(sum, 'quota'), figureOf(earlier, 'quota')];
  return [
    ...(sum?.isCorrected === true ? (['correction'] as const) : []),
    ...(sum?.isAdjusted === true ? (['adjustment'] as const) : []),
    ...(sold && soldBefore ? [salesCause(compareDecimals(sold, soldBefore))] : []),
    ...(quota && quotaBefore && compareDecimals(quota, quotaBefore) !== 0
      ? (['quota_changed'] as const)
      : []),
  ];
}

function salesCause(order: number): ReviewCause {
  if (order === 0) return 'same_sales';
  return order > 0 ? 'more_sales' : 'fewer_sales';
}

function figureOf(sum: PayeeSum | null, figure: 'measured' | 'quota' | 'attainment'): Decimal | null {
  const text = sum?.[figure] ?? null;
  return text === null ? null : decimal(text);
}

/** By the share of what was paid before, and by the least amount: small pays may double. */
function isChanged(now: Money, before: Money, { changeShareMax, changeMin }: ReviewSetting): boolean {
  const change = toAmount(absolute(minusMoney(now, before))).value;
  return (
    compareDecimals(change, decimal(changeMin)) >= 0 &&
    compareDecimals(change, times(toAmount(absolute(before)).value, decimal(changeShareMax))) >= 0
  );
}

function isBeyond(now: Money, peers: Money, timesMax: Decimal): boolean {
  if (peers.minor <= 0n) return false;
  return compareDecimals(toAmount(now).value, times(toAmount(peers).value, timesMax)) >= 0;
}

/** Whose pay is in the middle; of two middle ones the lower, of equal ones by id. */
export function middlePay(sums: readonly PayeeSum[]): PayeeSum | undefined {
  const sorted = sums.toSorted((a, b) => compareSizes(a.total, b.total) || compareText(a.payeeId, b.payeeId));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

function byPayee(sums: readonly PayeeSum[]): ReadonlyMap<EntityId, PayeeSum> {
  return new Map(sums.map((sum) => [sum.payeeId, sum]));
}

const changeOf = ({ now, before }: ReviewItem): Money =>
  absolute(before === null ? now : minusMoney(now, before));
const absolute = (money: Money): Money => (money.minor < 0n ? { ...money, minor: -money.minor } : money);
const nothing = ({ currency }: Money): Money => ({ minor: 0n, currency });
const compareSizes = (a: Money, b: Money): number => (a.minor === b.minor ? 0 : a.minor < b.minor ? -1 : 1);
