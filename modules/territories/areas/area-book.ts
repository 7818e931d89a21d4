// What each area holds. An account counts in one area alone: where several hold it, in the first of the file.
import { classesOf } from '../effort.ts';
import { weighedBy, type WeighedAccount } from '../fairness/fairness-sheet.ts';
import type { YearRevenue } from '../balance.ts';
import { isPlaced, type BookAccount } from '../territory.ts';
import type { Area } from './area.ts';
import { areaFinder } from './area-at.ts';

export type HeldArea = { readonly area: Area; readonly accounts: readonly WeighedAccount[] };

type Overlap = { readonly account: BookAccount; readonly areas: readonly Area[] };

export type AreaBook = {
  readonly areas: readonly HeldArea[];
  /** Accounts whose place is in no area: in the sea, abroad, or in a gap between areas. */
  readonly outside: readonly BookAccount[];
  /** Accounts that several areas hold. */
  readonly overlaps: readonly Overlap[];
  readonly unplaced: readonly BookAccount[];
};

export function areaBook(
  areas: readonly Area[],
  accounts: readonly BookAccount[],
  revenue: YearRevenue,
): AreaBook {
  const find = areaFinder(areas);
  const weighed = weighedBy(classesOf(accounts), revenue);
  const held = new Map<number, WeighedAccount[]>(areas.map(({ number }) => [number, []]));
  const outside: BookAccount[] = [];
  const overlaps: Overlap[] = [];
  const placed = accounts.filter(isPlaced);
  for (const account of placed) {
    const own = find([account.longitude, account.latitude]);
    const [first] = own;
    if (first === undefined) outside.push(account);
    else held.get(first.number)?.push(weighed(account));
    if (own.length > 1) overlaps.push({ account, areas: own });
  }
  return {
    areas: areas.map((area) => ({ area, accounts: held.get(area.number) ?? [] })),
    outside,
    overlaps,
    unplaced: accounts.filter((each) => !isPlaced(each)),
  };
}
