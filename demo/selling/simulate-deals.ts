import type { Absence } from '../people/absences.ts';
import type { Account, Tier } from '../market/account-base.ts';
import { actualShares, type MonthShare } from '../people/capacity.ts';
import { CATALOGUE, priceCentsOn, type CatalogueItem } from '../market/catalogue.ts';
import type { Day } from '../day.ts';
import { stagesOf, type DealDraft } from './deal.ts';
import { monthsAhead, type History, type Month } from './history.ts';
import { growthOf, seasonOf } from '../market/market.ts';
import { PROFILES, type SellerKind } from '../people/organisation.ts';
import type { Portfolios } from '../people/portfolios.ts';
import { openRandom, type Random } from '../random.ts';
import type { Roster, Seller } from '../people/roster.ts';
import { workingDayUntil } from '../working-days.ts';

const MONTHS_AHEAD = 4;
const FORM_SIGMA = 0.1;
const SIZE_SIGMA = 0.55;
const TIER_SIZE: Readonly<Record<Tier, number>> = { A: 1.7, B: 1, C: 0.6 };
/** Large accounts compare more: part of the wins and losses drawn on them is drawn again. */
const WINS_REDRAWN: Readonly<Record<Tier, number>> = { A: 0.35, B: 0, C: 0 };
const LOSSES_REDRAWN: Readonly<Record<Tier, number>> = { A: 0, B: 0.1, C: 0.4 };
const DISCOUNTS_PERCENT = [0, 0, 2, 3, 5, 5, 8, 10, 12];
const MEAN_AFTER_DISCOUNT = 0.95;

const FAMILY_WEIGHTS: Readonly<Record<SellerKind, Readonly<Record<CatalogueItem['family'], number>>>> = {
  hunter: { Cuisson: 6, Lavage: 4, Services: 0 },
  farmer: { Cuisson: 5, Lavage: 4, Services: 1 },
  inside: { Cuisson: 4, Lavage: 4, Services: 2 },
  services: { Cuisson: 0, Lavage: 0, Services: 1 },
};

const ORIGINS: Readonly<Record<SellerKind, readonly string[]>> = {
  hunter: ['seller', 'seller', 'seller', 'marketing', 'marketing', 'inside'],
  farmer: ['inherited', 'inherited', 'inherited', 'seller', 'seller', 'marketing'],
  inside: ['inside', 'inside', 'inside', 'marketing'],
  services: ['inherited', 'seller', 'inside'],
};

export type DealSimulation = {
  readonly seed: string;
  readonly history: History;
  readonly roster: Roster;
  readonly absences: readonly Absence[];
  readonly portfolios: Portfolios;
  /** Stories that write a seller's wins themselves keep the simulation out of them. */
  readonly isWrittenByStory: (seller: Seller, month: Month) => boolean;
};

type Selling = {
  readonly random: Random;
  readonly simulation: DealSimulation;
  readonly seller: Seller;
  readonly month: Month;
  readonly accounts: readonly Account[];
  readonly kind: SellerKind;
  readonly sizeMedianCents: number;
};

/** Every deal engaged until today, won, lost or still open. */
export function simulateDeals(simulation: DealSimulation): DealDraft[] {
  const { seed, history, roster } = simulation;
  const random = openRandom(seed, 'deals');
  const months = [...history.months, ...monthsAhead(history, MONTHS_AHEAD)];
  const absencesBySeller = Map.groupBy(simulation.absences, ({ seller }) => seller.personCode);
  return roster.sellers.flatMap((seller) => {
    let form = 1;
    return months.flatMap((month) => {
      if (month.monthOfYear % 3 === 1) form = random.logNormal(1, FORM_SIGMA);
      const shares = actualShares(seller, month, absencesBySeller.get(seller.personCode) ?? []);
      return shares
        .flatMap((share) => monthDeals({ simulation, random, seller, month, form }, share))
        .filter(({ engagedOn }) => engagedOn <= history.today);
    });
  });
}

function monthDeals(
  at: { simulation: DealSimulation; random: Random; seller: Seller; month: Month; form: number },
  { stint, share }: MonthShare,
): DealDraft[] {
  const { simulation, random, seller, month, form } = at;
  const kind = stint.seat.team.kind;
  const profile = PROFILES[kind];
  const accounts = simulation.portfolios.accountsOf(stint.seat);
  if (accounts.length === 0) return [];
  const activity = Math.sqrt(seasonOf(month)) * share;
  const wonMean = profile.wonDealsMonth * activity;
  const expectedCents =
    (profile.revenueYearCents / 12) * growthOf(month.year) * seasonOf(month) * share * stint.seat.potential;
  const sizeMeanCents = (expectedCents * seller.talent * form) / wonMean / MEAN_AFTER_DISCOUNT;
  const sizeMedianCents = sizeMeanCents / Math.exp(SIZE_SIGMA ** 2 / 2) / meanTierSize(accounts);
  const selling = { random, simulation, seller, month, accounts, kind, sizeMedianCents };
  const wonCount = wholeNear(random, wonMean);
  const lostCount = random.poisson((wonMean * (1 - profile.winRate)) / profile.winRate / seller.talent);
  const isWritten = simulation.isWrittenByStory(seller, month);
  return [
    ...Array.from({ length: isWritten ? 0 : wonCount }, () => drawDeal(selling, 'won')),
    ...Array.from({ length: lostCount }, () => drawDeal(selling, 'lost')),
  ];
}

