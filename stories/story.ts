// The shape of a story file: a plan, the people, what they sold, and what they must be paid. Written for an analyst:
// money and rates are texts, sellers and transactions have plain codes, and the plan's currency is the default.
import type { Base, TermCode, TransactionKind } from '@cordee/engine-compensation';

type StoryDimension = { readonly field: 'product' | 'channel' | 'origin'; readonly value: string };

export type StoryQuota = {
  readonly measure: Base;
  readonly amount?: string;
  readonly units?: string;
  readonly currency?: string;
  readonly dimension?: StoryDimension;
};

export type StoryPayee = {
  readonly code: string;
  /** The payee holds the plan from this day until, and without, the other. */
  readonly from: string;
  readonly to: string | null;
  readonly terms?: Readonly<Partial<Record<TermCode, string>>>;
  readonly quotas?: readonly StoryQuota[];
};

export type StoryTransaction = {
  readonly code: string;
  readonly kind: TransactionKind;
  readonly date: string;
  readonly amount: string;
  readonly currency?: string;
  readonly seller: string | null;
  readonly product?: string;
  readonly channel?: string;
  readonly origin?: string;
};

export type StoryExpectation = {
  readonly payee: string;
  /** By measure: a ratio with 6 decimals, or the code of the refusal. Only the measures named are compared. */
  readonly attainment?: Readonly<Record<string, string>>;
  /** By component: what is payable. Every line is named. */
  readonly lines: Readonly<Record<string, string>>;
  /** By component: the code of the refusal. Every issue is named. */
  readonly issues?: Readonly<Record<string, string>>;
  readonly payable: string;
};

export type Story = {
  readonly story: { readonly fr: string; readonly en: string };
  readonly plan: { readonly currency: string; readonly components: readonly { readonly type: string }[] };
  readonly period: string;
  readonly payees: readonly StoryPayee[];
  readonly transactions: readonly StoryTransaction[];
  readonly expected: readonly StoryExpectation[];
  readonly creditedToNobody: readonly { readonly transaction: string; readonly reason: string }[];
};
