import { ok, refused, type Result, type Scope } from '@cordee/kernel';
import type { CreditableSales } from '@cordee/modules/payouts';
import type { AttainmentFacts } from './explain-attainment.ts';
import { findPeriod, type AttainmentDeps } from './read-attainment.ts';

export type AttainmentFactsDeps = AttainmentDeps & {
  readonly sales: CreditableSales;
  readonly fileNames: (scope: Scope) => Promise<ReadonlyMap<string, string>>;
};

/** The rows of a seller, of a team (as `team` of the table), or of everybody seen. */
export async function attainmentFacts(
  deps: AttainmentFactsDeps,
  scope: Scope,
  periodCode: string,
  id: string,
): Promise<Result<AttainmentFacts>> {
  const period = await findPeriod(deps.quotas, scope, periodCode);
  if (!period) return refused('dashboards.period_not_found', { period: periodCode });
  const base = await deps.store.revenueBase(scope);
  const figures = await deps.store.sellerFigures(scope, period, base);
  const chosen = figures.filter(
    (each) =>
      id === 'total' ||
      each.sellerId === id ||
      each.teamId === id ||
      (id === 'nobody' && each.sellerId === null) ||
      (id === 'none' && each.teamId === null),
  );
  const isOneOrTeam = id !== 'total' && id !== 'none' && id !== 'nobody';
  if (isOneOrTeam && chosen.length === 0)
    return refused('dashboards.figures_not_found', { period: periodCode });
  const people = new Set<string | null>(chosen.map((each) => each.sellerId));
  const kind = base === 'order_intake' ? 'order' : 'won_deal';
  const sales = (await deps.sales.sales(scope, period, 'all')).filter(
    (sale) => sale.kind === kind && people.has(sale.seller),
  );
  // The sellers seen decide, not the positions: a quota stays with whoever held the position in its own period.
  const everywhere = { ...scope, positions: 'all' } as const;
  const quotas = (await deps.quotas.quotas(everywhere, { overlapping: period })).filter(
    (row) =>
      row.measure === base &&
      row.dimension === null &&
      row.personId !== null &&
      people.has(row.personId) &&
      row.periodFrom >= period.from.toString() &&
      row.periodFrom < period.to.toString(),
  );
  return ok({
    period,
    unit: await deps.currencyOf(scope.tenant),
    sales,
    quotas,
    files: await deps.fileNames(scope),
    filter: { period: periodCode, id },
  });
}
