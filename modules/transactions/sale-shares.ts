// The shares of each sale of a file as its rows come, and what all of them together say: a whole sale or none.
import {
  compareDecimals,
  decimal,
  decimalText,
  plus,
  times,
  withoutTrailingZeros,
  ZERO,
  type Decimal,
  type EntityId,
  type Refusal,
} from '@cordee/kernel';
import type { AcceptedRow } from '@cordee/modules/imports';

type SaleShare = { readonly person: EntityId; readonly share: Decimal; readonly row: AcceptedRow };

/** The sale whose shares are told, by its id and as the file names it. */
export type SharedSale = { readonly id: EntityId; readonly code: string };

export type SaleShares = {
  /** Keeps a share in its place; false where the person has one of this sale already. */
  add(sale: SharedSale, share: SaleShare): boolean;
  /** The sales that are shared as a whole, with who has the first part first. */
  whole(): readonly { readonly sale: SharedSale; readonly shares: readonly SaleShare[] }[];
  /** Every row of a sale whose shares are less or more than all of it, with the sum that they make. */
  refused(): readonly { readonly row: AcceptedRow; readonly refusal: Refusal }[];
};

export function openSaleShares(): SaleShares {
  const bySale = new Map<EntityId, { readonly sale: SharedSale; readonly shares: SaleShare[] }>();
  return {
    add: (sale, share) => {
      const known = bySale.get(sale.id) ?? { sale, shares: [] };
      bySale.set(sale.id, known);
      if (known.shares.some(({ person }) => person === share.person)) return false;
      known.shares.push(share);
      return true;
    },
    whole: () => [...bySale.values()].filter(({ shares }) => isWhole(sumOf(shares))),
    refused: () =>
      [...bySale.values()].flatMap(({ sale, shares }) => {
        const sum = sumOf(shares);
        if (isWhole(sum)) return [];
        const percent = decimalText(withoutTrailingZeros(times(sum, HUNDRED)));
        return shares.map(({ row }) => ({
          row,
          refusal: {
            code: 'transactions.shares_not_whole',
            args: { sale: sale.code, sum: percent },
            place: { line: row.line },
          },
        }));
      }),
  };
}

const [ONE, HUNDRED] = [decimal('1'), decimal('100')];

const sumOf = (shares: readonly SaleShare[]): Decimal =>
  shares.reduce((sum, { share }) => plus(sum, share), ZERO);

const isWhole = (sum: Decimal): boolean => compareDecimals(sum, ONE) === 0;
