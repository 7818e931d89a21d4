import type { AccountRow, DealRow, FeedKind, PersonRow, QuotaRow, TransactionRow } from '../company.ts';

/** The row of each kind of feed. */
export type FeedRows = {
  readonly people: PersonRow;
  readonly accounts: AccountRow;
  readonly deals: DealRow;
  readonly transactions: TransactionRow;
  readonly quotas: QuotaRow;
};

type Spelling = (canonical: string) => string;

export type FeedColumn<Field extends string> = {
  readonly field: Field;
  readonly header: string;
  readonly spelling: Spelling;
};

export type FeedColumns = {
  readonly [Kind in FeedKind]: readonly FeedColumn<keyof FeedRows[Kind] & string>[];
};

const asIs: Spelling = (text) => text;
const decimalComma: Spelling = (text) => text.replace('.', ',');
const frenchDate: Spelling = (text) => text.split('-').toReversed().join('/');
const percent: Spelling = (ratio) => (ratio === '' ? '' : `${percentText(ratio).replace('.', ',')} %`);

const KINDS: Readonly<Record<string, string>> = {
  order: 'Commande',
  delivery: 'Livraison',
  invoice: 'Facture',
  credit_note: 'Avoir',
  payment: 'Encaissement',
  down_payment: 'Acompte',
  retention: 'Retenue de garantie',
  rebate: 'RFA',
  sell_out: 'Vente distributeur',
};

const STAGES: Readonly<Record<string, string>> = {
  prospecting: 'Prospection',
  engaging: 'Qualification',
  proposal: 'Proposition',
  negotiation: 'Négociation',
  won: 'Gagnée',
  lost: 'Perdue',
};

const ORIGINS: Readonly<Record<string, string>> = {
  seller: 'Commercial',
  marketing: 'Campagne',
  inside: 'Sédentaire',
  distributor: 'Distributeur',
  inherited: 'Hérité',
};

const ROLES: Readonly<Record<string, string>> = {
  seller: 'Commercial',
  manager: 'Manager commercial',
  revops: 'Pilotage commercial',
  finance: 'Finance',
  executive: 'Direction',
  marketing: 'Marketing',
  auditor: 'Auditeur',
};

const MEASURES: Readonly<Record<string, string>> = { order_intake: 'Prise de commandes' };

/** How the company's systems spell each field: French headers, decimal comma, day first. */
export const FEED_COLUMNS: FeedColumns = {
  people: [
    column('person_code', 'Code salarié'),
    column('given_name', 'Prénom'),
    column('family_name', 'Nom'),
    column('email', 'E-mail'),
    column('payroll_number', 'Matricule paie'),
    column('position_code', 'Code poste'),
    column('position_title', 'Intitulé du poste'),
    column('team', 'Équipe'),
    column('manager_code', 'Code manager'),
    column('legal_entity', 'Entité juridique'),
    column('effective_from', "Date d'effet", frenchDate),
    column('hired_on', "Date d'embauche", frenchDate),
    column('left_on', 'Date de sortie', frenchDate),
    column('working_time', 'Temps de travail', percent),
    column('commission_rate', 'Taux de commission', percent),
    column('target_incentive', 'Prime cible', decimalComma),
    column('role', 'Rôle', spelt(ROLES)),
  ],
  accounts: [
    column('account_code', 'Code client'),
    column('name', 'Raison sociale'),
    column('sector', "Secteur d'activité"),
    column('country', 'Pays'),
    column('town', 'Ville'),
    column('postcode', 'Code postal'),
    column('siren', 'SIREN'),
    column('parent_code', 'Compte parent'),
    column('potential', 'Potentiel annuel', decimalComma),
    column('revenue', "Chiffre d'affaires", decimalComma),
    column('employees', 'Effectif'),
  ],
  deals: [
    column('deal_code', 'Code affaire'),
    column('seller', 'Propriétaire'),
    column('stage', 'Étape', spelt(STAGES)),
    column('account', 'Code client'),
    column('product', 'Produit'),
    column('amount', 'Montant HT', decimalComma),
    column('currency', 'Devise'),
    column('engaged_on', 'Date de création', frenchDate),
    column('closed_on', 'Date de clôture', frenchDate),
    column('channel', 'Canal'),
    column('origin', 'Origine', spelt(ORIGINS)),
  ],
  transactions: [
    column('transaction_code', 'N° pièce'),
    column('date', 'Date de pièce', frenchDate),
    column('kind', 'Type de pièce', spelt(KINDS)),
    column('amount', 'Montant HT', decimalComma),
    column('currency', 'Devise'),
    column('seller', 'Code vendeur'),
    column('account', 'Code client'),
    column('product', 'Article'),
    column('channel', 'Canal'),
    column('origin', 'Origine', spelt(ORIGINS)),
    column('related_code', 'Pièce liée'),
    column('quantity', 'Quantité'),
    column('margin', 'Marge', decimalComma),
    column('territory', 'Secteur'),
    column('segment', 'Segment'),
    column('attributes', 'Attributs'),
  ],
  quotas: [
    column('seller', 'Code commercial'),
    column('measure', 'Indicateur', spelt(MEASURES)),
    column('period', 'Période'),
    column('amount', 'Objectif', decimalComma),
    column('currency', 'Devise'),
  ],
};

function column<Field extends string>(
  field: Field,
  header: string,
  spelling: Spelling = asIs,
): FeedColumn<Field> {
  return { field, header, spelling };
}

function spelt(names: Readonly<Record<string, string>>): Spelling {
  return (code) => names[code] ?? code;
}

/** `0.0045` is `0.45`, `1` is `100`: the point moves two places, on the text. */
function percentText(ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const integral = digits.slice(0, whole.length + 2).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(whole.length + 2);
  return rest === '' ? integral : `${integral}.${rest}`;
}
