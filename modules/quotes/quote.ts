/** What is known of a version on a day: as its file says, superseded by a later one, or sent and no longer valid. */
export const QUOTE_STATES = [
  'draft',
  'sent',
  'accepted',
  'refused',
  'cancelled',
  'expired',
  'superseded',
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export type QuoteRow = {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly seller: string | null;
  readonly account: string | null;
  readonly deal: string | null;
  readonly product: string | null;
  readonly state: QuoteState;
  readonly amount: string | null;
  readonly currency: string;
  readonly issuedOn: string;
  readonly validUntil: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};
