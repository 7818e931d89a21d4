import type { Account } from '../market/account-base.ts';
import { CATALOGUE, priceCentsOn } from '../market/catalogue.ts';
import { dayOf } from '../day.ts';
import type { History } from './history.ts';
import { seasonOf } from '../market/market.ts';
import { openRandom } from '../random.ts';
import type { TransactionDraft } from './transaction.ts';
import { workingDayUntil } from '../working-days.ts';

const SELL_OUT_LINES_MONTH = 2.5;
const REBATE_FROM_CENTS = 12_000_000;
const REBATE_PERCENT = 2;
const REBATE_PAID_ON = '-01-31';

type Distribution = {
  readonly seed: string;
  readonly history: History;
  readonly accounts: readonly Account[];
  /** The code of whoever looks after an account on a day; empty when nobody does. */
  readonly sellerOf: (account: Account, day: number) => string;
};

/** What the distributors say they sold on, by product, at the end of each month. */
export function sellOut({ seed, history, accounts, sellerOf }: Distribution): TransactionDraft[] {
  const random = openRandom(seed, 'sell-out');
  const equipment = CATALOGUE.filter(({ family }) => family !== 'Services');
  return history.months
    .flatMap((month) =>
      accounts
        .filter(({ sector }) => sector === 'Distribution')
        .flatMap((account) =>
          Array.from(
            { length: random.poisson(SELL_OUT_LINES_MONTH * seasonOf(month)) },
            (): TransactionDraft => {
              const item = random.pick(equipment);
              const on = workingDayUntil(month.next - 1);
              return {
                kind: 'sell_out',
                on,
                amountCents: random.integer(1, 4) * priceCentsOn(item, on),
                seller: sellerOf(account, on),
                accountCode: account.code,
                productName: item.name,
                channel: 'distributeur',
                origin: 'distributor',
                related: null,
                deal: null,
              };
            },
          ),
        ),
    )
    .filter(({ on }) => on <= history.today);
}

/** The year-end rebate: 2 % of what an account was invoiced over the year, from 120,000 euros. */
export function yearEndRebates(
  distribution: Distribution,
  transactions: readonly TransactionDraft[],
): TransactionDraft[] {
  const { history, accounts, sellerOf } = distribution;
  const years = [...new Set(history.months.map(({ year }) => year))];
  return years.flatMap((year) => {
    const on = workingDayUntil(dayOf(`${year + 1}${REBATE_PAID_ON}`));
    if (on > history.today) return [];
    const invoiced = invoicedByAccount(transactions, year);
    return accounts
      .filter(({ code }) => (invoiced.get(code) ?? 0) >= REBATE_FROM_CENTS)
      .map((account): TransactionDraft => ({
        kind: 'rebate',
        on,
        amountCents: -Math.round(((invoiced.get(account.code) ?? 0) * REBATE_PERCENT) / 100),
        seller: sellerOf(account, on),
        accountCode: account.code,
        productName: '',
        channel: account.sector === 'Distribution' ? 'distributeur' : 'direct',
        origin: 'inherited',
        related: null,
        deal: null,
      }));
  });
}

function invoicedByAccount(transactions: readonly TransactionDraft[], year: number): Map<string, number> {
  const from = dayOf(`${year}-01-01`);
  const to = dayOf(`${year + 1}-01-01`);
  const totals = new Map<string, number>();
  for (const { kind, on, accountCode, amountCents } of transactions) {
    if ((kind !== 'invoice' && kind !== 'credit_note') || on < from || on >= to) continue;
    totals.set(accountCode, (totals.get(accountCode) ?? 0) + amountCents);
  }
  return totals;
}
