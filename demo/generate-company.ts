import { accountRow } from './market/account-row.ts';
import { productRows } from './market/catalogue.ts';
import { doubleFile, lateFile, makeDisputes, makeHeldOut } from './files/close.ts';
import { makeConsultations } from './consultations.ts';
import { makePayroll } from './payroll.ts';
import type { Company, CompanyOptions, Organisation } from './company.ts';
import { dealRow, dealStageRows } from './selling/deal.ts';
import { makeActivities, makeQuotes } from './selling/engagement.ts';
import { makeFeeds } from './files/feeds.ts';
import { quarterCode } from './selling/history.ts';
import { leaveRows } from './people/leave-rows.ts';
import { makeWorld, type World } from './make-world.ts';
import { LEGAL_ENTITIES, ORGANISATION_NAME, REGIONS, TEAMS } from './people/organisation.ts';
import { makePayPlans, planAssignments } from './pay-plans.ts';
import { payTerms, personStates } from './people/people-rows.ts';
import { quotaRow } from './selling/quotas.ts';
import { makeStories } from './stories/stories.ts';
import { territoryRows } from './territories.ts';
import { transactionRow } from './selling/transaction.ts';
import { uglyWorkbookFile } from './files/ugly-workbook.ts';
import { makeUsers } from './people/users.ts';

/**
 * Belledonne Équipements, an invented French maker of professional kitchens: 36 months of its sales data.
 * The same seed, scale and clock give the same bytes on every machine.
 */
export function generateCompany(options: CompanyOptions): Company {
  const world = makeWorld(options);
  const people = peopleSide(world);
  const sales = salesSide(world);
  const feeds = makeFeeds(world);
  const identity = organisation(options.today);
  const uglyWorkbook = uglyWorkbookFile({ organisation: identity, ...people, ...sales });
  return {
    organisation: identity,
    legalEntities: LEGAL_ENTITIES,
    ...people,
    ...sales,
    feeds,
    files: [lateFile(world.lateTransactions, world.history), doubleFile(feeds), uglyWorkbook],
    payroll: makePayroll(),
    consultations: makeConsultations(people.plans, world.history),
    disputes: makeDisputes(world.transactions, world.roster, world.history),
    heldOut: makeHeldOut(world.roster, world.history),
    dirtyRows: world.dirt.rows,
    stories: makeStories({
      ...world,
      ...people,
      transactions: world.transactions,
      periods: storyPeriods(world),
    }),
  };
}

function peopleSide({ roster, staff, history, absences, quotas }: World) {
  return {
    users: makeUsers(staff, roster, history),
    people: personStates(roster.sellers, staff, history.today).map(({ row }) => row),
    leave: leaveRows(absences, staff, history),
    quotas: quotas.map(quotaRow),
    payTerms: payTerms(roster.sellers),
    plans: makePayPlans(history),
    planAssignments: planAssignments(roster, history),
  };
}

function salesSide(world: World) {
  const { seed, history, accounts, deals, transactions, dirt } = world;
  return {
    products: productRows(),
    accounts: accounts.map((account) => dirt.soil('accounts', account.code, accountRow(account))),
    accountPlaces: accounts.map(({ code, town: { latitude, longitude } }) => ({
      account_code: code,
      latitude,
      longitude,
    })),
    territories: territoryRows(world),
    deals: deals.map((deal) => dirt.soil('deals', deal.code, dealRow(deal, history.today))),
    dealStages: dealStageRows(deals, history.today),
    transactions: transactions.map((transaction) =>
      dirt.soil('transactions', transaction.code, transactionRow(transaction)),
    ),
    activities: makeActivities(seed, deals, history),
    quotes: makeQuotes(seed, deals, history),
  };
}

/** The stories happen in the last three months and in their quarters. */
function storyPeriods({ history }: World): ReadonlySet<string> {
  return new Set(history.months.slice(-3).flatMap((month) => [month.code, quarterCode(month)]));
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