function drawDeal(selling: Selling, outcome: 'won' | 'lost'): DealDraft {
  const { random, seller, kind } = selling;
  const { closesOn, engagedOn } = drawDates(selling);
  const account = drawAccount(selling, outcome, engagedOn);
  const target = random.logNormal(selling.sizeMedianCents, SIZE_SIGMA) * TIER_SIZE[account.tier];
  const { item, quantity, amountCents } = drawOffer(random, kind, { targetCents: target, day: closesOn });
  const stages = stagesOf({ engagedOn, closesOn, outcome }, random.chance(0.5));
  const channel = channelOf(random, kind, account);
  const origin = random.pick(ORIGINS[kind]);
  return {
    seller,
    account,
    item,
    quantity,
    amountCents,
    engagedOn,
    closesOn,
    outcome,
    channel,
    origin,
    stages,
  };
}

/** Deals close on working days, and more of them in the last third of the month. */
function drawDates({ random, seller, month, kind }: Selling): { closesOn: Day; engagedOn: Day } {
  const days = month.workingDays.filter((day) => day >= seller.hiredOn && day <= (seller.leftOn ?? day));
  const closesOn = days[Math.floor(days.length * Math.max(random.next(), random.next()))] ?? seller.hiredOn;
  const cycle = Math.max(1, Math.round(random.logNormal(PROFILES[kind].cycleDays, 0.5)));
  return { closesOn, engagedOn: Math.max(seller.hiredOn, workingDayUntil(closesOn - cycle)) };
}

function drawAccount(selling: Selling, outcome: 'won' | 'lost', engagedOn: Day): Account {
  const { random, accounts, month } = selling;
  const redrawn = outcome === 'won' ? WINS_REDRAWN : LOSSES_REDRAWN;
  const firstYear = selling.simulation.history.months[0]?.year ?? month.year;
  const isKnown = (account: Account) =>
    account.knownInYear <= Math.max(firstYear, month.year - (engagedOn < month.first ? 1 : 0));
  let account = random.pick(accounts);
  for (let tries = 0; tries < 40; tries += 1) {
    if (isKnown(account) && !random.chance(redrawn[account.tier])) return account;
    account = random.pick(accounts);
  }
  return accounts.find(isKnown) ?? account;
}

/** A product and a quantity at the day's list price whose total is near the size drawn, less a discount. */
function drawOffer(random: Random, kind: SellerKind, wanted: { targetCents: number; day: Day }) {
  const affordable = CATALOGUE.filter((item) => priceCentsOn(item, wanted.day) <= wanted.targetCents * 1.1);
  const weights = affordable.map((item) => FAMILY_WEIGHTS[kind][item.family]);
  const hasChoice = weights.some((weight) => weight > 0);
  const item = hasChoice ? random.weighted(affordable, weights) : cheapestFor(kind);
  const priceCents = priceCentsOn(item, wanted.day);
  const quantity = Math.max(1, wholeNear(random, wanted.targetCents / priceCents));
  const discount = random.pick(DISCOUNTS_PERCENT);
  return { item, quantity, amountCents: Math.round((quantity * priceCents * (100 - discount)) / 100) };
}

function cheapestFor(kind: SellerKind): CatalogueItem {
  const sold = CATALOGUE.filter((item) => FAMILY_WEIGHTS[kind][item.family] > 0);
  return sold.reduce((least, item) => (item.priceCents < least.priceCents ? item : least));
}

function channelOf(random: Random, kind: SellerKind, account: Account): string {
  if (account.sector === 'Distribution') return 'distributeur';
  if (kind === 'inside') return random.chance(0.2) ? 'web' : 'télévente';
  return 'direct';
}

function meanTierSize(accounts: readonly Account[]): number {
  return accounts.reduce((sum, account) => sum + TIER_SIZE[account.tier], 0) / accounts.length;
}

/** One of the two whole numbers around `value`, right on average. */
function wholeNear(random: Random, value: number): number {
  return Math.floor(value) + (random.chance(value - Math.floor(value)) ? 1 : 0);
}
