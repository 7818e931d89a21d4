import type { Story } from './stories/stories.ts';

/**
 * What the generator returns. Rows carry the field names of the import targets and canonical text
 * (decimal point, ISO dates, ratios for percentages), so that they pass through the same import as a user's files.
 */
export type Company = {
  readonly organisation: Organisation;
  readonly legalEntities: readonly LegalEntity[];
  readonly users: readonly CompanyUser[];
  readonly products: readonly Product[];
  readonly people: readonly PersonRow[];
  readonly accounts: readonly AccountRow[];
  readonly accountPlaces: readonly AccountPlace[];
  readonly territories: readonly TerritoryRow[];
  readonly deals: readonly DealRow[];
  readonly dealStages: readonly DealStageRow[];
  readonly transactions: readonly TransactionRow[];
  readonly quotas: readonly QuotaRow[];
  readonly payTerms: readonly PayTerm[];
  readonly plans: readonly PayPlanDocument[];
  readonly planAssignments: readonly PlanAssignment[];
  readonly activities: readonly ActivityRow[];
  readonly quotes: readonly QuoteRow[];
  readonly leave: readonly LeaveRow[];
  readonly feeds: readonly Feed[];
  /** Files that lie ready to be dropped into the import; they are not part of the history. */
  readonly files: readonly ReadyFile[];
  readonly disputes: readonly Dispute[];
  readonly consultations: readonly Consultation[];
  readonly payroll: Payroll;
  readonly heldOut: readonly HeldOutPayee[];
  readonly dirtyRows: readonly DirtyRow[];
  readonly stories: readonly Story[];
};

export type CompanyOptions = {
  readonly seed: string;
  /** Multiplies sellers, accounts and deals; 1 is 120 sellers. */
  readonly scale: number;
  /** The company's clock, an ISO date. */
  readonly today: string;
};

export type Organisation = {
  readonly code: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly today: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly teams: readonly { readonly code: string; readonly name: string; readonly region: string }[];
};

export type LegalEntity = { readonly code: string; readonly name: string; readonly country: string };

export type CompanyRole =
  | 'executive'
  | 'revops'
  | 'manager'
  | 'seller'
  | 'finance'
  | 'marketing'
  | 'auditor'
  | 'works_council';

/** A sign-in of the demo; `key` is stable and short. */
export type CompanyUser = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: CompanyRole;
  readonly title: string;
  readonly personCode: string | null;
};

export type Product = {
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly prices: readonly { readonly effective_from: string; readonly price: string }[];
};

export type PersonRow = {
  readonly person_code: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly email: string;
  readonly payroll_number: string;
  readonly position_code: string;
  readonly position_title: string;
  readonly team: string;
  readonly manager_code: string;
  readonly legal_entity: string;
  readonly effective_from: string;
  readonly hired_on: string;
  readonly left_on: string;
  readonly working_time: string;
  readonly commission_rate: string;
  readonly target_incentive: string;
  readonly role: string;
};

export type AccountRow = {
  readonly account_code: string;
  readonly name: string;
  readonly sector: string;
  readonly country: string;
  readonly town: string;
  readonly postcode: string;
  readonly siren: string;
  readonly parent_code: string;
  readonly potential: string;
  readonly revenue: string;
  readonly employees: string;
};

/** Whose accounts are whose: the seat that first looks after each. */
export type TerritoryRow = {
  readonly position_code: string;
  readonly title: string;
  readonly effective_from: string;
  readonly accounts: readonly string[];
};

export type AccountPlace = {
  readonly account_code: string;
  readonly latitude: number;
  readonly longitude: number;
};

export type DealRow = {
  readonly deal_code: string;
  readonly seller: string;
  readonly stage: string;
  readonly account: string;
  readonly product: string;
  readonly amount: string;
  readonly currency: string;
  readonly engaged_on: string;
  readonly closed_on: string;
  readonly channel: string;
  readonly origin: string;
};

export type DealStageRow = {
  readonly deal_code: string;
  readonly stage: string;
  readonly entered_on: string;
};

export type TransactionKind =
  | 'order'
  | 'delivery'
  | 'invoice'
  | 'credit_note'
  | 'payment'
  | 'down_payment'
  | 'retention'
  | 'rebate'
  | 'sell_out';

export type TransactionRow = {
  readonly transaction_code: string;
  readonly date: string;
  readonly amount: string;
  readonly kind: TransactionKind;
  readonly currency: string;
  readonly seller: string;
  readonly account: string;
  readonly product: string;
  readonly channel: string;
  readonly origin: string;
  readonly related_code: string;
  readonly quantity: string;
  readonly margin: string;
  readonly territory: string;
  readonly segment: string;
  readonly attributes: string;
};

