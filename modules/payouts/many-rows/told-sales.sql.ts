// The question of a plan's credits, with what its sales leave to the ones that they belong to: looked up only where a
// measure reads something that a sale does not say itself.
import { asOriginal, openOriginals, type Plan, type Transaction } from '@cordee/engine-compensation';
import { decimalText, ok, refused, type Decimal, type Period, type Result, type Scope } from '@cordee/kernel';
import type { Compute, CreditQuestion, ToldSale } from '@cordee/platform/compute';
import type { Database } from '@cordee/platform/database';
import { readOriginals, readSales } from '../run/original-sales.sql.ts';
import type { MemoryNeed } from '../run/memory-need.ts';
import { creditQuestion, type CreditingPlaces } from './credit-question.sql.ts';

type Parts = { readonly database: Database; readonly compute: Compute };
type Asked = {
  readonly plan: Plan;
  readonly period: Period;
  /** Only of the sales that one of these sold or shares; of all without it. */
  readonly people?: readonly string[];
};

/** Refuses payouts.many_rows_unsupported, with what the plan or its sales need memory for. */
export async function toldQuestion(
  parts: Parts,
  scope: Scope,
  { plan, period, people }: Asked,
  places: CreditingPlaces,
): Promise<Result<CreditQuestion>> {
  const asked = creditQuestion(plan, period, places);
  if (!asked.ok) return asked;
  const ofPeople = people === undefined ? {} : { people };
  const plain = { ...asked.value, ...ofPeople };
  const unsaid = await parts.compute.unsaidSales(scope, plain);
  if (!unsaid.ok) return unsaid;
  const told = await toldSales(parts, scope, unsaid.value);
  if (!told.ok) return told;
  if (told.value.length === 0) return ok(plain);
  const again = creditQuestion(plan, period, { ...places, told: told.value });
  return again.ok ? ok({ ...again.value, ...ofPeople }) : again;
}

/** Those of the given sales that another one says something of. */
async function toldSales(
  parts: Parts,
  scope: Scope,
  ids: readonly string[],
): Promise<Result<readonly ToldSale[]>> {
  const sales = await readSales(parts, scope, ids);
  const originalOf = openOriginals([
    ...sales,
    ...(await readOriginals(parts, scope, { sales, needs: () => true })),
  ]);
  const found = sales.flatMap((sale) => {
    const original = originalOf(sale) ?? null;
    return original === null ? [] : toldSale(asOriginal(sale, original));
  });
  const isWide = found.some(({ said: { margin, quantity } }) => [margin, quantity].some(isTooWide));
  return isWide
    ? refused('payouts.many_rows_unsupported', { need: 'unread' satisfies MemoryNeed, what: '' })
    : ok(found);
}

function toldSale(transaction: Transaction): ToldSale {
  const { place, product, channel, origin, customer, territory, attributes, margin, quantity } = transaction;
  const number = (value: Decimal | null) => (value === null ? null : decimalText(value));
  const numbers = { margin: number(margin?.value ?? null), quantity: number(quantity) };
  return {
    sale: place.entity ?? '',
    said: { product, channel, origin, customer, territory, ...numbers },
    attributes,
  };
}

/** SQL reads figures of thirteen digits before the point. */
const isTooWide = (text: string | null) => text !== null && /^-?[0-9]{14}/.test(text);
