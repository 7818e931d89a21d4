// What records of all vendors become: rows as the import reads them, one shape for each kind.
import type { PulledRow } from '../connector.ts';

export type VendorDeal = {
  readonly id: string;
  readonly outcome: 'open' | 'won' | 'lost' | 'deleted';
  readonly stage: string | null;
  readonly seller: string | null;
  readonly account: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
};

/** A vendor that says of a deleted record only that it is gone names no seller: this stands for one. */
const nobody = 'deleted';

/** A deleted deal stays with its stage `deleted` and nothing to win, so that what was counted on can be explained. */
export const dealRow = (deal: VendorDeal): PulledRow => ({
  deal_code: deal.id,
  seller: deal.seller ?? nobody,
  stage: deal.outcome === 'open' ? (deal.stage ?? 'open') : deal.outcome,
  account: deal.account,
  amount: deal.outcome === 'deleted' ? '0' : deal.amount,
  currency: deal.currency,
  engaged_on: deal.engagedOn,
  closed_on: deal.closedOn,
});

export type VendorMeeting = {
  readonly id: string;
  readonly day: string;
  readonly seller: string | null;
  readonly account: string | null;
  readonly isCancelled: boolean;
};

/** As an activity: the sum of its amounts is the number of meetings that stand in the diary. */
export const meetingRow = ({ id, day, seller, account, isCancelled }: VendorMeeting): PulledRow => ({
  transaction_code: id,
  kind: 'activity',
  date: day,
  seller,
  account,
  amount: isCancelled ? '0' : '1',
  quantity: isCancelled ? '0' : '1',
  attributes: `meeting = ${isCancelled ? 'cancelled' : 'held'}`,
});

/** Of a deleted one whose day the vendor no longer tells: it is completed with what was known of it. */
export const goneMeetingRow = (id: string): PulledRow => ({
  ...meetingRow({ id, day: '', seller: null, account: null, isCancelled: true }),
  date: null,
});

export type VendorAccount = {
  readonly id: string;
  readonly name: string | null;
  readonly sector: string | null;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly parent: string | null;
  readonly revenue: string | null;
  readonly employees: string | null;
};

/** A deleted account is not told: its sales remain, and they need its name. */
export const accountRow = (account: VendorAccount): PulledRow => ({
  account_code: account.id,
  name: account.name ?? account.id,
  sector: account.sector,
  country: account.country,
  town: account.town,
  postcode: account.postcode,
  parent_code: account.parent,
  revenue: account.revenue,
  employees: account.employees,
});

export type VendorUser = {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly team: string | null;
  readonly manager: string | null;
};

export const userRow = ({ id, name, email, title, team, manager }: VendorUser): PulledRow => ({
  person_code: id,
  full_name: name ?? email ?? id,
  email,
  position_title: title,
  team,
  manager_code: manager,
});
