// Each figure of a fairness sheet as the reasoning from which it can be calculated again.
import {
  currency as currencyOf,
  decimal,
  decimalText,
  dividedBy,
  isZero,
  minus,
  numberOf,
  percentage,
  plainDate,
  ROWS_SHOWN_MAX,
  RowStreamHash,
  sumDecimals,
  times,
  compareDecimals,
  type Decimal,
  type Explanation,
  type Label,
  type Quantity,
} from '@cordee/kernel';
import type { FairnessSheet, Measure, TerritorySide, WeighedAccount } from './fairness-sheet.ts';

const rule = { code: 'fairness', version: '1' } as const;
const rounding = { mode: 'half-even', scale: 6 } as const;
const label = (key: string, args: Label['args'] = {}): Label => ({ key: `territories.${key}`, args });
const count = (value: number): Quantity => ({ kind: 'decimal', value: decimal(String(value)) });

function quantityOf(measure: Measure, value: Decimal, currency: string): Quantity {
  return measure === 'visits'
    ? { kind: 'decimal', value }
    : { kind: 'amount', amount: { value, currency: currencyOf(currency) } };
}

export function totalOf({ accounts }: Pick<TerritorySide, 'accounts'>, measure: Measure): Decimal {
  return sumDecimals(accounts.map(({ weight }) => weight[measure]));
}

export function explainAccount(account: WeighedAccount, measure: Measure, currency: string): Explanation {
  const { id, code, name, accountClass, normVisits, weight } = account;
  const isByNorm = measure === 'visits' && normVisits !== null;
  return {
    kind: 'source',
    label: label(isByNorm ? 'fair_account_visits_norm' : `fair_account_${measure}`, {
      account: `${name} (${code})`,
      class: accountClass.toUpperCase(),
    }),
    value: quantityOf(measure, weight[measure], currency),
    place: { entity: id },
  };
}

/** One account among others, which counts for one. */
export function explainCounted({ id, code, name }: WeighedAccount): Explanation {
  return {
    kind: 'source',
    label: label('fair_account_accounts', { account: `${name} (${code})` }),
    value: count(1),
    place: { entity: id },
  };
}

export const territoryLabel = ({ code, holder, name }: TerritorySide['territory']): string =>
  `${code} ${holder ?? name}`;

type Held = Pick<TerritorySide, 'accounts'> & { readonly id: string; readonly name: string };

/** What the accounts of a territory or an area come to, with each of them. */
export function explainTotal(held: Held, measure: Measure, currency: string): Explanation {
  return explainSum(held, {
    of: measure,
    value: quantityOf(measure, totalOf(held, measure), currency),
    weightOf: ({ weight }) => weight[measure],
    rowOf: (account) => explainAccount(account, measure, currency),
  });
}

/** How many accounts a territory or an area has, with each of them. */
export function explainCount(held: Held): Explanation {
  const one = decimal('1');
  return explainSum(held, {
    of: 'accounts',
    value: count(held.accounts.length),
    weightOf: () => one,
    rowOf: explainCounted,
  });
}

type Summed = {
  readonly of: Measure | 'accounts';
  readonly value: Quantity;
  readonly weightOf: (account: WeighedAccount) => Decimal;
  readonly rowOf: (account: WeighedAccount) => Explanation;
};

function explainSum({ id, name, accounts }: Held, { of, value, weightOf, rowOf }: Summed): Explanation {
  const stream = new RowStreamHash();
  for (const account of accounts) stream.add([account.code, of, weightOf(account)]);
  return {
    kind: 'sum',
    label: label(`fair_${of}_of`, { territory: name }),
    value,
    count: accounts.length,
    rows: accounts.length > ROWS_SHOWN_MAX ? null : accounts.map(rowOf),
    rowStreamHash: stream.digest(),
    artefact: null,
    filter: { territory: id },
  };
}

/** The quotas of its position, one period after another. */
export function explainQuota(
  { territory }: Pick<TerritorySide, 'territory'>,
  { quotas, currency }: Pick<FairnessSheet, 'quotas' | 'currency'>,
): Explanation | null {
  const quota = quotas.get(territory.id);
  if (!quota) return null;
  const date = (day: string): Quantity => ({ kind: 'date', date: plainDate(day) });
  const parts = quota.parts.map(({ amount, from, to }): Explanation => ({
    kind: 'source',
    label: label('fair_quota_part', { from: date(from), to: date(to) }),
    value: quantityOf('potential', decimal(amount), currency),
    place: { entity: territory.code },
  }));
  return {
    kind: 'step',
    label: label('fair_quota_of', { territory: territoryLabel(territory) }),
    operation: 'add',
    rule,
    inputs: parts,
    value: quantityOf('potential', decimal(quota.amount), currency),
  };
}

