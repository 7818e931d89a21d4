// The action plan of the demo's first quarter: what two agreed on in January, and what they said of February.
export const TOLD_PLAN = {
  /** The sign-in of the seller. */
  user: 'seller',
  period: '2026-Q1',
  proposedOn: '2026-01-05',
  agreedOn: '2026-01-06',
  /** Accounts that are aimed at, of those with most at stake, and contacts a year. */
  accounts: 6,
  contactsPerYear: 12,
  expected: {
    call: 'Une date de visite avec la personne qui signe.',
    meeting: 'Le relevé de la cuisine et une demande de chiffrage.',
  },
  means: 'Un technicien d’avant-vente le mardi, et les fiches de la nouvelle gamme.',
  text: 'Les écoles d’abord : leurs marchés se décident avant le printemps.',
  review: {
    month: '2026-02',
    on: '2026-03-02',
    seller: {
      reasons: { call: 'Une semaine de salon, et les vacances de deux zones.' },
      changes: 'Deux matinées d’appels par semaine jusqu’à fin mars.',
    },
    manager: {
      reasons: { meeting: 'Des visites tenues sans la personne qui signe.' },
      changes: 'Je viens aux deux rendez-vous des lycées.',
    },
  },
} as const;

/** What the seller has before them on the day that the demo opens. */
export const PLANNED_TODAY = [
  { kind: 'meeting', note: 'Relevé de la plonge, avec l’intendante.' },
  { kind: 'call', note: 'Rappeler au sujet du délai de livraison.' },
  { kind: 'call', note: 'Confirmer la visite de mardi.' },
] as const;
