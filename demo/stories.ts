import type { Deal } from './deal.ts';
import type { Roster } from './roster.ts';
import { managerKey, type StaffMember } from './staff.ts';
import type { CastKey } from './story-cast.ts';
import { AWAY_MANAGER } from './story-cast.ts';
import type { StoryKey } from './story-key.ts';
import type { Transaction } from './transaction.ts';

type Wording = { readonly fr: string; readonly en: string };

/** A person worth opening in a tour: who, what happened, and which rows show it. */
export type Story = {
  readonly key: StoryKey;
  readonly people: readonly string[];
  readonly what: Wording;
  readonly dealCodes: readonly string[];
  readonly transactionCodes: readonly string[];
};

const CAST_OF: Readonly<Record<StoryKey, readonly CastKey[]>> = {
  'transferred-mid-quarter': ['transferred'],
  maternity: ['maternity'],
  'staff-delegate': ['delegate'],
  'ramping-joiner': ['ramping'],
  'departed-orders-unpaid': ['departed'],
  'vacant-territory': ['vacantLeaver'],
  'two-million-order': ['bigOrder'],
  'missing-deal-claim': ['claimant', 'claimHolder'],
  'credit-note-closed-month': ['creditNote'],
  'pair-apart': ['pairAhead', 'pairBehind'],
  'manager-away': [],
  'reused-erp-code': ['codeLeaver', 'codeNewcomer'],
};

const WORDINGS: Readonly<Record<StoryKey, Wording>> = {
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

export function makeStories(world: {
  roster: Roster;
  staff: readonly StaffMember[];
  deals: readonly Deal[];
  transactions: readonly Transaction[];
}): Story[] {
  const keys = Object.keys(CAST_OF) as StoryKey[]; // The record's keys are exactly the story keys.
  return keys.map((key) => ({
    key,
    people:
      key === 'manager-away'
        ? [awayManager(world.staff).personCode]
        : CAST_OF[key].map((cast) => world.roster.cast(cast).personCode),
    what: WORDINGS[key],
    dealCodes: world.deals.filter(({ story }) => story === key).map(({ code }) => code),
    transactionCodes: world.transactions
      .filter(
        (transaction) =>
          transaction.story === key ||
          (key === 'reused-erp-code' && hasReusedCode(transaction, world.roster)),
      )
      .map(({ code }) => code),
  }));
}

export function awayManager(staff: readonly StaffMember[]): StaffMember {
  const found = staff.find(({ key }) => key === managerKey(AWAY_MANAGER.team));
  if (found === undefined) throw new Error(`Team ${AWAY_MANAGER.team} has no manager.`);
  return found;
}

function hasReusedCode(transaction: Transaction, roster: Roster): boolean {
  return transaction.seller === roster.cast('codeLeaver').payrollNumber;
}
