// What a row of a file says of a sale beside its amount.
import { decimalText, ok, type Decimal, type Place, type Result } from '@cordee/kernel';
import {
  attributesText,
  decimalValue,
  readAttributes,
  textValue,
  type ImportValues,
} from '@cordee/modules/imports';
import { saleMargin } from './sale-margin.ts';
import { storableFigure } from './storable-amount.ts';

export type Carried = {
  readonly quantity: string | null;
  readonly margin: string | null;
  readonly territory: string | null;
  readonly attributes: string | null;
};

type Row = { readonly values: ImportValues; readonly kind: string; readonly amount: Decimal };

/** Refuses a quantity, a margin or a cost that no calculation could carry exactly. */
export function carriedOf({ values, kind, amount }: Row, place: Place): Result<Carried> {
  const quantity = storableFigure('quantity', decimalValue(values, 'quantity'), place);
  if (!quantity.ok) return quantity;
  const [written, cost] = [decimalValue(values, 'margin'), decimalValue(values, 'cost')];
  const margin = storableFigure('margin', saleMargin({ kind, amount, margin: written, cost }), place);
  if (!margin.ok) return margin;
  return ok({
    quantity: textOf(quantity.value),
    margin: textOf(margin.value),
    territory: textValue(values, 'territory'),
    attributes: attributesOf(values),
  });
}

const textOf = (value: Decimal | null) => (value === null ? null : decimalText(value));

/** The segment has a column of its own and is an attribute like the others; the column wins. */
function attributesOf(values: ImportValues): string | null {
  const named = new Map(readAttributes(textValue(values, 'attributes')));
  const segment = textValue(values, 'segment');
  if (segment !== null) named.set('segment', segment);
  return named.size === 0 ? null : attributesText(named);
}
