import { expect, it } from 'vitest';
import { entityId } from '@cordee/kernel';
import { movedDeals, sellerChanges, type OpenDeal } from './moved-deal.ts';
import type { ProposedMove } from './proposal.ts';

const id = (number: number) => entityId(`00000000-0000-4000-8000-00000000000${number}`);
const [north, south, ada, bea, account, other] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const move: ProposedMove = {
  accountId: account,
  code: 'C1',
  account: 'Forges',
  potential: '1000',
  revenue: '400.50',
  from: north,
  to: south,
  reason: 'cheaper',
  activity: '',
  excess: 0,
  change: 0,
};
const holders = new Map([
  [north, ada],
  [south, bea],
]);
const open: OpenDeal = {
  id: id(7),
  code: 'D1',
  accountId: account,
  product: null,
  stage: 'engaging',
  amount: '100.10',
  currency: 'EUR',
  engagedOn: null,
  sellerId: ada,
};
const given = { moves: [move], effectiveFrom: '2026-04-01', holders, decisions: [] };

it('lists the open deals of moved accounts alone, with giver, taker and the usual fate', () => {
  const elsewhere = { ...open, id: id(8), accountId: other };
  expect(movedDeals({ ...given, deals: [open, elsewhere] })).toMatchObject([
    { code: 'D1', account: 'Forges', giverId: ada, takerId: bea, fate: { kind: 'follows' }, reason: 'early' },
  ]);
});

it('leaves out a deal that its seller goes on with, and lets one that nobody works on follow', () => {
  expect(movedDeals({ ...given, deals: [{ ...open, sellerId: bea }] })).toEqual([]);
  const unowned = { ...given, moves: [{ ...move, from: null }], deals: [{ ...open, sellerId: null }] };
  expect(movedDeals(unowned)).toMatchObject([{ giverId: null, reason: 'no_seller' }]);
});

it('says what each loses, gains and keeps, to the cent', () => {
  const fate = { kind: 'stays', lastDay: '2026-06-30', share: '0.5' } as const;
  const second = { ...open, id: id(9), amount: '50.05' };
  const deals = movedDeals({
    ...given,
    deals: [open, second, { ...open, id: id(8), currency: 'USD' }],
    decisions: [{ dealId: second.id, fate, by: 'someone' }],
  });
  const [lost, gained] = sellerChanges([move], deals, { holders, currency: 'EUR' });
  const worth = { accounts: 1, potential: '1000', revenue: '400.50', deals: 2, dealAmount: '100.10' };
  const nothing = { accounts: 0, potential: '0', revenue: '0', deals: 0, dealAmount: '0' };
  expect(lost).toEqual({
    personId: ada,
    lost: worth,
    gained: nothing,
    kept: { deals: 1, dealAmount: '50.05' },
  });
  expect(gained).toMatchObject({ personId: bea, lost: nothing, gained: worth, kept: { deals: 0 } });
});
