// Action plans of the demo's first quarter: what the sellers of one team and their manager agreed on in January, and what
// the first of them said of February.
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

/** What the others of the same team asked for and said, in turn. */
export const TEAM_PLANS = [
  {
    means: 'Deux journées de démonstration dans la cuisine d’essai.',
    text: 'Les hôpitaux renouvellent au printemps : je les vois tous avant la fin de février.',
  },
  {
    means: 'La liste des contrats d’entretien qui finissent en 2026.',
    text: 'Je passe par ceux qui nous connaissent déjà, contrat par contrat.',
  },
  {
    means: 'Une matinée par semaine sans réunion, pour les appels.',
    text: 'Plus d’appels en janvier, pour que les visites tombent en février et en mars.',
  },
] as const;

/** What the seller has before them on the day that the demo opens. */
export const PLANNED_TODAY = [
  { kind: 'meeting', note: 'Relevé de la plonge, avec l’intendante.' },
  { kind: 'call', note: 'Rappeler au sujet du délai de livraison.' },
  { kind: 'call', note: 'Confirmer la visite de mardi.' },
] as const;
