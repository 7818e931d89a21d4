import type { DirtyRow, FeedKind } from '../company.ts';
import type { Account } from '../market/account-base.ts';
import type { Deal } from '../selling/deal.ts';
import { openRandom } from '../random.ts';
import type { Transaction } from '../selling/transaction.ts';

type Stain = DirtyRow & { readonly value: string };

/** The rows that are wrong on purpose, and how they read in the files. */
export type Dirt = {
  readonly rows: readonly DirtyRow[];
  readonly soil: <Row extends object>(kind: FeedKind, code: string, row: Row) => Row;
};

const MISSING_ACCOUNT = { fr: 'Le client manque.', en: 'The account is missing.' };
const MISSPELT_PRODUCT = { fr: 'Le produit est mal orthographié.', en: 'The product is misspelt.' };
const MISSPELT_SECTOR = { fr: "Le secteur d'activité est mal orthographié.", en: 'The sector is misspelt.' };
const UNKNOWN_ACCOUNT = { fr: "Ce client n'existe pas.", en: 'This account does not exist.' };
const UNKNOWN_DOCUMENT = { fr: "La pièce liée n'existe pas.", en: 'The related document does not exist.' };

export function makeDirt(
  seed: string,
  clean: { accounts: readonly Account[]; deals: readonly Deal[]; transactions: readonly Transaction[] },
): Dirt {
  const random = openRandom(seed, 'dirt');
  const deals = clean.deals.filter(({ story }) => story === undefined);
  const ovens = deals.filter(({ item }) => item.code === 'CUI-210');
  const restaurants = clean.accounts.filter(({ sector }) => sector === 'Restauration');
  const documents = clean.transactions.filter(({ story }) => story === undefined);
  const draw = <Item extends { readonly code: string }>(items: readonly Item[], count: number) => [
    ...new Set(Array.from({ length: count }, () => random.pick(items).code)),
  ];
  const stains: Stain[] = [
    ...stain('deals', draw(deals, 5), { field: 'account', value: '', what: MISSING_ACCOUNT }),
    ...stain('deals', draw(ovens, 4), {
      field: 'product',
      value: 'Four mixte Vercor 10',
      what: MISSPELT_PRODUCT,
    }),
    ...stain('accounts', draw(restaurants, 3), {
      field: 'sector',
      value: 'Restuaration',
      what: MISSPELT_SECTOR,
    }),
    ...stain(
      'transactions',
      draw(
        documents.filter(({ kind }) => kind === 'order'),
        3,
      ),
      {
        field: 'account',
        value: 'C99999',
        what: UNKNOWN_ACCOUNT,
      },
    ),
    ...stain(
      'transactions',
      draw(
        documents.filter(({ kind }) => kind === 'payment'),
        3,
      ),
      {
        field: 'related_code',
        value: 'FAC-00-00000',
        what: UNKNOWN_DOCUMENT,
      },
    ),
  ];
  const byRow = Map.groupBy(stains, ({ kind, code }) => `${kind}/${code}`);
  return {
    rows: stains.map(({ kind, code, field, what }) => ({ kind, code, field, what })),
    soil: (kind, code, row) => {
      const found = byRow.get(`${kind}/${code}`);
      if (found === undefined) return row;
      return { ...row, ...Object.fromEntries(found.map(({ field, value }) => [field, value])) };
    },
  };
}

function stain(
  kind: FeedKind,
  codes: readonly string[],
  spot: Pick<Stain, 'field' | 'value' | 'what'>,
): Stain[] {
  return codes.map((code) => ({ kind, code, ...spot }));
}
