// The circuit breaker: what can only be a fault of the data stops a run before anybody approves it.
import {
  compareDecimals,
  decimal,
  decimalText,
  dividedBy,
  times,
  type Currency,
  type Decimal,
} from '@cordee/kernel';
import type { ReviewSetting } from '../setting/pay-settings.ts';
import type { LinesSummary, PaidBefore, SalesSummary } from './breaker-summaries.ts';

/** A stop with the figures of its sentence, payouts.stop_<code>. */
export type Finding = {
  readonly code: 'rate_times' | 'double_feed' | 'wrong_currency' | 'sellers_missing';
  readonly detail: Readonly<Record<string, string>>;
};

export type BreakerFacts = {
  readonly currency: Currency;
  readonly sales: SalesSummary;
  /** Those whom the run pays, whether or not they sold. */
  readonly lines: LinesSummary;
  /** The lines of the period before; none where it has no run. */
  readonly before: PaidBefore;
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
  const jumps = [...lines.rates].flatMap(([component, { earned, measured }]) => {
    const earlier = before.rates.get(component);
    if (!earlier || isNothing(earlier.earned) || isNothing(measured)) return [];
    const isJump =
      compareDecimals(times(earned, earlier.measured), times(times(timesMax, earlier.earned), measured)) >= 0;
    return isJump ? [component] : [];
  });
  return jumps.length === 0
    ? []
    : [{ code: 'rate_times', detail: { components: jumps.join(', '), times: decimalText(timesMax) } }];
}

const isNothing = ({ unscaled }: Decimal): boolean => unscaled <= 0n;

/** The same kind, code, day and amount under two sources is one sale that was fed twice. */
function doubleFeed({ sales }: BreakerFacts, shareMax: Decimal): Finding[] {
  const { doubled, distinct, doubledSources } = sales;
  return isReached(doubled, distinct, shareMax)
    ? [{ code: 'double_feed', detail: { sales: String(doubled), sources: doubledSources.join(', ') } }]
    : [];
}

function wrongCurrency({ sales, currency }: BreakerFacts, shareMax: Decimal): Finding[] {
  const counts = [...sales.byCurrency];
  const foreign = counts.filter(([found]) => found !== currency);
  const [part, whole] = [foreign, counts].map((some) => some.reduce((sum, [, count]) => sum + count, 0));
  if (part === undefined || whole === undefined || !isReached(part, whole, shareMax)) return [];
  const currencies = foreign.map(([found]) => found).toSorted();
  const detail = { sales: String(part), currencies: currencies.join(', '), expected: currency };
  return [{ code: 'wrong_currency', detail }];
}

/** Who sold in the period before and has no sale now, whether they are still paid or not. */
function sellersMissing({ sales, before, lines }: BreakerFacts, shareMax: Decimal): Finding[] {
  const missing = [...before.sold].filter(
    (payee) => !sales.sellers.has(payee) && !lines.measured.has(payee),
  ).length;
  return isReached(missing, before.sold.size, shareMax)
    ? [
        {
          code: 'sellers_missing',
          detail: { missing: String(missing), sellers: String(before.sold.size) },
        },
      ]
    : [];
}

/** Whether part ÷ whole is at least the share; nothing of nothing never is. */
function isReached(part: number, whole: number, shareMax: Decimal): boolean {
  if (part === 0 || whole === 0) return false;
  const share = dividedBy(decimal(String(part)), decimal(String(whole)), { scale: 6, rounding: 'down' });
  return compareDecimals(share, shareMax) >= 0;
}
