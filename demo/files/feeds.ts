import type { Account } from '../market/account-base.ts';
import { accountRow } from '../market/account-row.ts';
import type { Feed, FeedKind } from '../company.ts';
import { csvFile } from './csv-file.ts';
import { dayOf, dayText, weekday, type Day } from '../day.ts';
import { dealRow, type Deal } from '../selling/deal.ts';
import type { Dirt } from './dirt.ts';
import type { FeedRows } from './feed-columns.ts';
import { quarterCode, type History, type Month } from '../selling/history.ts';
import { personStates } from '../people/people-rows.ts';
import { quotaRow, type Quota } from '../selling/quotas.ts';
import type { Roster } from '../people/roster.ts';
import type { StaffMember } from '../people/staff.ts';
import { transactionRow, type Transaction } from '../selling/transaction.ts';
import { plusWorkingDays, workingDayFrom, workingDayUntil } from '../working-days.ts';

export type FeedSources = {
  readonly history: History;
  readonly roster: Roster;
  readonly staff: readonly StaffMember[];
  readonly accounts: readonly Account[];
  readonly deals: readonly Deal[];
  readonly transactions: readonly Transaction[];
  readonly quotas: readonly Quota[];
  readonly dirt: Dirt;
};

const KIND_ORDER: readonly FeedKind[] = ['people', 'accounts', 'quotas', 'deals', 'transactions'];
const QUOTAS_KNOWN_DAYS_BEFORE = 10;

/** Every file the company received until today, oldest first. */
export function makeFeeds(sources: FeedSources): Feed[] {
  const { today } = sources.history;
  return [
    ...peopleFeeds(sources),
    ...accountFeeds(sources),
    ...quotaFeeds(sources),
    ...dealFeeds(sources),
    ...transactionFeeds(sources),
  ]
    .filter(({ receivedOn, rowCount }) => rowCount > 0 && dayOf(receivedOn) <= today)
    .toSorted(
      (left, right) =>
        dayOf(left.receivedOn) - dayOf(right.receivedOn) ||
        KIND_ORDER.indexOf(left.kind) - KIND_ORDER.indexOf(right.kind),
    );
}

/** The whole staff each January; arrivals, moves and last month's departures at the start of each month. */
function peopleFeeds({ history, roster, staff }: FeedSources): Feed[] {
  return history.months.map((month, index) => {
    const receivedOn = index === 0 ? month.first : workingDayFrom(month.first);
    const states = personStates(roster.sellers, staff, month.first - 1);
    const isWholeStaff = index === 0 || month.monthOfYear === 1;
    const inPlace = states.filter(({ from, to }) => from <= month.first && (to === null || to > month.first));
    const moves = states.filter(
      ({ from, row }) =>
        isIn(month, from) ||
        (row.left_on !== '' && isIn(month, dayOf(row.left_on) + 1)) ||
        leftDuringPrevious(month, row.left_on),
    );
    const chosen = isWholeStaff ? [...new Set([...inPlace, ...moves])] : moves;
    return feed('people', {
      receivedOn,
      fileName: isWholeStaff ? `effectifs_${month.code}.csv` : `mouvements_${month.code}.csv`,
      rows: chosen.map(({ row }) => row),
    });
  });
}

/** The base bought or cleaned once a year: first the whole, then what the year adds. */
function accountFeeds({ history, accounts, dirt }: FeedSources): Feed[] {
  return history.months
    .filter((month, index) => index === 0 || month.monthOfYear === 1)
    .map((month) =>
      feed('accounts', {
        receivedOn: month === history.months[0] ? month.first : workingDayFrom(month.first),
        fileName: `clients_${month.year}.csv`,
        rows: accounts
          .filter(({ knownInYear }) => knownInYear === month.year)
          .map((account) => dirt.soil('accounts', account.code, accountRow(account))),
      }),
    );
}

