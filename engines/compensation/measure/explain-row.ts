import { equalDecimals, isZero, minus, numberOf, ONE, ZERO } from '@cordee/kernel';
import type { Decimal, Explanation, Quantity, SourceNode } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import type { Transaction } from '../credit/transaction.ts';
import { label, parameter, step, valueOf } from '../earn/step.ts';
import { countedQuantity, creditedAmount, excludedPart, turned } from './counted-part.ts';
import type { Counting } from './counted-part.ts';
import type { MeasuredRow } from './measured-value.ts';
import { pricedNode } from './priced-node.ts';

/**
 * The node of a measured row, whose value is the row's: where it was read, less what the measure excludes, the share that
 * is credited, and the price of its currency.
 */
export function explainRow(row: MeasuredRow): Explanation {
  const { credit, counting, value } = row;
  if (credit === null || counting === null || isPlain(row, credit, counting)) return sourceOf(row, value);
  const how: How = { row, credit, counting };
  return pricedOf(how, sharedOf(how, netOf(how)));
}

type How = { readonly row: MeasuredRow; readonly credit: Credit; readonly counting: Counting };

/** Nothing happened between the source and the measure; a customer counts once, whatever the share of the sale. */
function isPlain({ value }: MeasuredRow, { share }: Credit, { rate, excludes, valued }: Counting): boolean {
  if (value.kind === 'decimal' && value.unit === 'customers') return true;
  if (valued !== null) return false;
  return equalDecimals(share, ONE) && (value.kind !== 'amount' || (rate === null && excludes.length === 0));
}

function labelOf({ code, kind, date }: Pick<MeasuredRow, 'code' | 'kind' | 'date'>) {
  return label(`compensation.kind_${kind}`, { code, date: { kind: 'date', date } });
}

/** Money of another currency is a plain number, so that its label says the currency. */
function recordedLabel({ row, credit, counting }: How) {
  if (counting.rate === null || row.value.kind !== 'amount') return labelOf(row);
  const { code, date } = row;
  const { currency } = credit.transaction.amount;
  return label('compensation.foreign_amount', { code, date: { kind: 'date', date }, currency });
}

function sourceOf(row: MeasuredRow, value: Quantity): SourceNode {
  const { original, place } = row;
  const decidedBy = original === null ? {} : { decidedBy: [saleOf(original)] };
  return { kind: 'source', label: labelOf(row), value, place, ...decidedBy };
}

function saleOf(original: Transaction): SourceNode {
  const value: Quantity = { kind: 'amount', amount: original.amount };
  return { kind: 'source', label: labelOf(original), value, place: original.place };
}

/** What the source says, with the sign it counts with, less the attributes that the measure excludes. */
function netOf(how: How): Explanation {
  const { row, credit, counting } = how;
  if (counting.valued !== null) return counting.valued;
  const recorded: Explanation = { ...sourceOf(row, wholeOf(how)), label: recordedLabel(how) };
  const taken = isAmount(how)
    ? counting.excludes.flatMap((name) => excludedNode(how, name, excludedPart(credit.transaction, name)))
    : [];
  if (taken.length === 0) return recorded;
  return step('subtract', [recorded, ...taken], {
    label: label('compensation.amount_net'),
    rule: counting.rule,
  });
}

function excludedNode(how: How, name: string, part: Decimal | null): readonly Explanation[] {
  if (part === null || isZero(part)) return [];
  const value = moneyOf(how, turned(part, { ...how.counting, credit: how.credit }));
  const named = label('compensation.amount_excluded', { attribute: name });
  return [{ kind: 'source', label: named, value, place: how.row.place }];
}

/** The share that is credited; what the rounding of a split to the cent adds or takes is said apart. */
function sharedOf(how: How, net: Explanation): Explanation {
  const { credit, counting, row } = how;
  const { rule } = counting;
  if (equalDecimals(credit.share, ONE)) return net;
  const share = parameter(
    { kind: 'percentage', ratio: credit.share },
    { label: label('compensation.credited_share'), rule },
  );
  const shared = step('multiply', [net, share], { label: labelOf(row), rule });
  if (!isAmount(how)) return shared;
  const expected = creditedAmount({ ...counting, credit, rate: null }).value;
  const rest = minus(expected, numberOf(valueOf(shared)) ?? ZERO);
  if (isZero(rest)) return shared;
  const cent = parameter(moneyOf(how, rest), { label: label('compensation.credited_rest'), rule });
  return step('add', [shared, cent], { label: labelOf(row), rule });
}

function pricedOf({ row, counting }: How, node: Explanation): Explanation {
  const { rate, rule } = counting;
  if (rate === null || row.value.kind !== 'amount') return node;
  return pricedNode(node, { rate, rule, code: row.code });
}

function isAmount({ counting }: How): boolean {
  return counting.counted === 'amount';
}

/** The whole of what the row is a share of, as the source says it, with the sign it counts with. */
function wholeOf(how: How): Quantity {
  const { credit, counting } = how;
  const { amount, margin, quantity } = credit.transaction;
  const given = { ...counting, credit };
  switch (counting.counted) {
    case 'amount':
      return moneyOf(how, turned(amount.value, given));
    case 'margin':
      return moneyOf(how, turned(margin?.value ?? ZERO, given));
    case 'quantity':
      return { kind: 'decimal', value: countedQuantity(quantity ?? ZERO, given), unit: 'units' };
    case 'count':
      return { kind: 'decimal', value: ONE, unit: 'transactions' };
    case 'customers':
      return { kind: 'decimal', value: ONE, unit: 'customers' };
  }
}

/** Money of another currency is a plain number until it meets the price of that currency. */
function moneyOf({ credit, counting }: How, value: Decimal): Quantity {
  if (counting.rate !== null) return { kind: 'decimal', value };
  return { kind: 'amount', amount: { value, currency: credit.transaction.amount.currency } };
}
