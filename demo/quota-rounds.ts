// What is said about next quarters' quotas in the demo: who has spoken, who has answered, who agrees.

/** One after another; `part` is how much of the allocation is asked for. */
type Said = {
  readonly by: 'seller' | 'manager';
  readonly part: string;
  readonly text: string;
  readonly means?: string;
};

export type ToldDossier = {
  /** The sign-in of the seller. */
  readonly user: string;
  readonly said: readonly Said[];
  /** Whether the last figure is accepted by the other. */
  readonly isAgreed: boolean;
};

export type ToldRound = {
  readonly name: string;
  readonly period: string;
  readonly total: string;
  readonly mode: 'seller_first' | 'sealed';
  readonly answersBy: string;
  readonly dossiers: readonly ToldDossier[];
};

export const TOLD_ROUNDS: readonly ToldRound[] = [
  {
    name: 'Objectifs du troisième trimestre',
    period: '2026-Q3',
    total: '16500000',
    mode: 'seller_first',
    answersBy: '2026-05-29',
    dossiers: [
      {
        user: 'seller',
        said: [
          {
            by: 'seller',
            part: '0.94',
            text: 'Deux comptes ferment leur cuisine l’été ; je les remplace en septembre.',
            means: 'La liste des écoles dont le marché arrive à échéance.',
          },
        ],
        isAgreed: false,
      },
      {
        user: 'seller-farmer',
        said: [
          {
            by: 'seller',
            part: '0.92',
            text: 'Le contrat d’entretien du groupe hospitalier n’est pas encore renouvelé.',
          },
          {
            by: 'manager',
            part: '1.02',
            text: 'Le renouvellement est annoncé pour juillet ; la nouvelle gamme s’y ajoute.',
          },
        ],
        isAgreed: false,
      },
      {
        user: 'seller-big-order',
        said: [
          {
            by: 'seller',
            part: '1.05',
            text: 'La commande de 2025 ne reviendra pas, mais ses deux filiales suivent.',
          },
        ],
        isAgreed: true,
      },
      {
        user: 'seller-ramping',
        said: [
          {
            by: 'seller',
            part: '0.98',
            text: 'Les comptes repris au printemps commandent à la rentrée.',
          },
        ],
        isAgreed: true,
      },
    ],
  },
  {
    name: 'Objectifs du quatrième trimestre',
    period: '2026-Q4',
    total: '18000000',
    mode: 'sealed',
    answersBy: '2026-06-30',
    dossiers: [],
  },
];
