import { makeAbsences, type Absence } from './people/absences.ts';
import { makeAccounts, type Account } from './market/account-base.ts';
import type { CompanyOptions } from './company.ts';
import type { Day } from './day.ts';
import { numberDeals, type Deal } from './selling/deal.ts';
import { makeDirt, type Dirt } from './files/dirt.ts';
import { sellOut, yearEndRebates } from './selling/distribution.ts';
import { openHistory, type History } from './selling/history.ts';
import { isLate } from './selling/late-orders.ts';
import { ordersToCash } from './selling/order-to-cash.ts';
import { makePortfolios, type Portfolios } from './people/portfolios.ts';
import { makeQuotas, type Quota } from './selling/quotas.ts';
import { makeRoster, stintOn, type Roster, type Seller } from './people/roster.ts';
import { simulateDeals } from './selling/simulate-deals.ts';
import { makeStaff, type StaffMember } from './people/staff.ts';
import { isPairQuarter, storyDeals, storyTwist } from './stories/story-deals.ts';
import { numberTransactions, type Transaction } from './selling/transaction.ts';
import { vacantTerritoryOrders } from './people/vacant-territory.ts';

type Ground = {
  readonly seed: string;
  readonly history: History;
  readonly roster: Roster;
  readonly accounts: readonly Account[];
  readonly portfolios: Portfolios;
};

/** What happened in the company, before it is written as rows and files. */
export type World = Ground & {
  readonly staff: readonly StaffMember[];
  readonly absences: readonly Absence[];
  readonly deals: readonly Deal[];
  readonly transactions: readonly Transaction[];
  /** Happened, and the company has not been told yet. */
  readonly lateTransactions: readonly Transaction[];
  readonly quotas: readonly Quota[];
  readonly dirt: Dirt;
};

/** People first, then what they sell, then what becomes of it. */
export function makeWorld({ seed, scale, today }: CompanyOptions): World {
  const history = openHistory(today);
  const roster = makeRoster(seed, scale, history);
  const accounts = makeAccounts(seed, scale, history.months[0]?.year ?? history.closing.year);
  const ground: Ground = { seed, history, roster, accounts, portfolios: makePortfolios(accounts, roster) };
  const absences = makeAbsences(seed, roster, history);
  const deals = makeDeals(ground, absences);
  const documents = Map.groupBy(makeTransactions(ground, deals), (document) => isLate(document, history));
  const transactions = documents.get(false) ?? [];
  return {
    ...ground,
    staff: makeStaff(history),
    absences,
    deals,
    transactions,
    lateTransactions: documents.get(true) ?? [],
    quotas: makeQuotas(roster, history, absences),
    dirt: makeDirt(seed, { accounts, deals, transactions }),
  };
}

function makeDeals(ground: Ground, absences: readonly Absence[]): Deal[] {
  const isWrittenByStory = (seller: Seller, month: History['closing']) =>
    isPairQuarter(seller, month, ground.history);
  return numberDeals([...simulateDeals({ ...ground, absences, isWrittenByStory }), ...storyDeals(ground)]);
}

function makeTransactions(ground: Ground, deals: readonly Deal[]): Transaction[] {
  const { roster, portfolios } = ground;
  const sellerOf = (account: Account, day: Day) => {
    const seat = portfolios.seatOf(account);
    const holder = roster.sellers.find((seller) => stintOn(seller, day)?.seat === seat);
    return holder === undefined ? '' : erpSeller(holder);
  };
  const documents = [
    ...ordersToCash({ ...ground, erpSeller, twistOf: (deal) => storyTwist(deal, ground) }, deals),
    ...vacantTerritoryOrders(ground),
    ...sellOut({ ...ground, sellerOf }),
  ];
  return numberTransactions(
    [...documents, ...yearEndRebates({ ...ground, sellerOf }, documents)],
    ground.accounts,
  );
}

/** The ERP writes the person's code; for two of them it writes the payroll number, and that one was reused. */
function erpSeller(seller: Seller): string {
  const isReused = seller.castKey === 'codeLeaver' || seller.castKey === 'codeNewcomer';
  return isReused ? seller.payrollNumber : seller.personCode;
}
