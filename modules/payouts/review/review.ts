// Review by exception: of all that a run pays, what a second person should look at, each with its cause.
import {
  compareDecimals,
  decimal,
  minusMoney,
  sumMoney,
  times,
  toAmount,
  type Decimal,
  type EntityId,
  type Money,
} from '@cordee/kernel';
import type { ReviewSetting } from '../setting/pay-settings.ts';
import type { RunLine } from '../run.ts';

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
  readonly payee: string;
  readonly now: Money;
  readonly before: Money | null;
  /** The median pay of the run's payees. */
  readonly peers: Money;
  readonly reasons: readonly ReviewReason[];
  readonly causes: readonly ReviewCause[];
  /** A strong change that only goes where the results went: up with them or down with them. */
  readonly followsResults: boolean;
};

/** The largest change first. Whoever gives no reason to look is not in it. */
export function reviewRun(
  now: readonly RunLine[],
  before: readonly RunLine[],
  setting: ReviewSetting,
): readonly ReviewItem[] {
  const [paid, earlier] = [byPayee(now), byPayee(before)];
  const peers = median([...paid.values()].map(totalOf));
  if (!peers) return [];
  const here = [...paid].map(([payeeId, lines]) =>
    itemOf(payeeId, lines, earlier.get(payeeId) ?? [], peers, setting),
  );
  const gone = [...earlier]
    .filter(([payeeId, lines]) => !paid.has(payeeId) && totalOf(lines).minor !== 0n)
    .map(([payeeId, lines]) => itemOf(payeeId, [], lines, peers, setting));
  return [...here, ...gone]
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => compareSizes(changeOf(b), changeOf(a)));
}

function itemOf(
  payeeId: EntityId,
  lines: readonly RunLine[],
  earlier: readonly RunLine[],
  peers: Money,
  setting: ReviewSetting,
): ReviewItem {
  const now = lines.length === 0 ? nothing(peers) : totalOf(lines);
  const before = earlier.length === 0 ? null : totalOf(earlier);
  const reasons: ReviewReason[] = [
    ...(lines.some(({ issue }) => issue !== null) ? (['not_calculated'] as const) : []),
    ...(lines.some(({ held }) => held !== null) ? (['held'] as const) : []),
    ...(before === null ? (['new_payee'] as const) : []),
    ...(lines.length === 0 ? (['no_longer_paid'] as const) : []),
    ...(before !== null && lines.length > 0 && isChanged(now, before, setting) ? (['changed'] as const) : []),
    ...(isBeyond(now, peers, decimal(setting.peersTimesMax)) ? (['beyond_peers'] as const) : []),
  ];
  const payee = (lines[0] ?? earlier[0])?.payee ?? '';
  const causes = causesOf(lines, earlier);
  const isPlainChange = reasons.every((reason) => reason === 'changed') && !causes.some(isByHand);
  const followsResults =
    isPlainChange && before !== null && compareSizes(now, before) === compareResults(lines, earlier);
  return { payeeId, payee, now, before, peers, reasons, causes, followsResults };
}

const isByHand = (cause: ReviewCause): boolean => cause === 'correction' || cause === 'adjustment';

/** By attainment, so that another quota counts; by what was measured where the plan knows no quota. */
function compareResults(lines: readonly RunLine[], earlier: readonly RunLine[]): number | null {
  const pairs = (['attainment', 'measured'] as const).map((figure) => [
    figureOf(lines, figure),
    figureOf(earlier, figure),
  ]);
  for (const [now, before] of pairs) if (now && before) return compareDecimals(now, before);
  return null;
}

function causesOf(lines: readonly RunLine[], earlier: readonly RunLine[]): ReviewCause[] {
  const has = (kind: RunLine['kind']) =>
    lines.some((line) => line.kind === kind && line.payable.minor !== 0n);
  const [sold, soldBefore] = [figureOf(lines, 'measured'), figureOf(earlier, 'measured')];
  const [quota, quotaBefore] = [figureOf(lines, 'quota'), figureOf(earlier, 'quota')];
  return [
    ...(has('correction') ? (['correction'] as const) : []),
    ...(has('adjustment') ? (['adjustment'] as const) : []),
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

function figureOf(lines: readonly RunLine[], figure: 'measured' | 'quota' | 'attainment'): Decimal | null {
  const text = lines.find((line) => line.kind === 'component' && line[figure] !== null)?.[figure];
  return text ? decimal(text) : null;
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

/** The middle pay; of two middle ones the lower. */
function median(sums: readonly Money[]): Money | undefined {
  const sorted = sums.toSorted((a, b) => compareSizes(a, b));
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

function byPayee(lines: readonly RunLine[]): ReadonlyMap<EntityId, readonly RunLine[]> {
  return Map.groupBy(lines, ({ payeeId }) => payeeId);
}

function totalOf(lines: readonly RunLine[]): Money {
  const [first] = lines;
  if (!first) throw new Error('a payee of a run has a line');
  return sumMoney(
    lines.map(({ payable }) => payable),
    first.payable.currency,
  );
}

const changeOf = ({ now, before }: ReviewItem): Money =>
  absolute(before === null ? now : minusMoney(now, before));
const absolute = (money: Money): Money => (money.minor < 0n ? { ...money, minor: -money.minor } : money);
const nothing = ({ currency }: Money): Money => ({ minor: 0n, currency });
const compareSizes = (a: Money, b: Money): number => (a.minor === b.minor ? 0 : a.minor < b.minor ? -1 : 1);
