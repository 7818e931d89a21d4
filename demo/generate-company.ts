import { makeAbsences } from './absences.ts';
import { makeAccounts, type Account } from './account-base.ts';
import { accountRow } from './account-row.ts';
import { productRows } from './catalogue.ts';
import { doubleFile, lateFile, makeDisputes, makeHeldOut } from './close.ts';
import type { Company, CompanyOptions, Organisation } from './company.ts';
import type { Day } from './day.ts';
import { dealRow, dealStageRows, numberDeals, type Deal } from './deal.ts';
import { makeDirt } from './dirt.ts';
import { sellOut, yearEndRebates } from './distribution.ts';
import { makeActivities, makeQuotes } from './engagement.ts';
import { makeFeeds } from './feeds.ts';
import { openHistory, quarterCode, type History } from './history.ts';
import { isLate } from './late-orders.ts';
import { leaveRows } from './leave-rows.ts';
import { ordersToCash } from './order-to-cash.ts';
import { LEGAL_ENTITIES, ORGANISATION_NAME, REGIONS, TEAMS } from './organisation.ts';
import { makePayPlans, planAssignments } from './pay-plans.ts';
import { payTerms, personStates } from './people-rows.ts';
import { makePortfolios, type Portfolios } from './portfolios.ts';
import { makeQuotas, quotaRow } from './quotas.ts';
import { makeRoster, stintOn, type Roster, type Seller } from './roster.ts';
import { simulateDeals } from './simulate-deals.ts';
import { makeStaff } from './staff.ts';
import { makeStories } from './stories.ts';
import { isPairQuarter, storyDeals, storyTwist } from './story-deals.ts';
import { numberTransactions, transactionRow, type Transaction } from './transaction.ts';
import { makeUsers } from './users.ts';
import { vacantTerritoryOrders } from './vacant-territory.ts';
import { uglyWorkbookFile } from './ugly-workbook.ts';

type World = {
  readonly seed: string;
  readonly history: History;
  readonly roster: Roster;
  readonly accounts: readonly Account[];
  readonly portfolios: Portfolios;
};

/**
 * Belledonne Équipements, an invented French maker of professional kitchens: 36 months of a sales year's data.
 * The same seed, scale and clock give the same bytes on every machine.
 */
export function generateCompany({ seed, scale, today }: CompanyOptions): Company {
  const history = openHistory(today);
  const roster = makeRoster(seed, scale, history);
  const staff = makeStaff(history);
  const accounts = makeAccounts(seed, scale, history.months[0]?.year ?? 0);
  const portfolios = makePortfolios(accounts, roster);
  const world: World = { seed, history, roster, accounts, portfolios };
  const absences = makeAbsences(seed, roster, history);
  const deals = numberDeals([
    ...simulateDeals({
      ...world,
      absences,
      isWrittenByStory: (seller, month) => isPairQuarter(seller, month, history),
    }),
    ...storyDeals(world),
  ]);
  const documents = makeTransactions(world, deals);
  const transactions = documents.filter((document) => !isLate(document, history));
  const dirt = makeDirt(seed, { accounts, deals, transactions });
  const quotas = makeQuotas(roster, history, absences);
  const feeds = makeFeeds({ history, roster, staff, accounts, deals, transactions, quotas, dirt });
  const people = personStates(roster.sellers, staff, history.today).map(({ row }) => row);
  const leave = leaveRows(absences, staff, history);
  const periods = new Set(history.months.slice(-3).flatMap((month) => [month.code, quarterCode(month)]));
  const company: Omit<Company, 'files'> = {
    organisation: organisation(today),
    legalEntities: LEGAL_ENTITIES,
    users: makeUsers(staff, roster, history),
    products: productRows(),
    people,
    accounts: accounts.map((account) => dirt.soil('accounts', account.code, accountRow(account))),
    accountPlaces: accounts.map(({ code, town }) => ({
      account_code: code,
      latitude: town.latitude,
      longitude: town.longitude,
    })),
    deals: deals.map((deal) => dirt.soil('deals', deal.code, dealRow(deal, history.today))),
    dealStages: dealStageRows(deals, history.today),
    transactions: transactions.map((transaction) =>
      dirt.soil('transactions', transaction.code, transactionRow(transaction)),
    ),
    quotas: quotas.map(quotaRow),
    payTerms: payTerms(roster.sellers),
    plans: makePayPlans(history),
    planAssignments: planAssignments(roster, history),
    activities: makeActivities(seed, deals, history),
    quotes: makeQuotes(seed, deals, history),
    leave,
    feeds,
    disputes: makeDisputes(transactions, roster, history),
    heldOut: makeHeldOut(roster, history),
    dirtyRows: dirt.rows,
    stories: makeStories({
      roster,
      staff,
      deals,
      transactions,
      people,
      leave,
      quotas: quotas.map(quotaRow),
      periods,
    }),
  };
  const late = documents.filter((document) => isLate(document, history));
  return { ...company, files: [lateFile(late, history), doubleFile(feeds), uglyWorkbookFile(company)] };
}

function makeTransactions(world: World, deals: readonly Deal[]): Transaction[] {
  const { seed, history, roster, portfolios } = world;
  const erpSeller = (seller: Seller) => erpSellerCode(seller);
  const sellerOf = (account: Account, day: Day) => {
    const seat = portfolios.seatOf(account);
    const holder = roster.sellers.find((seller) => stintOn(seller, day)?.seat === seat);
    return holder === undefined ? '' : erpSeller(holder);
  };
  const documents = [
    ...ordersToCash({ seed, history, erpSeller, twistOf: (deal) => storyTwist(deal, world) }, deals),
    ...vacantTerritoryOrders(world),
    ...sellOut({ ...world, sellerOf }),
  ];
  return numberTransactions([...documents, ...yearEndRebates({ ...world, sellerOf }, documents)]);
}

/** The ERP numbers sellers as payroll does; for two of them it is the number itself that it writes, and it was reused. */
function erpSellerCode(seller: Seller): string {
  const isReused = seller.castKey === 'codeLeaver' || seller.castKey === 'codeNewcomer';
  return isReused ? seller.payrollNumber : seller.personCode;
}

function organisation(today: string): Organisation {
  return {
    code: 'belledonne',
    name: ORGANISATION_NAME,
    country: 'FR',
    currency: 'EUR',
    today,
    regions: REGIONS,
    teams: TEAMS.map(({ code, name, region }) => ({ code, name, region })),
  };
}
