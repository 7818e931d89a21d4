import { CATALOGUE, priceCentsOn } from '../market/catalogue.ts';
import type { Day } from '../day.ts';
import { stagesOf, type Deal, type DealDraft } from '../selling/deal.ts';
import type { History, Month } from '../selling/history.ts';
import type { OrderTwist } from '../selling/order-to-cash.ts';
import type { Portfolios } from '../people/portfolios.ts';
import { stintOn, type Roster, type Seller } from '../people/roster.ts';
import type { CastKey } from './story-cast.ts';
import type { StoryKey } from './story-key.ts';
import { plusWorkingDays, workingDayFrom, workingDayUntil } from '../working-days.ts';

const BIG_ORDER_CENTS = 200_000_000;
const PAIR_BEHIND_CENTS = [4_120_000, 1_865_000, 6_240_000, 2_730_000, 3_395_000, 4_450_000];
const PAIR_GAP_PERCENT = 18;
const UNPAID_CENTS = [3_184_000, 1_246_500, 4_890_000, 977_000];

type StorySetting = { readonly history: History; readonly roster: Roster; readonly portfolios: Portfolios };

type ScriptedWin = {
  readonly castKey: CastKey;
  readonly story: StoryKey;
  readonly closesOn: Day;
  readonly amountCents: number;
  readonly productCode: string;
  /** Which account of the seller's portfolio. */
  readonly accountRank: number;
};

/** The won deals that the stories tell; all other deals are drawn. */
export function storyDeals(setting: StorySetting): DealDraft[] {
  return [...singleWins(setting.history), ...unpaidWins(setting.history), ...pairWins(setting.history)].map(
    (win) => scriptedDeal(setting, win),
  );
}

/** The pair's last three months are written, so that their figures differ by exactly 18 %. */
export function isPairQuarter(seller: Seller, month: Month, history: History): boolean {
  return (
    (seller.castKey === 'pairAhead' || seller.castKey === 'pairBehind') && month.first >= history.at(2, 1)
  );
}

/** What the stories change between the order and its payment. */
export function storyTwist(
  deal: Deal,
  { history, roster }: Pick<StorySetting, 'history' | 'roster'>,
): OrderTwist | undefined {
  switch (deal.story) {
    case 'departed-orders-unpaid':
      return { story: deal.story, isUnpaid: true, isShippedAtOnce: true };
    case 'credit-note-closed-month':
      return { story: deal.story, isShippedAtOnce: true, creditedOn: workingDayFrom(history.at(0, 12)) };
    case 'missing-deal-claim':
      return { story: deal.story, seller: roster.cast('claimHolder').personCode };
    case 'two-million-order':
    case 'pair-apart':
      return { story: deal.story };
    case 'manager-away':
    case 'maternity':
    case 'ramping-joiner':
    case 'reused-erp-code':
    case 'staff-delegate':
    case 'transferred-mid-quarter':
    case 'vacant-territory':
    case undefined:
  }
  return undefined;
}

function singleWins(history: History): ScriptedWin[] {
  return [
    {
      castKey: 'bigOrder',
      story: 'two-million-order',
      closesOn: workingDayFrom(history.at(0, 18)),
      amountCents: BIG_ORDER_CENTS,
      productCode: 'CUI-900',
      accountRank: 0,
    },
    {
      castKey: 'claimant',
      story: 'missing-deal-claim',
      closesOn: workingDayFrom(history.at(0, 11)),
      amountCents: 4_786_000,
      productCode: 'LAV-320',
      accountRank: 1,
    },
    {
      castKey: 'creditNote',
      story: 'credit-note-closed-month',
      closesOn: workingDayFrom(history.at(2, 14)),
      amountCents: 5_342_500,
      productCode: 'CUI-310',
      accountRank: 2,
    },
  ];
}

function unpaidWins(history: History): ScriptedWin[] {
  const dates = [history.at(2, 12), history.at(2, 26), history.at(1, 5), history.at(1, 17)];
  return dates.map((date, index) => ({
    castKey: 'departed',
    story: 'departed-orders-unpaid',
    closesOn: workingDayFrom(date),
    amountCents: UNPAID_CENTS[index] ?? 0,
    productCode: 'CUI-220',
    accountRank: index,
  }));
}

function pairWins(history: History): ScriptedWin[] {
  const dates = [
    history.at(2, 9),
    history.at(2, 22),
    history.at(1, 6),
    history.at(1, 20),
    history.at(0, 5),
    history.at(0, 19),
  ];
  return dates.flatMap((date, index): ScriptedWin[] => {
    const behindCents = PAIR_BEHIND_CENTS[index] ?? 0;
    const common = { story: 'pair-apart', productCode: 'CUI-310', accountRank: index } as const;
    return [
      { ...common, castKey: 'pairBehind', closesOn: workingDayFrom(date), amountCents: behindCents },
      {
        ...common,
        castKey: 'pairAhead',
        closesOn: plusWorkingDays(date, 2),
        amountCents: (behindCents * (100 + PAIR_GAP_PERCENT)) / 100,
      },
    ];
  });
}

function scriptedDeal({ history, roster, portfolios }: StorySetting, win: ScriptedWin): DealDraft {
  const seller = roster.cast(win.castKey);
  const stint = stintOn(seller, win.closesOn);
  const firstYear = history.months[0]?.year;
  const accounts = stint === undefined ? [] : portfolios.accountsOf(stint.seat);
  const account = accounts.filter(({ knownInYear }) => knownInYear === firstYear)[win.accountRank];
  const item = CATALOGUE.find(({ code }) => code === win.productCode);
  if (account === undefined || item === undefined)
    throw new Error(`The story ${win.story} lacks its account or product.`);
  const dates = { engagedOn: workingDayUntil(win.closesOn - 48), closesOn: win.closesOn };
  return {
    ...dates,
    seller,
    account,
    item,
    quantity: Math.max(1, Math.round(win.amountCents / priceCentsOn(item, win.closesOn))),
    amountCents: win.amountCents,
    outcome: 'won',
    channel: 'direct',
    origin: 'seller',
    stages: stagesOf({ ...dates, outcome: 'won' }, true),
    story: win.story,
  };
}
