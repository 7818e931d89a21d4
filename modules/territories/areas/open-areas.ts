import { ok, type Explanation, type Result, type Scope } from '@cordee/kernel';
import { areaNotFound } from '../errors.ts';
import type { PositionQuota } from '../fairness/territory-quota.ts';
import { pastMonths, yearOf, type MonthlyRevenue } from '../past-revenue.ts';
import type { TerritoryStore } from '../territories-store.ts';
import { boughtInPeriods, quotaParts, quotasOn, type QuotaPart } from './area-attainment.ts';
import { areaBook, type AreaBook } from './area-book.ts';
import type { AreaFile, AreaStore } from './areas-store.ts';
import { explainArea, rowsOfArea, type AreaFigure, type AreaSum } from './explain-area.ts';

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
): Promise<Result<Explanation>> {
  const { opened, held } = await openArea(deps, scope, number);
  const explanation = opened && held && explainArea(held, of, opened);
  return explanation ? ok(explanation) : areaNotFound();
}

/** Refuses an area that is not there. */
export async function areaRows(
  deps: AreaDeps,
  scope: Scope,
  { number, sum }: { readonly number: number; readonly sum: AreaSum },
): Promise<Result<readonly Explanation[]>> {
  const { opened, held } = await openArea(deps, scope, number);
  return opened && held ? ok(rowsOfArea(held, sum, opened)) : areaNotFound();
}

async function openArea(deps: AreaDeps, scope: Scope, number: number) {
  const opened = await openAreas(deps, scope);
  return { opened, held: opened?.book.areas.find(({ area }) => area.number === number) };
}
