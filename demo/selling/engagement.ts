import type { ActivityRow, QuoteRow } from '../company.ts';
import { dayText, type Day } from '../day.ts';
import type { Deal } from './deal.ts';
import type { History } from './history.ts';
import { centsText } from '../files/money-text.ts';
import { openRandom, type Random } from '../random.ts';
import { workingDayFrom } from '../working-days.ts';

const NO_SHOW_SHARE = 0.11;
const REACHED_SHARE = 0.62;
const QUOTE_VALID_DAYS = 45;

/** The calls and meetings of each deal, no-shows included. */
export function makeActivities(seed: string, deals: readonly Deal[], history: History): ActivityRow[] {
  const random = openRandom(seed, 'activities');
  return deals
    .flatMap((deal) => dealActivities(random, deal))
    .filter(({ date }) => date <= dayText(history.today))
    .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
    .map((activity, index) => ({ ...activity, activity_code: `ACT-${String(index + 1).padStart(6, '0')}` }));
}

/** The quotes of each deal that reached a proposal: a new version when the buyer negotiates. */
export function makeQuotes(seed: string, deals: readonly Deal[], history: History): QuoteRow[] {
  const random = openRandom(seed, 'quotes');
  return deals.flatMap((deal) => {
    const proposedOn = deal.stages.find(({ stage }) => stage === 'proposal')?.on ?? deal.closesOn;
    if (proposedOn > history.today) return [];
    const isSettled = deal.closesOn <= history.today;
    const versions = random.weighted([1, 2, 3], [6, 3, 1]);
    return Array.from({ length: versions }, (_, index): QuoteRow => {
      const isLast = index === versions - 1;
      const issuedOn = proposedOn + Math.floor(((deal.closesOn - proposedOn) * index) / versions);
      return {
        quote_code: `DEV-${deal.code.slice(4)}`,
        version: index + 1,
        deal_code: deal.code,
        amount: centsText(Math.round((deal.amountCents * (100 + 3 * (versions - 1 - index))) / 100)),
        issued_on: dayText(issuedOn),
        valid_until: dayText(issuedOn + QUOTE_VALID_DAYS),
        outcome: !isLast
          ? 'superseded'
          : !isSettled
            ? 'pending'
            : deal.outcome === 'won'
              ? 'accepted'
              : 'declined',
      };
    }).filter(({ issued_on }) => issued_on <= dayText(history.today));
  });
}

function dealActivities(random: Random, deal: Deal): Omit<ActivityRow, 'activity_code'>[] {
  const about = { seller: deal.seller.email, account: deal.account.code, deal_code: deal.code };
  const calls = random.integer(1, 2);
  const between = (): Day => workingDayFrom(random.integer(deal.engagedOn, deal.closesOn));
  const dates = Array.from({ length: calls }, between);
  return [
    ...dates.map((day) => ({
      ...about,
      kind: 'call' as const,
      date: dayText(day),
      outcome: random.chance(REACHED_SHARE) ? ('reached' as const) : ('not_reached' as const),
    })),
    {
      ...about,
      kind: 'meeting' as const,
      date: dayText(between()),
      outcome: random.chance(NO_SHOW_SHARE) ? ('no_show' as const) : ('held' as const),
    },
  ];
}
