export type DealRow = {
  readonly id: string;
  readonly code: string;
  readonly sellerId: string | null;
  readonly seller: string;
  readonly account: string | null;
  readonly product: string | null;
  readonly stage: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly engagedOn: string | null;
  readonly closedOn: string | null;
  readonly channel: string | null;
  readonly origin: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};

export type StageEntry = { readonly stage: string; readonly enteredOn: string };
/** What a seller's deals come to: counts by outcome and the won amount. */
export type SellerOutcome = {
  readonly sellerId: string | null;
  readonly seller: string;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly revenue: string;
};
