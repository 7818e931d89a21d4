import type { Account } from '../market/account-base.ts';
import type { CatalogueItem } from '../market/catalogue.ts';
import type { DealRow, DealStageRow } from '../company.ts';
import { dayText, type Day } from '../day.ts';
import { centsText } from '../files/money-text.ts';
import type { Seller } from '../people/roster.ts';
import type { StoryKey } from '../stories/story-key.ts';

type DealStage = 'prospecting' | 'engaging' | 'proposal' | 'negotiation' | 'won' | 'lost';

export type DealDraft = {
  readonly seller: Seller;
  readonly account: Account;
  readonly item: CatalogueItem;
  readonly quantity: number;
  readonly amountCents: number;
  readonly engagedOn: Day;
  /** When it will be won or lost; after today the deal is still open. */
  readonly closesOn: Day;
  readonly outcome: 'won' | 'lost';
  readonly channel: string;
  readonly origin: string;
  readonly stages: readonly { readonly stage: DealStage; readonly on: Day }[];
  readonly story?: StoryKey;
};

export type Deal = DealDraft & { readonly code: string };

/** Numbers the deals in the order in which they were engaged. */
export function numberDeals(drafts: readonly DealDraft[]): Deal[] {
  return drafts
    .map((draft, index) => ({ draft, index }))
    .toSorted((left, right) => left.draft.engagedOn - right.draft.engagedOn || left.index - right.index)
    .map(({ draft }, index) => ({ ...draft, code: `OPP-${String(index + 1).padStart(6, '0')}` }));
}

/** The stages a deal goes through between its two dates; a lost one stops before negotiation half of the time. */
export function stagesOf(
  draft: Pick<DealDraft, 'engagedOn' | 'closesOn' | 'outcome'>,
  reachesNegotiation: boolean,
) {
  const { engagedOn, closesOn, outcome } = draft;
  const at = (share: number) => engagedOn + Math.floor((closesOn - engagedOn) * share);
  const stages: { stage: DealStage; on: Day }[] = [
    { stage: 'prospecting', on: engagedOn },
    { stage: 'engaging', on: at(0.25) },
    { stage: 'proposal', on: at(0.55) },
  ];
  if (outcome === 'won' || reachesNegotiation) stages.push({ stage: 'negotiation', on: at(0.8) });
  return [...stages, { stage: outcome, on: closesOn }];
}

function stageOn(deal: Deal, day: Day): DealStage {
  return deal.stages.findLast(({ on }) => on <= day)?.stage ?? 'prospecting';
}

export function isWonBy(deal: DealDraft, day: Day): boolean {
  return deal.outcome === 'won' && deal.closesOn <= day;
}

/** The deal as the CRM showed it at the end of a day; the CRM knows its users by e-mail. */
export function dealRow(deal: Deal, day: Day): DealRow {
  return {
    deal_code: deal.code,
    seller: deal.seller.email,
    stage: stageOn(deal, day),
    account: deal.account.code,
    product: deal.item.name,
    amount: centsText(deal.amountCents),
    currency: 'EUR',
    engaged_on: dayText(deal.engagedOn),
    closed_on: deal.closesOn <= day ? dayText(deal.closesOn) : '',
    channel: deal.channel,
    origin: deal.origin,
  };
}

export function dealStageRows(deals: readonly Deal[], today: Day): DealStageRow[] {
  return deals.flatMap((deal) =>
    deal.stages
      .filter(({ on }) => on <= today)
      .map(({ stage, on }) => ({ deal_code: deal.code, stage, entered_on: dayText(on) })),
  );
}
