import { ok, type Result } from '@cordee/kernel';
import type { Call } from '../command.ts';
import type { House } from '../house.ts';
import { workingScope } from '../working-scope.ts';

export type SellerDeals = {
  readonly seller: string;
  readonly manager: string | null;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly revenue: string;
};

/** What each seller's opportunities came to, those who own none included. */
export async function readCrm({ app }: House, call: Call): Promise<Result<readonly SellerDeals[]>> {
  const scope = await workingScope({ app, close: async () => undefined }, call, ['revops']);
  if (!scope.ok) return scope;
  const outcomes = Map.groupBy(await app.deals.outcomesBySeller(scope.value), ({ sellerId }) => sellerId);
  const sellers = (await app.people.people(scope.value, {})).filter(({ role }) => role === 'seller');
  const own = sellers.map(({ personId, name, manager }): SellerDeals => {
    const [found] = outcomes.get(personId) ?? [];
    return {
      seller: name,
      manager,
      won: found?.won ?? 0,
      lost: found?.lost ?? 0,
      open: found?.open ?? 0,
      revenue: found?.revenue ?? '0',
    };
  });
  const unknown = (outcomes.get(null) ?? []).map(({ seller, won, lost, open, revenue }): SellerDeals => ({
    seller,
    manager: null,
    won,
    lost,
    open,
    revenue,
  }));
  return ok([...own, ...unknown]);
}
