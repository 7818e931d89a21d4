import { accountName, SECTOR_WEIGHTS, SECTORS, type Sector } from './account-names.ts';
import { openRandom, type Random } from '../random.ts';
import { frenchTowns, type Town } from './towns.ts';

export type Tier = 'A' | 'B' | 'C';

export type Account = {
  readonly code: string;
  readonly name: string;
  readonly sector: Sector;
  readonly tier: Tier;
  readonly town: Town;
  readonly postcode: string;
  readonly siren: string;
  readonly parentCode: string;
  readonly isCustomer: boolean;
  /** The year whose account file first brought it: nothing can be sold to it before. */
  readonly knownInYear: number;
  readonly potentialEuros: number;
  readonly revenueEuros: number;
  readonly employees: number;
};

const ACCOUNTS_AT_SCALE_ONE = 12_000;
const DISTRIBUTORS = 30;
const TIERS: readonly Tier[] = ['A', 'B', 'C'];
const TIER_WEIGHTS = [8, 27, 65];
const POTENTIAL_MEDIAN_EUROS: Readonly<Record<Tier, number>> = { A: 260_000, B: 62_000, C: 11_000 };
const SHARE_OF_CUSTOMERS = 0.55;
const SHARE_IN_GROUPS = 0.06;

/** The customers and prospects, placed in real towns by population; the first 30 are distributors. */
export function makeAccounts(seed: string, scale: number, firstYear: number): Account[] {
  const random = openRandom(seed, 'accounts');
  const drawTown = townDrawer(random);
  const taken = new Set<string>();
  const accounts: Account[] = [];
  const groupCodes: string[] = [];
  for (let index = 0; index < ACCOUNTS_AT_SCALE_ONE * scale; index += 1) {
    const isDistributor = index < DISTRIBUTORS;
    const town = drawTown();
    const tier = isDistributor ? 'A' : random.weighted(TIERS, TIER_WEIGHTS);
    const sector = isDistributor ? 'Distribution' : random.weighted(SECTORS, SECTOR_WEIGHTS);
    const code = `C${String(index + 1).padStart(5, '0')}`;
    const potentialEuros = roundedTo(random.logNormal(POTENTIAL_MEDIAN_EUROS[tier], 0.45), 500);
    const parentCode =
      tier !== 'A' && groupCodes.length > 0 && random.chance(SHARE_IN_GROUPS) ? random.pick(groupCodes) : '';
    accounts.push({
      code,
      name: accountName(random, sector, town.name, taken),
      sector,
      tier,
      town,
      postcode: town.department + String(random.integer(0, 89) * 10).padStart(3, '0'),
      siren: inventedSiren(random),
      parentCode,
      isCustomer: isDistributor || random.chance(SHARE_OF_CUSTOMERS),
      knownInYear: isDistributor ? firstYear : firstYear + random.weighted([0, 1, 2, 3], [76, 9, 8, 7]),
      potentialEuros,
      revenueEuros: roundedTo(potentialEuros * random.logNormal(22, 0.5), 1_000),
      employees: Math.max(1, Math.round((potentialEuros / 4_000) * random.logNormal(1, 0.4))),
    });
    if (tier === 'A' && parentCode === '' && !isDistributor) groupCodes.push(code);
  }
  return accounts;
}

function townDrawer(random: Random): () => Town {
  const towns = frenchTowns();
  const cumulated: number[] = [];
  // The square root spreads the base: by plain population one account in five would sit in Paris.
  towns.reduce((sum, town) => {
    cumulated.push(sum + Math.sqrt(town.population));
    return sum + Math.sqrt(town.population);
  }, 0);
  const total = cumulated.at(-1) ?? 0;
  return () => {
    const town = towns[firstAbove(cumulated, random.next() * total)];
    if (town === undefined) throw new Error('The list of towns is empty.');
    return town;
  };
}

function firstAbove(cumulated: readonly number[], value: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulated[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** SIREN with a right check digit and a leading 0, a range that is not allotted: no real company has it. */
function inventedSiren(random: Random): string {
  const digits = `0${String(random.integer(0, 9_999_999)).padStart(7, '0')}`;
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const weighted = digit * (index % 2 === 0 ? 1 : 2);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function roundedTo(value: number, step: number): number {
  return Math.max(step, Math.round(value / step) * step);
}
