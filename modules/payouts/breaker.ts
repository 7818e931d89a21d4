// The circuit breaker: what can only be a fault of the data stops a run before anybody approves it.
import type { Transaction } from '@cordee/engine-compensation';
import {
  compareDecimals,
  decimal,
  decimalText,
  dividedBy,
  plus,
  times,
  ZERO,
  type Currency,
  type Decimal,
} from '@cordee/kernel';
import type { ReviewSetting } from './pay-settings.ts';
import type { RunLine } from './run.ts';

/** A stop with the figures of its sentence, payouts.stop_<code>. */
export type Finding = {
  readonly code: 'rate_times' | 'double_feed' | 'wrong_currency' | 'sellers_missing';
  readonly detail: Readonly<Record<string, string>>;
};

type BreakerLine = Pick<RunLine, 'payeeId' | 'kind' | 'component' | 'measured' | 'earned' | 'issue'>;

export type BreakerFacts = {
  readonly currency: Currency;
  readonly sales: readonly Transaction[];
  /** Those whom the run pays, whether or not they sold. */
  readonly lines: readonly BreakerLine[];
  /** The lines of the period before; none where it has no run. */
  readonly before: readonly BreakerLine[];
};

/** Every stop that the facts ask for, in a fixed order; a threshold that is just reached stops. */
export function findStops(facts: BreakerFacts, setting: ReviewSetting): Finding[] {
  return [
    ...rateTimes(facts, decimal(setting.rateTimesMax)),
    ...doubleFeed(facts, decimal(setting.doubleFeedShareMax)),
    ...wrongCurrency(facts, decimal(setting.foreignShareMax)),
    ...sellersMissing(facts, decimal(setting.missingShareMax)),
  ];
}

/** Pay per euro sold beside the period before, over all payees: ten times a rate is no good month. */
function rateTimes({ lines, before }: BreakerFacts, timesMax: Decimal): Finding[] {
  const [now, then] = [ratesOf(lines), ratesOf(before)];
  const jumps = [...now].flatMap(([component, { earned, measured }]) => {
    const earlier = then.get(component);
    if (!earlier || isNothing(earlier.earned) || isNothing(measured)) return [];
    const isJump =
      compareDecimals(times(earned, earlier.measured), times(times(timesMax, earlier.earned), measured)) >= 0;
    return isJump ? [component] : [];
  });
  return jumps.length === 0
    ? []
    : [{ code: 'rate_times', detail: { components: jumps.join(', '), times: decimalText(timesMax) } }];
}

type Rate = { readonly earned: Decimal; readonly measured: Decimal };

function ratesOf(lines: readonly BreakerLine[]): ReadonlyMap<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { kind, component, earned, measured, issue } of lines) {
    if (kind !== 'component' || issue !== null || measured === null) continue;
    const known = rates.get(component) ?? { earned: ZERO, measured: ZERO };
    rates.set(component, {
      earned: plus(known.earned, decimal(earned)),
      measured: plus(known.measured, decimal(measured)),
    });
  }
  return rates;
}

const isNothing = ({ unscaled }: Decimal): boolean => unscaled <= 0n;

/** The same kind, code, day and amount under two sources is one sale that was fed twice. */
function doubleFeed({ sales }: BreakerFacts, shareMax: Decimal): Finding[] {
  const groups = Map.groupBy(sales, ({ kind, code, date, amount }) =>
    JSON.stringify([kind, code, date.toString(), decimalText(amount.value), amount.currency]),
  );
  const doubled = [...groups.values()].filter((group) => new Set(group.map(({ source }) => source)).size > 1);
  const sources = [...new Set(doubled.flatMap((group) => group.map(({ source }) => source)))].toSorted();
  return isReached(doubled.length, groups.size, shareMax)
    ? [{ code: 'double_feed', detail: { sales: String(doubled.length), sources: sources.join(', ') } }]
    : [];
}

function wrongCurrency({ sales, currency }: BreakerFacts, shareMax: Decimal): Finding[] {
  const foreign = sales.filter(({ amount }) => amount.currency !== currency);
  const found = [...new Set(foreign.map(({ amount }) => amount.currency))].toSorted();
  return isReached(foreign.length, sales.length, shareMax)
    ? [
        {
          code: 'wrong_currency',
          detail: { sales: String(foreign.length), currencies: found.join(', '), expected: currency },
        },
      ]
    : [];
}

/** Who sold in the period before and has no sale now, whether they are still paid or not. */
function sellersMissing({ sales, before, lines }: BreakerFacts, shareMax: Decimal): Finding[] {
  if (before.length === 0) return [];
  const sold = new Set(
    before
      .filter(
        ({ kind, measured }) => kind === 'component' && measured !== null && !isNothing(decimal(measured)),
      )
      .map(({ payeeId }) => payeeId),
  );
  const selling = new Set([
    ...sales.map(({ seller }) => seller),
    ...lines
      .filter(({ measured }) => measured !== null && !isNothing(decimal(measured)))
      .map(({ payeeId }) => payeeId),
  ]);
  const missing = [...sold].filter((payee) => !selling.has(payee));
  return isReached(missing.length, sold.size, shareMax)
    ? [{ code: 'sellers_missing', detail: { missing: String(missing.length), sellers: String(sold.size) } }]
    : [];
}

/** Whether part ÷ whole is at least the share; nothing of nothing never is. */
function isReached(part: number, whole: number, shareMax: Decimal): boolean {
  if (part === 0 || whole === 0) return false;
  const share = dividedBy(decimal(String(part)), decimal(String(whole)), { scale: 6, rounding: 'down' });
  return compareDecimals(share, shareMax) >= 0;
}
