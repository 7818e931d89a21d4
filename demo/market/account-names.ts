import type { Random } from '../random.ts';

export type Sector =
  | 'Restauration'
  | 'Hôtellerie'
  | 'Boulangerie'
  | 'Santé'
  | 'Éducation'
  | 'Collectivités'
  | 'Industrie agroalimentaire'
  | 'Distribution';

export const SECTORS: readonly Sector[] = [
  'Restauration',
  'Hôtellerie',
  'Boulangerie',
  'Santé',
  'Éducation',
  'Collectivités',
  'Industrie agroalimentaire',
];

export const SECTOR_WEIGHTS: readonly number[] = [30, 17, 14, 15, 9, 7, 8];

const FORMS: Readonly<Record<Sector, readonly string[]>> = {
  Restauration: ['Restaurant', 'Brasserie', 'Auberge', 'Bistrot', 'Traiteur', 'Crêperie'],
  Hôtellerie: ['Hôtel', 'Résidence hôtelière', 'Domaine', 'Hôtel-restaurant'],
  Boulangerie: ['Boulangerie', 'Fournil', 'Pâtisserie', 'Maison'],
  Santé: ['Résidence médicalisée', 'Clinique', 'Maison de repos', 'Centre de soins'],
  Éducation: ['Institut', 'École hôtelière', 'Internat', 'Campus'],
  Collectivités: ['Cuisine centrale', 'Syndicat de restauration', 'Restaurant collectif'],
  'Industrie agroalimentaire': ['Salaisons', 'Conserverie', 'Laiterie', 'Ateliers', 'Biscuiterie'],
  Distribution: ['Comptoir', 'Équipement pro', 'Cuisines pro', 'Négoce'],
};

const PLACES =
  `des Tilleuls;du Vieux Pont;de la Halle;des Trois Vallées;du Clos Fleuri;de la Source;des Remparts;du Moulin;
de la Rivière;des Cèdres;du Lavoir;de la Grand-Place;des Voyageurs;du Belvédère;de la Fontaine;des Marronniers;du Vallon;
de la Tour;des Glycines;du Coteau;de l'Aubépine;des Peupliers;du Beffroi;de la Gare;des Quatre Vents;du Pré Vert;de l'Écluse;
des Acacias;du Val Clair;de la Combe;des Hirondelles;du Port;de la Plaine;des Ormes;du Lac;de la Chênaie`
    .split(';')
    .map((place) => place.trim());

const OWNERS =
  `Amblarde Barrichon Bourgoin-Petit Carmentran Chalavoux Coquebert Darrieux-Font Descombins Espinadel Fauconnot
Gerbaudet Grimauld Hautecombe Jolivard Kernevez Lafaurie Lebrunet Malbosc Mirandol Noirtier Orcevalet Pagézy Peyramale
Queyrolet Ravinel Rochebois Sauvageon Tarentin Ussonet Valbrune Verdanson Vignolet`.split(/\s+/);

/** An invented trade name; the town is added when the shorter name is already taken. */
export function accountName(random: Random, sector: Sector, town: string, taken: Set<string>): string {
  const form = random.pick(FORMS[sector]);
  const shortName = `${form} ${random.chance(0.6) ? random.pick(PLACES) : random.pick(OWNERS)}`;
  const candidates = [shortName, `${shortName} (${town})`];
  const free = candidates.find((candidate) => !taken.has(candidate));
  const name = free ?? numberedName(`${shortName} (${town})`, taken);
  taken.add(name);
  return name;
}

function numberedName(name: string, taken: ReadonlySet<string>): string {
  let rank = 2;
  while (taken.has(`${name} ${rank}`)) rank += 1;
  return `${name} ${rank}`;
}