/** Drawn years that came to the quota, of all drawn; null where too little is known. */
export function explainChance(
  { territory, chance: { known } }: Pick<TerritorySide, 'territory' | 'chance'>,
  { quotas, currency }: Pick<FairnessSheet, 'quotas' | 'currency'>,
): Explanation | null {
  const quota = quotas.get(territory.id);
  if (known === null || !quota) return null;
  const reached = label('fair_years_reached', {
    quota: quantityOf('potential', decimal(quota.amount), currency),
    months: count(quota.months.length),
  });
  return {
    kind: 'step',
    label: label('fair_chance_of', {
      territory: territoryLabel(territory),
      low: ratio(known.low),
      high: ratio(known.high),
    }),
    operation: 'divide',
    rule,
    inputs: [
      { kind: 'parameter', label: reached, value: count(known.reached), rule },
      {
        kind: 'parameter',
        label: label('fair_years_drawn', { months: count(known.months) }),
        value: count(known.drawn),
        rule,
      },
    ],
    rounding,
    value: ratioOf(decimal(String(known.reached)), decimal(String(known.drawn))),
  };
}

const ratio = (value: number): Quantity => ({ kind: 'percentage', ratio: percentage(value.toFixed(3)) });

function ratioOf(above: Decimal, below: Decimal): Quantity {
  const value = dividedBy(above, below, { scale: rounding.scale, rounding: rounding.mode });
  return { kind: 'percentage', ratio: percentage(decimalText(value)) };
}

const parameter = (key: string, value: number): Explanation => ({
  kind: 'parameter',
  label: label(key),
  value: count(value),
  rule,
});

/** Steps in the unit of one measure. */
function stepsOf(measure: Measure, currency: string) {
  return (
    key: string,
    operation: 'add' | 'subtract' | 'multiply',
    inputs: readonly Explanation[],
    value: Decimal,
  ): Explanation => ({
    kind: 'step',
    label: label(key),
    operation,
    rule,
    inputs,
    value: quantityOf(measure, value, currency),
  });
}

type Share = { readonly label: Label; readonly above: Explanation; readonly below: Explanation };

/** Null where there is nothing to share. */
function shareOf({ label: own, above, below }: Share): Explanation | null {
  const [dividend, divisor] = [above, below].map(({ value }) => value && numberOf(value));
  if (!dividend || !divisor || isZero(divisor)) return null;
  const inputs = [above, below];
  return {
    kind: 'step',
    label: own,
    operation: 'divide',
    rule,
    inputs,
    rounding,
    value: ratioOf(dividend, divisor),
  };
}

type Part = { readonly input: Explanation; readonly total: Decimal };

/** In the order of what each holds, the least first. */
function partsOf(sides: readonly TerritorySide[], measure: Measure, currency: string): readonly Part[] {
  return sides
    .map((side) => ({ side, total: totalOf(side, measure) }))
    .toSorted((a, b) => compareDecimals(a.total, b.total))
    .map(({ side: { territory }, total }) => ({
      total,
      input: {
        kind: 'source',
        label: label(`fair_${measure}_of`, { territory: territoryLabel(territory) }),
        value: quantityOf(measure, total, currency),
        place: { entity: territory.id },
      },
    }));
}

const allOf = (parts: readonly Part[]): Decimal => sumDecimals(parts.map(({ total }) => total));
const inputsOf = (parts: readonly Part[]): readonly Explanation[] => parts.map(({ input }) => input);

/**
 * Gini: the sum of what each holds times its rank's weight, over all times the number. The n-th of N weighs 2n − N − 1.
 */
export function explainGini(
  sides: readonly TerritorySide[],
  measure: Measure,
  currency: string,
): Explanation | null {
  const parts = partsOf(sides, measure, currency);
  const step = stepsOf(measure, currency);
  const ranked = parts.map(({ input, total }, index) => {
    const weight = 2 * (index + 1) - parts.length - 1;
    const product = times(total, decimal(String(weight)));
    const node = step('fair_ranked', 'multiply', [input, parameter('fair_rank', weight)], product);
    return { input: node, total: product };
  });
  const all = allOf(parts);
  const whole = times(all, decimal(String(parts.length)));
  const total = step('fair_all', 'add', inputsOf(parts), all);
  const number = parameter('fair_number', parts.length);
  return shareOf({
    label: label(`fair_gini_${measure}`),
    above: step('fair_ranked_all', 'add', inputsOf(ranked), allOf(ranked)),
    below: step('fair_times_number', 'multiply', [total, number], whole),
  });
}

/** The most less the least, beside the mean: times the number, over all. */
export function explainSpread(
  sides: readonly TerritorySide[],
  measure: Measure,
  currency: string,
): Explanation | null {
  const parts = partsOf(sides, measure, currency);
  const [least, most] = [parts[0], parts.at(-1)];
  if (least === undefined || most === undefined) return null;
  const step = stepsOf(measure, currency);
  const between = minus(most.total, least.total);
  const difference = step('fair_between', 'subtract', [most.input, least.input], between);
  const number = parameter('fair_number', parts.length);
  const above = times(between, decimal(String(parts.length)));
  return shareOf({
    label: label(`fair_spread_${measure}`),
    above: step('fair_between_times', 'multiply', [difference, number], above),
    below: step('fair_all', 'add', inputsOf(parts), allOf(parts)),
  });
}
