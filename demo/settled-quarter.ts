// The quarter that is about to begin in the demo: what its two said of each objective, and the letter that followed.

/** Days of the round, each a working day before the quarter's first one. */
export const SETTLED_QUARTER = {
  name: 'Objectifs du deuxième trimestre',
  period: '2026-Q2',
  total: '26750000',
  openedOn: '2026-03-20',
  proposedOn: '2026-03-23',
  answeredOn: '2026-03-24',
  /** The last day to agree; on the next one what is left is decided. */
  answersBy: '2026-03-24',
  decidedOn: '2026-03-25',
  signedOn: '2026-03-26',
  letter: {
    words:
      'Les appels d’offres de la restauration scolaire paraissent en avril et se décident avant l’été. L’objectif suit les résultats du même trimestre de 2025, l’ouverture de la nouvelle gamme de cuisson, et ce que vous en avez dit.',
    commitments: [
      { text: 'Le calendrier des marchés publics du secteur', by: '2026-04-03' },
      { text: 'Une journée de démonstration de la nouvelle gamme par agence', by: '2026-05-15' },
    ],
    answerBy: '2026-03-31',
  },
} as const;

export type ToldObjective = {
  /** How much of the allocation the seller offers. */
  readonly part: string;
  readonly text: string;
  /** The manager's last word before both agree; null where the seller's figure is taken. */
  readonly answer: { readonly part: string; readonly text: string } | null;
  /** Why a figure was set where the two had not agreed in time. */
  readonly decision: string | null;
};

const agreed = { answer: null, decision: null };

/** One after another over the sellers, in the order of their names. */
export const TOLD_OBJECTIVES: readonly ToldObjective[] = [
  { ...agreed, part: '1', text: 'Les commandes en cours couvrent déjà la moitié du trimestre.' },
  { ...agreed, part: '0.97', text: 'Deux cuisines centrales reportent leurs travaux à la rentrée.' },
  {
    ...agreed,
    part: '0.92',
    text: 'Mon plus gros compte change de gestionnaire au printemps.',
    answer: { part: '0.97', text: 'Le contrat-cadre est signé : le changement retarde, il n’annule pas.' },
  },
  { ...agreed, part: '1.03', text: 'Le salon de mars a donné onze visites, dont quatre avec budget.' },
  { ...agreed, part: '0.98', text: 'Un confrère baisse ses prix sur le froid ; je tiens la laverie.' },
  { ...agreed, part: '1.01', text: 'La nouvelle gamme remplace des matériels de douze ans.' },
];

/** Of three the figure was decided after the date. */
export const DECIDED_EVERY = 40;
export const DECIDED: ToldObjective = {
  part: '0.8',
  text: 'Le secteur a perdu deux lycées ; je demande que la répartition en tienne compte.',
  answer: null,
  decision:
    'Les deux lycées sont retirés du portefeuille : la répartition est ramenée à 90 %, et l’écart réparti au prochain tour.',
};
export const DECIDED_PART = '0.9';
