import { ok, type Explanation, type Result, type Scope } from '@cordee/kernel';
import { areaNotFound } from '../errors.ts';
import type { PositionQuota } from '../fairness/territory-quota.ts';
import { pastMonths, yearOf, type MonthlyRevenue } from '../past-revenue.ts';
import type { TerritoryStore } from '../territories-store.ts';
import { boughtInPeriods, quotaParts, quotasOn, type QuotaPart } from './area-attainment.ts';
import { areaBook, type AreaBook, type HeldArea } from './area-book.ts';
import type { AreaFile, AreaStore } from './areas-store.ts';
import { explainArea, type AreaFigure } from './explain-area.ts';

export type AreaDeps = {
  readonly store: Pick<TerritoryStore, 'book'>;
  readonly areas: AreaStore;
  readonly currencyOf: (tenant: string) => Promise<string>;
  readonly monthlyRevenue: MonthlyRevenue;
  readonly positionQuotas: (scope: Scope) => Promise<readonly PositionQuota[]>;
};

export type OpenedAreas = {
  readonly file: AreaFile;
  readonly book: AreaBook;
  readonly parts: ReadonlyMap<string, QuotaPart>;
  readonly currency: string;
};

/** Undefined where no area was brought in. */
export async function openAreas(deps: AreaDeps, scope: Scope): Promise<OpenedAreas | undefined> {
  const brought = await deps.areas.areas(scope);
  if (!brought) return undefined;
  const [book, currency, quotas, months] = await Promise.all([
    deps.store.book(scope),
    deps.currencyOf(scope.tenant),
    deps.positionQuotas(scope),
    deps.monthlyRevenue(scope, pastMonths(scope)),
  ]);
  const day = scope.asOf.effective.toString();
  const current = quotasOn(book, quotas, { day, currency });
  const bought = await boughtInPeriods(deps.monthlyRevenue, scope, current.values());
  return {
    file: brought.file,
    book: areaBook(brought.areas, book.accounts, yearOf(months)),
    parts: quotaParts(book, current, bought),
    currency,
  };
}

/** Refuses an area that is not there, and a figure that is not known of it. */
export async function explainedArea(
  deps: AreaDeps,
  scope: Scope,
  { number, of }: { readonly number: number; readonly of: AreaFigure },
): Promise<Result<{ readonly explanation: Explanation; readonly held: HeldArea }>> {
  const opened = await openAreas(deps, scope);
  const held = opened?.book.areas.find(({ area }) => area.number === number);
  const explanation = opened && held && explainArea(held, of, opened);
  return held && explanation ? ok({ explanation, held }) : areaNotFound();
}
