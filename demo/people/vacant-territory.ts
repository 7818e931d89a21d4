import { CATALOGUE, priceCentsOn } from '../market/catalogue.ts';
import type { History } from '../selling/history.ts';
import type { Portfolios } from './portfolios.ts';
import { openRandom } from '../random.ts';
import type { Roster } from './roster.ts';
import type { TransactionDraft } from '../selling/transaction.ts';
import { workingDaysBetween } from '../working-days.ts';

const ORDERS_SINCE_VACANT = 14;

/** The orders that come in by themselves from a territory without a seller: they name nobody. */
export function vacantTerritoryOrders(at: {
  seed: string;
  history: History;
  roster: Roster;
  portfolios: Portfolios;
}): TransactionDraft[] {
  const random = openRandom(at.seed, 'vacant territory');
  const seat = at.roster.cast('vacantLeaver').stints[0]?.seat;
  const accounts = seat === undefined ? [] : at.portfolios.accountsOf(seat);
  const days = workingDaysBetween(at.history.at(2, 1), at.history.today + 1);
  return Array.from({ length: ORDERS_SINCE_VACANT }, (_, index): TransactionDraft => {
    const on = days[Math.floor((index * days.length) / ORDERS_SINCE_VACANT)] ?? at.history.today;
    const item = random.pick(CATALOGUE);
    return {
      kind: 'order',
      on,
      amountCents: priceCentsOn(item, on) * random.integer(1, 3),
      seller: '',
      accountCode: random.pick(accounts).code,
      productName: item.name,
      channel: 'web',
      origin: 'inherited',
      related: null,
      deal: null,
      story: 'vacant-territory',
    };
  });
}
