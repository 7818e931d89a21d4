import type { StoryKey } from './story-key.ts';

export type StoryWording = { readonly fr: string; readonly en: string };

/** What happened to each person with a story, in one sentence. */
export const STORY_WORDINGS: Readonly<Record<StoryKey, StoryWording>> = {
  'transferred-mid-quarter': {
    fr: "Maëlle Guichardon quitte la conquête Île-de-France pour le Sud-Est le 16 du deuxième mois du trimestre : deux lignes d'effectif, un seul objectif trimestriel.",
    en: 'Maëlle Guichardon leaves hunting in Île-de-France for the South-East on the 16th of the second month of the quarter: two staff rows, one quarterly quota.',
  },
  maternity: {
    fr: 'Solène Vauzelle est en congé maternité pendant seize semaines : ses objectifs suivent, ses comptes aussi.',
    en: 'Solène Vauzelle is on maternity leave for sixteen weeks: her quotas follow, and so do her accounts.',
  },
  'staff-delegate': {
    fr: 'Bastien Roumégas est élu du personnel : ses heures de délégation allègent son objectif de 15 %.',
    en: 'Bastien Roumégas is a staff delegate: his delegation hours lower his quota by 15%.',
  },
  'ramping-joiner': {
    fr: 'Inès Charvolin est arrivée il y a moins de trois mois : ses objectifs montent par paliers.',
    en: 'Inès Charvolin joined less than three months ago: her quotas rise in steps.',
  },
  'departed-orders-unpaid': {
    fr: 'Thibaud Carrelet est parti le mois dernier ; quatre de ses commandes sont facturées et ne sont pas encaissées.',
    en: 'Thibaud Carrelet left last month; four of his orders are invoiced and not yet paid.',
  },
  'vacant-territory': {
    fr: "Le secteur de Pascal Quémerais n'a plus de titulaire : quatorze commandes n'y nomment personne.",
    en: "Pascal Quémerais's territory has no holder: fourteen orders in it name nobody.",
  },
  'two-million-order': {
    fr: 'Anaïs Delestrac a signé une commande de 2 000 000 € en mars.',
    en: 'Anaïs Delestrac signed an order of €2,000,000 in March.',
  },
  'missing-deal-claim': {
    fr: 'Yanis Bekhoucha réclame une affaire : la commande a été saisie au nom de Perrine Lachenaud.',
    en: 'Yanis Bekhoucha claims a deal: its order was entered in the name of Perrine Lachenaud.',
  },
  'credit-note-closed-month': {
    fr: 'Une facture de Hugo Marescaud est annulée en mars par un avoir, alors que son mois est clôturé.',
    en: "An invoice of Hugo Marescaud's is cancelled in March by a credit note, and its month is closed.",
  },
  'pair-apart': {
    fr: 'Élodie Tissandon et Romain Vasselin ont les mêmes objectifs ; leurs commandes du trimestre diffèrent de 18 %.',
    en: "Élodie Tissandon and Romain Vasselin have the same quotas; their quarter's orders differ by 18%.",
  },
  'manager-away': {
    fr: 'Florence Aubresson est absente le jour de la clôture : son équipe attend sa validation.',
    en: 'Florence Aubresson is away on closing day: her team waits for her approval.',
  },
  'reused-erp-code': {
    fr: "L'ERP a redonné à Nolwenn Kerdraonec le code de Gérard Montbazet, parti deux mois plus tôt.",
    en: 'The ERP gave Nolwenn Kerdraonec the code of Gérard Montbazet, who had left two months before.',
  },
};
