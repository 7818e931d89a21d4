import type { LeaveRow, PersonRow, QuotaRow } from '../company.ts';
import type { Deal } from '../selling/deal.ts';
import type { Roster } from '../people/roster.ts';
import { managerKey, type StaffMember } from '../people/staff.ts';
import type { CastKey } from './story-cast.ts';
import { AWAY_MANAGER } from './story-cast.ts';
import type { StoryKey } from './story-key.ts';
import { STORY_WORDINGS, type StoryWording } from './story-wordings.ts';
import type { Transaction } from '../selling/transaction.ts';

/** A person worth opening in a tour: who, what happened, and which rows show it. */
export type Story = {
  readonly key: StoryKey;
  readonly people: readonly string[];
  readonly what: StoryWording;
  readonly rows: readonly StoryRow[];
};

/** A row that shows the story: staff rows and leave by person and first day, quotas by person and period, the rest by code. */
export type StoryRow = {
  readonly kind: 'people' | 'leave' | 'quotas' | 'deals' | 'transactions';
  readonly code: string;
};

export type StoryWorld = {
  readonly roster: Roster;
  readonly staff: readonly StaffMember[];
  readonly deals: readonly Deal[];
  readonly transactions: readonly Transaction[];
  readonly people: readonly PersonRow[];
  readonly leave: readonly LeaveRow[];
  readonly quotas: readonly QuotaRow[];
  /** The last three months and their quarters, which the stories happen in. */
  readonly periods: ReadonlySet<string>;
};

/** The kinds of rows, beside deals and documents, in which a story shows. */
const SHOWN_IN: Readonly<Record<StoryKey, readonly StoryRow['kind'][]>> = {
  'transferred-mid-quarter': ['people', 'quotas'],
  maternity: ['leave', 'quotas'],
  'staff-delegate': ['leave', 'quotas'],
  'ramping-joiner': ['people', 'quotas'],
  'departed-orders-unpaid': ['people'],
  'vacant-territory': ['people'],
  'two-million-order': [],
  'missing-deal-claim': [],
  'credit-note-closed-month': [],
  'pair-apart': ['quotas'],
  'manager-away': ['leave'],
  'reused-erp-code': ['people'],
};

const CAST_OF: Readonly<Record<StoryKey, readonly CastKey[]>> = {
  'transferred-mid-quarter': ['transferred'],
  maternity: ['maternity'],
  'staff-delegate': ['delegate'],
  'ramping-joiner': ['ramping'],
  'departed-orders-unpaid': ['departed'],
  'vacant-territory': ['vacantLeaver'],
  'two-million-order': ['bigOrder'],
  'missing-deal-claim': ['claimant', 'claimHolder'],
  'credit-note-closed-month': ['creditNote'],
  'pair-apart': ['pairAhead', 'pairBehind'],
  'manager-away': [],
  'reused-erp-code': ['codeLeaver', 'codeNewcomer'],
};

export function makeStories(world: StoryWorld): Story[] {
  const keys = Object.keys(CAST_OF) as StoryKey[]; // The record's keys are exactly the story keys.
  return keys.map((key) => {
    const people =
      key === 'manager-away'
        ? [awayManager(world.staff).personCode]
        : CAST_OF[key].map((cast) => world.roster.cast(cast).personCode);
    return {
      key,
      people,
      what: STORY_WORDINGS[key],
      rows: [...peopleSideRows(key, people, world), ...salesRows(key, world)],
    };
  });
}

function peopleSideRows(key: StoryKey, people: readonly string[], world: StoryWorld): StoryRow[] {
  const rows: StoryRow[] = [
    ...world.people
      .filter(({ person_code }) => people.includes(person_code))
      .map((row) => ({ kind: 'people' as const, code: `${row.person_code}/${row.effective_from}` })),
    ...world.leave
      .filter(
        ({ person_code, kind }) =>
          people.includes(person_code) && (kind !== 'paid_leave' || key === 'manager-away'),
      )
      .map((row) => ({ kind: 'leave' as const, code: `${row.person_code}/${row.from}` })),
    ...world.quotas
      .filter(({ seller, period }) => people.includes(seller) && world.periods.has(period))
      .map((row) => ({ kind: 'quotas' as const, code: `${row.seller}/${row.period}` })),
  ];
  return rows.filter(({ kind }) => SHOWN_IN[key].includes(kind));
}

function salesRows(key: StoryKey, world: StoryWorld): StoryRow[] {
  const belongs = (transaction: Transaction) =>
    transaction.story === key || (key === 'reused-erp-code' && hasReusedCode(transaction, world.roster));
  return [
    ...world.deals.filter(({ story }) => story === key).map(({ code }) => ({ kind: 'deals' as const, code })),
    ...world.transactions.filter(belongs).map(({ code }) => ({ kind: 'transactions' as const, code })),
  ];
}

export function awayManager(staff: readonly StaffMember[]): StaffMember {
  const found = staff.find(({ key }) => key === managerKey(AWAY_MANAGER.team));
  if (found === undefined) throw new Error(`Team ${AWAY_MANAGER.team} has no manager.`);
  return found;
}

function hasReusedCode(transaction: Transaction, roster: Roster): boolean {
  return transaction.seller === roster.cast('codeLeaver').payrollNumber;
}
