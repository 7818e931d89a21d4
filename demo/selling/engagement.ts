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

const PROSPECTING_DAYS = 90;

/** The calls and meetings before and within each deal: who was not reached, who did not come, who was not convinced. */
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

type Done = Omit<ActivityRow, 'activity_code'>;

function dealActivities(random: Random, deal: Deal): Done[] {
  const about = { seller: deal.seller.email, account: deal.account.code };
  const done = <Kind extends Done['kind']>(
    kind: Kind,
    day: Day,
    outcome: Done['outcome'],
    deal_code = '',
  ): Done => ({ ...about, deal_code, kind, date: dayText(day), outcome });
  const before = (): Day =>
    workingDayFrom(random.integer(deal.engagedOn - PROSPECTING_DAYS, deal.engagedOn - 1));
  const within = (): Day => workingDayFrom(random.integer(deal.engagedOn, deal.closesOn));
  const calls = Array.from({ length: random.integer(2, 6) }, () =>
    done('call', before(), random.chance(REACHED_SHARE) ? 'reached' : 'not_reached'),
  );
  const met = Array.from({ length: random.poisson(1) }, () => before());
  return [
    ...calls,
    ...met.flatMap((day) => [
      done('call', workingDayFrom(day - 7), 'meeting_set'),
      done('meeting', day, random.chance(NO_SHOW_SHARE) ? 'no_show' : 'held'),
    ]),
    done('call', workingDayFrom(deal.engagedOn - 7), 'meeting_set'),
    done('meeting', workingDayFrom(deal.engagedOn), 'proposal_asked', deal.code),
    done('meeting', within(), 'held', deal.code),
  ];
}