export type QuotaRow = {
  readonly seller: string;
  readonly measure: string;
  readonly period: string;
  readonly amount: string;
  readonly currency: string;
};

/** Target incentive is per pay period: a quarter for hunters, a month for the others. */
export type PayTerm = {
  readonly person_code: string;
  readonly effective_from: string;
  readonly commission_rate: string;
  readonly target_incentive: string;
  readonly currency: string;
};

/** A plan document in the format `cordee-plan/1`; the engine owns and validates its shape. */
export type PayPlanDocument = {
  readonly format: 'cordee-plan/1';
  readonly code: string;
  readonly name: string;
  readonly version: string;
  readonly semantics: 1;
  readonly currency: string;
  readonly calendar: string;
  readonly grain: 'month' | 'quarter';
  readonly measures: readonly Readonly<Record<string, unknown>>[];
  readonly components: readonly Readonly<Record<string, unknown>>[];
  readonly release?: Readonly<Record<string, unknown>>;
};

export type PlanAssignment = {
  readonly person_code: string;
  readonly plan_code: string;
  readonly effective_from: string;
  /** The first day after, or empty when still held. */
  readonly effective_to: string;
};

export type ActivityRow = {
  readonly activity_code: string;
  readonly seller: string;
  readonly account: string;
  readonly deal_code: string;
  readonly kind: 'call' | 'meeting';
  readonly date: string;
  readonly outcome: 'held' | 'no_show' | 'proposal_asked' | 'reached' | 'not_reached' | 'meeting_set';
};

export type QuoteRow = {
  readonly quote_code: string;
  readonly version: number;
  readonly deal_code: string;
  readonly amount: string;
  readonly issued_on: string;
  readonly valid_until: string;
  readonly outcome: 'accepted' | 'superseded' | 'declined' | 'pending';
};

export type LeaveKind = 'paid_leave' | 'maternity' | 'sick_leave' | 'delegation';

export type LeaveRow = {
  readonly person_code: string;
  readonly kind: LeaveKind;
  readonly from: string;
  /** The first day after. */
  readonly to: string;
  /** The share of working time that the leave takes, as a ratio. */
  readonly share: string;
};

export type FeedKind = 'people' | 'accounts' | 'deals' | 'transactions' | 'quotas';

/** A file that the company received: feeds are listed in the order in which it learnt of them. */
export type Feed = {
  readonly name: string;
  readonly kind: FeedKind;
  readonly receivedOn: string;
  readonly fileName: string;
  readonly rowCount: number;
  readonly content: () => Uint8Array;
};

export type ReadyFile = {
  readonly name: string;
  readonly fileName: string;
  readonly kind: FeedKind | 'pay_workbook';
  readonly purpose: 'late' | 'double' | 'ugly';
  readonly dueOn: string;
  readonly content: () => Promise<Uint8Array>;
};

export type Dispute = {
  readonly dispute_code: string;
  readonly person_code: string;
  readonly opened_on: string;
  readonly due_on: string;
  readonly transaction_code: string;
  readonly text: { readonly fr: string; readonly en: string };
};

/** A plan that is put to its people before it is published. */
export type Consultation = {
  readonly consultation_code: string;
  readonly document: PayPlanDocument;
  readonly opened_on: string;
  readonly from: string;
  readonly to: string;
  readonly comments: readonly ConsultationComment[];
};

/** By the keys of sign-ins: who asks, on which article of the rules, and who answers. */
export type ConsultationComment = {
  readonly user: string;
  readonly on: string;
  readonly clause: string;
  readonly text: { readonly fr: string; readonly en: string };
  readonly answer: {
    readonly user: string;
    readonly on: string;
    readonly text: { readonly fr: string; readonly en: string };
    readonly isPublic: boolean;
  } | null;
};

export type Payroll = {
  readonly payCodes: readonly {
    readonly component: string;
    readonly kind?: 'correction' | 'adjustment';
    readonly payCode: string;
    readonly label: string;
    readonly isPaidLeaveBase: boolean;
  }[];
  /** By the team's name. */
  readonly costCentres: Readonly<Record<string, string>>;
};

export type HeldOutPayee = {
  readonly person_code: string;
  readonly period: string;
  readonly reason: { readonly fr: string; readonly en: string };
};

/** A row that is wrong on purpose, as in any real file. */
export type DirtyRow = {
  readonly kind: FeedKind;
  readonly code: string;
  readonly field: string;
  readonly what: { readonly fr: string; readonly en: string };
};
