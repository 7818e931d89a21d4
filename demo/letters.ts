// Letters of objectives of the demo: what is written in them, and how far they have come.
export type ToldLetter = {
  /** The sign-in of the seller. */
  readonly user: string;
  readonly words: string;
  readonly commitment: string;
  /** Who has signed so far, the company first. */
  readonly signed: readonly ('manager' | 'seller')[];
  readonly question: string | null;
};

export const TOLD_LETTERS: readonly ToldLetter[] = [
  {
    user: 'seller-big-order',
    words:
      'La grande commande de 2025 ne se répète pas. Ses deux filiales s’équipent à l’automne, et la nouvelle gamme arrive en juillet : l’objectif compte sur elles, et non sur un second coup d’éclat.',
    commitment: 'Un technicien d’avant-vente deux jours par semaine',
    signed: ['manager', 'seller'],
    question: 'Les commandes des filiales passées par le siège me sont-elles attribuées ?',
  },
  {
    user: 'seller-ramping',
    words:
      'Votre secteur se construit : l’objectif suit la courbe de montée en compétence convenue à l’embauche, et compte sur les comptes repris au printemps.',
    commitment: 'La reprise écrite des comptes de votre prédécesseur',
    signed: ['manager'],
    question: null,
  },
];

/** The period of the round that they follow. */
export const LETTERS_PERIOD = '2026-Q3';
export const LETTERS_ANSWER_BY = '2026-06-26';
export const COMMITMENTS_BY = '2026-07-01';