/** The objectives of a quarter are known before it begins; who joins later gets theirs on arrival. */
function quotaFeeds({ quotas, history }: FeedSources): Feed[] {
  const byQuarter = Map.groupBy(quotas, ({ firstMonth }) => quarterCode(firstMonth));
  return [...byQuarter].flatMap(([quarter, ofQuarter]) => {
    const announcedOn = Math.max(
      workingDayUntil(quarterStart(quarter) - QUOTAS_KNOWN_DAYS_BEFORE),
      history.months[0]?.first ?? 0,
    );
    const announced = ofQuarter.filter(({ seller }) => seller.hiredOn <= announcedOn);
    const onArrival = Map.groupBy(
      ofQuarter.filter(({ seller }) => seller.hiredOn > announcedOn),
      ({ seller }) => workingDayFrom(seller.hiredOn),
    );
    return [
      feed('quotas', {
        receivedOn: announcedOn,
        fileName: `objectifs_${quarter}.csv`,
        rows: announced.map(quotaRow),
      }),
      ...[...onArrival].map(([day, joiners]) =>
        feed('quotas', {
          receivedOn: plusWorkingDays(day, 1),
          fileName: `objectifs_${quarter}_arrivee_${dayText(day)}.csv`,
          rows: joiners.map(quotaRow),
        }),
      ),
    ];
  });
}

/** The month's extract of the CRM: deals that were opened or closed in it, as they stood at its end. */
function dealFeeds({ history, deals, dirt }: FeedSources): Feed[] {
  return history.months.map((month, index) => {
    const knownOn = Math.min(month.next - 1, history.today);
    const since = index === 0 ? 0 : month.first;
    const touched = deals.filter(
      ({ engagedOn, closesOn }) =>
        (engagedOn >= since && engagedOn <= knownOn) || (closesOn >= month.first && closesOn <= knownOn),
    );
    return feed('deals', {
      receivedOn: month.next > history.today ? history.today : workingDayFrom(month.next),
      fileName: `affaires_${month.code}.csv`,
      rows: touched.map((deal) => dirt.soil('deals', deal.code, dealRow(deal, knownOn))),
    });
  });
}

/** The ERP's documents: one file a month, and one each Friday of the month that is not closed. */
function transactionFeeds({ history, transactions, dirt }: FeedSources): Feed[] {
  const rowsBetween = (from: Day, to: Day) =>
    transactions
      .filter(({ on }) => on >= from && on < to)
      .map((transaction) => dirt.soil('transactions', transaction.code, transactionRow(transaction)));
  const closed = history.months.filter(({ next }) => next <= history.today);
  const monthly = closed.map((month) =>
    feed('transactions', {
      receivedOn: workingDayFrom(month.next),
      fileName: `pieces_${month.code}.csv`,
      rows: rowsBetween(month.first, month.next),
    }),
  );
  return [
    ...monthly,
    ...weeksUntil(history).map(({ from, to }) =>
      feed('transactions', {
        receivedOn: to - 1,
        fileName: `pieces_${weekCode(to - 1)}.csv`,
        rows: rowsBetween(from, to),
      }),
    ),
  ];
}

export function weekCode(day: Day): string {
  const date = Temporal.PlainDate.from(dayText(day));
  return `${date.yearOfWeek}-S${String(date.weekOfYear).padStart(2, '0')}`;
}

function weeksUntil({ closing, today }: History): { from: Day; to: Day }[] {
  const weeks: { from: Day; to: Day }[] = [];
  let from = closing.first;
  while (from <= today) {
    const friday = from + ((4 - weekday(from) + 7) % 7);
    const to = Math.min(friday, today) + 1;
    weeks.push({ from, to });
    from = to;
  }
  return weeks;
}

function quarterStart(quarter: string): Day {
  const [year, rank] = quarter.split('-Q');
  return dayOf(`${year}-${String(Number(rank) * 3 - 2).padStart(2, '0')}-01`);
}

function isIn(month: Month, day: Day): boolean {
  return day >= month.first && day < month.next;
}

function leftDuringPrevious(month: Month, leftOn: string): boolean {
  if (leftOn === '') return false;
  const day = dayOf(leftOn);
  return day < month.first && day >= dayOf(dayText(month.first - 1).slice(0, 8) + '01');
}

function feed<Kind extends FeedKind>(
  kind: Kind,
  file: { receivedOn: Day; fileName: string; rows: readonly FeedRows[Kind][] },
): Feed {
  return {
    name: file.fileName.replace('.csv', ''),
    kind,
    receivedOn: dayText(file.receivedOn),
    fileName: file.fileName,
    rowCount: file.rows.length,
    content: () => csvFile(kind, file.rows),
  };
}
