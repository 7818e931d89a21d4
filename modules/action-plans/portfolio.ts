// The accounts of a seller as their deals show them, and which of them a plan might be about.
import {
  compareDecimals,
  decimal,
  decimalText,
  minus,
  ZERO,
  type EntityId,
  type PlainDate,
} from '@cordee/kernel';

export type OpenDeal = {
  readonly id: EntityId;
  readonly code: string;
  readonly accountId: EntityId | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly stage: string;
  readonly stageSince: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly engagedOn: string | null;
  readonly lastContactOn: string | null;
};

export type PortfolioAccount = {
  readonly id: EntityId;
  readonly name: string;
  /** Yearly, as far as it is known. */
  readonly potential: string | null;
  readonly openDeals: number;
  readonly openAmount: string;
  /** Won within a year of today. */
  readonly wonAmount: string;
  /** Days of all won deals, the oldest first. */
  readonly wonOn: readonly string[];
  readonly lastContactOn: string | null;
};

export const SUGGESTION_REASONS = ['open_deals', 'likely_buyer', 'under_served'] as const;
type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export type Suggestion = {
  readonly account: PortfolioAccount;
  readonly reason: SuggestionReason;
  /** What is at stake: open deals, the average sale, or the potential that is not sold. */
  readonly amount: string;
  /** Of a likely buyer: days since the last sale, and between sales as they used to be. */
  readonly days: { readonly since: number; readonly usual: number } | null;
};

const suggestionsMax = 30;

/**
 * Who has an open deal, then who bought about as long ago as they use to wait, then whose potential is the least served;
 * the most at stake first within each.
 */
export function suggestAccounts(
  accounts: readonly PortfolioAccount[],
  today: PlainDate,
): readonly Suggestion[] {
  const found = accounts.flatMap((account) => suggestionOf(account, today) ?? []);
  const rank = ({ reason }: Suggestion) => SUGGESTION_REASONS.indexOf(reason);
  return found
    .toSorted((a, b) => rank(a) - rank(b) || compareDecimals(decimal(b.amount), decimal(a.amount)))
    .slice(0, suggestionsMax);
}

function suggestionOf(account: PortfolioAccount, today: PlainDate): Suggestion | null {
  if (account.openDeals > 0) return { account, reason: 'open_deals', amount: account.openAmount, days: null };
  const days = rhythmOf(account, today);
  if (days !== null && days.since >= days.usual * early && days.since <= days.usual * late)
    return { account, reason: 'likely_buyer', amount: account.wonAmount, days };
  const left =
    account.potential === null ? ZERO : minus(decimal(account.potential), decimal(account.wonAmount));
  if (compareDecimals(left, ZERO) <= 0) return null;
  return { account, reason: 'under_served', amount: decimalText(left), days: null };
}

const [early, late] = [0.8, 2];

/** The middle of the days between sales; a rhythm needs three sales. */
function rhythmOf({ wonOn }: PortfolioAccount, today: PlainDate): Suggestion['days'] {
  const days = [...new Set(wonOn)].map((day) => Temporal.PlainDate.from(day));
  const last = days.at(-1);
  if (last === undefined || days.length < salesMin) return null;
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return usual === 0 ? null : { since: daysBetween(last, today), usual };
}

const salesMin = 3;

export function daysBetween(from: PlainDate, to: PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days;
}
