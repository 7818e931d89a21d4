import { compareDates, ok } from '@cordee/kernel';
import type { Currency, EntityId, PlainDate, Result } from '@cordee/kernel';
import type { Credit } from '../credit/credit.ts';
import type { Plan } from '../plan-format/plan.ts';
import { chooseRows } from './choose-rows.ts';
import type { ChosenRows } from './choose-rows.ts';
import type { Figure } from './figure.ts';
import { figureRows } from './figure-rows.ts';
import type { FirstSales } from './first-sales.ts';
import { measuredRow } from './measured-row.ts';
import type { RowMaker } from './measured-row.ts';
import type { MeasuredRow, MeasuredValue } from './measured-value.ts';
import { countedOf, unitOf } from './measure-unit.ts';
import type { Counted } from './counted-part.ts';
import { sumRows } from './sum-rows.ts';
import type { Window } from './window-of.ts';

/** What the aggregation of a measure shares between all payees. */
export type Aggregating = {
  readonly maker: RowMaker;
  readonly window: Window;
  readonly firstSales: FirstSales;
  readonly plan: Pick<Plan, 'currency' | 'conversion'>;
  readonly keepsRows: boolean;
};

export type OwnFacts = {
  readonly payee: EntityId;
  /** In the order of their rows. */
  readonly credits: readonly Credit[];
  readonly figures: readonly Figure[];
};

/** The values of one measure of one payee: one, or one for each currency where nothing is converted; none of nothing. */
export function aggregate(shared: Aggregating, own: OwnFacts): readonly MeasuredValue[] {
  const { measure } = shared.maker;
  const identity = { payee: own.payee, measure: measure.code };
  if (measure.base === 'figure') {
    const rows = figureRows(measure, shared.window, own.figures);
    return valueOf(shared, { ...identity, currency: null }, rows);
  }
  const credits = withinWindow(own.credits, shared.window);
  return [...byCurrency(shared, credits)].flatMap(([currency, part]) =>
    valueOf(shared, { ...identity, currency }, chosenOf(shared, part)),
  );
}

/** The credits of the window, which are together because credits are in the order of their dates. */
function withinWindow(credits: readonly Credit[], { from, to }: Window): readonly Credit[] {
  const start = from === null ? 0 : firstFrom(credits, from);
  const end = firstFrom(credits, to);
  return start === 0 && end === credits.length ? credits : credits.slice(start, end);
}

/** The place of the first credit on the day or after it. */
function firstFrom(credits: readonly Credit[], day: PlainDate): number {
  let [low, high] = [0, credits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const credit = credits[middle];
    if (credit !== undefined && compareDates(credit.transaction.date, day) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Identity = Pick<MeasuredValue, 'payee' | 'measure' | 'currency'>;

function valueOf(
  shared: Aggregating,
  identity: Identity,
  chosen: Result<ChosenRows>,
): readonly MeasuredValue[] {
  const nothing = unitOf(shared.maker.measure, identity.currency ?? shared.plan.currency);
  if (!chosen.ok)
    return [{ ...identity, ...sumRows([], nothing, shared), over: null, issue: chosen.refusal }];
  const { rows, over } = chosen.value;
  if (rows.length === 0 && (over === null || over.length === 0)) return [];
  const divisor = over === null ? null : sumRows(over, nothing, shared);
  return [{ ...identity, ...sumRows(rows, nothing, shared), over: divisor, issue: null }];
}

function byCurrency(
  { plan }: Aggregating,
  credits: readonly Credit[],
): ReadonlyMap<Currency, readonly Credit[]> {
  if (plan.conversion !== null) return new Map([[plan.currency, credits]]);
  const currency = credits[0]?.transaction.amount.currency;
  if (currency === undefined) return new Map();
  if (credits.every(({ transaction }) => transaction.amount.currency === currency))
    return new Map([[currency, credits]]);
  return Map.groupBy(credits, ({ transaction }) => transaction.amount.currency);
}

function chosenOf(shared: Aggregating, credits: readonly Credit[]): Result<ChosenRows> {
  const { dividend, divisor } = countedOf(shared.maker.measure);
  const rows = rowsOf(shared.maker, credits, dividend);
  if (!rows.ok) return rows;
  const over = divisor === null ? ok(null) : rowsOf(shared.maker, credits, divisor);
  return over.ok ? ok(chooseRows(shared, rows.value, over.value)) : over;
}

/** The rows of the credits that count; the first that cannot be counted is the refusal. */
function rowsOf(
  maker: RowMaker,
  credits: readonly Credit[],
  counted: Counted,
): Result<readonly MeasuredRow[]> {
  const rows: MeasuredRow[] = [];
  for (const credit of credits) {
    const row = measuredRow(maker, credit, counted);
    if (!row.ok) return row;
    if (row.value !== null) rows.push(row.value);
  }
  return ok(rows);
}
