// What a component pays, read a second time from its document and the specification alone: fractions of two whole
// numbers, plain numbers for comparison, none of the engine's code. One payee, one period, sales in their order.

type F = readonly [bigint, bigint];
type Doc = Readonly<Record<string, unknown>>;
export type OracleSituation = { readonly sales: readonly string[]; readonly quota: string | null };

/** Cents by component of a plan; null where the specification asks for an issue. */
export function oracleEarnings(
  components: readonly Doc[],
  situation: OracleSituation,
): readonly (bigint | null)[] {
  const sales = situation.sales.map(read);
  const quota = situation.quota === null ? null : read(situation.quota);
  return components.map((component) => {
    const due = dueOf(component, { sales, quota });
    return due === null ? null : cents(due);
  });
}

type World = { readonly sales: readonly F[]; readonly quota: F | null };

function dueOf(component: Doc, world: World): F | null {
  const isByRow = component['per'] === 'transaction';
  let due: F | null = [0n, 1n];
  if (isByRow) {
    for (const sale of world.sales) {
      let row = coreOf(component, { sales: [sale], quota: world.quota });
      for (const gate of listOf(component['gates']))
        if (row !== null && gate['thresholds'] === 'amount') row = throughGate(row, gate, sale);
      if (row === null) return null;
      for (const cap of listOf(component['cap']))
        if (cap['per'] === 'transaction') row = least(row, read(cap['amount']));
      due = plus(due, row);
    }
  } else due = coreOf(component, world);
  if (due === null) return null;
  for (const gate of listOf(component['gates'])) {
    if (isByRow && gate['thresholds'] === 'amount') continue;
    const tested = testedBy(gate, world);
    if (tested === null) return null;
    due = throughGate(due, gate, tested);
  }
  for (const multiplier of listOf(component['multipliers'])) {
    const factor = factorOf(multiplier, world);
    if (factor === null) return null;
    due = by(due, factor);
  }
  due = by(due, read(component['weight'] ?? '1'));
  for (const floor of listOf(component['floor'])) due = most(due, read(floor['amount']));
  for (const cap of listOf(component['cap']))
    if (cap['per'] !== 'transaction') due = least(due, read(cap['amount']));
  return due;
}

function coreOf({ type, args }: Doc, world: World): F | null {
  const a = args as Doc; // an object by the plan format
  const sold = world.sales.reduce(plus, [0n, 1n]);
  const counted: F = a['clawback'] === true ? sold : most(sold, [0n, 1n]);
  switch (type) {
    case 'flat_amount':
      return read(a['amount']);
    case 'percentage_of_measure':
      return a['over'] === undefined
        ? by(counted, read(a['rate']))
        : by(most(less(sold, read((a['over'] as Doc)['amount'])), [0n, 1n]), read(a['rate'])); // an object by the plan format
    case 'per_unit':
      return by([BigInt(world.sales.length), 1n], read(a['amount']));
    case 'unit_tiers': {
      const number: F = [BigInt(world.sales.length), 1n];
      const tiers = rowsOf(a['tiers'], 'amount');
      return a['shape'] === 'marginal'
        ? integral(tiers, number, [1n, 1n])
        : by(number, stepIn(tiers, number, [1n, 1n], a['side'] === 'exceeded'));
    }
    case 'retroactive_tiers': {
      const unit = unitOf(a['thresholds'], world);
      if (unit === null) return null;
      return by(counted, stepIn(rowsOf(a['tiers'], 'rate'), sold, unit, a['side'] === 'exceeded'));
    }
    case 'marginal_tiers': {
      const unit = unitOf(a['thresholds'], world);
      return unit === null ? null : integral(rowsOf(a['tiers'], 'rate'), counted, unit);
    }
    case 'attainment_curve':
      return curve(a, sold, world.quota);
    case 'amount_table':
      return amountOfTable(a, sold, unitOf(a['thresholds'], world));
    case 'bonus_at_target': {
      if (!isQuota(world.quota)) return null;
      const reached = !below(sold, by(world.quota, read(a['threshold'])));
      return reached ? by(read(a['bonus']), read(a['weight'])) : [0n, 1n];
    }
    default:
      throw new Error(`the oracle does not know ${String(type)}`);
  }
}

function amountOfTable(a: Doc, sold: F, unit: F | null): F | null {
  if (unit === null) return null;
  const rows = rowsOf(a['rows'], 'amount');
  const isReached = ({ from }: Row) =>
    a['side'] === 'exceeded' ? below(by(from, unit), sold) : !below(sold, by(from, unit));
  if (a['shape'] === 'sum')
    return rows.filter(isReached).reduce<F>((sum, { value }) => plus(sum, value), [0n, 1n]);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [0n, 1n];
  const under: F = a['below'] === 'flat' ? first.value : [0n, 1n];
  const isBeyond = below(by(last.from, unit), sold);
  const isUnder = below(sold, by(first.from, unit));
  if (isUnder && !(isZero(first.from) && a['shape'] === 'step')) return under;
  if (isBeyond && a['beyond'] === 'zero') return [0n, 1n];
  return a['shape'] === 'linear'
    ? interpolated(rows, sold, { quota: unit, isSlope: isBeyond && a['beyond'] === 'slope' })
    : stepIn(rows, sold, unit, a['side'] === 'exceeded', under);
}

function curve(a: Doc, sold: F, quota: F | null): F | null {
  if (!isQuota(quota)) return null;
  const rows = rowsOf(a['rows'], 'share');
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [0n, 1n];
  const target = read(a['target']);
  const isBeyond = below(by(last.from, quota), sold);
  const counted = most(sold, [0n, 1n]);
  if (a['shape'] === 'marginal') return by(target, over(integral(rows, counted, quota), quota));
  const isUnder = below(sold, by(first.from, quota));
  const under: F = a['below'] === 'flat' ? first.value : [0n, 1n];
  let share: F;
  if (isUnder && !(isZero(first.from) && a['shape'] !== 'linear')) share = under;
  else if (isBeyond && a['beyond'] === 'zero') share = [0n, 1n];
  else if (a['shape'] === 'linear')
    share = interpolated(rows, sold, { quota, isSlope: isBeyond && a['beyond'] === 'slope' });
  else share = stepIn(rows, sold, quota, a['side'] === 'exceeded', under);
  return by(target, a['shape'] === 'whole' ? over(by(counted, share), quota) : share);
}

type Row = { readonly from: F; readonly value: F };

function interpolated(rows: readonly Row[], sold: F, { quota, isSlope }: { quota: F; isSlope: boolean }): F {
  const above = rows.findIndex(({ from }) => below(sold, by(from, quota)));
  const last = rows.at(-1);
  if (last === undefined) return [0n, 1n];
  if (rows.length === 1 || (above === -1 && !isSlope)) return last.value;
  const upper = above === -1 ? rows.length - 1 : above;
  const [from, to] = [rows[upper - 1], rows[upper]];
  if (from === undefined || to === undefined) return last.value;
  const start = by(from.from, quota);
  const position = over(less(sold, start), less(by(to.from, quota), start));
  const value = plus(from.value, by(less(to.value, from.value), position));
  return above === -1 ? most(value, [0n, 1n]) : value;
}

/** The value of the highest row reached; a first row from zero holds for everything below the second. */
function stepIn(rows: readonly Row[], figure: F, unit: F, isExceeded: boolean, under: F = [0n, 1n]): F {
  let value: F = rows[0] !== undefined && isZero(rows[0].from) ? rows[0].value : under;
  for (const row of rows) {
    const threshold = by(row.from, unit);
    if (isExceeded ? below(threshold, figure) : !below(figure, threshold)) value = row.value;
  }
  return value;
}

/** The sum of the rates over every euro from the first row's threshold to the figure. */
function integral(rows: readonly Row[], figure: F, unit: F): F {
  let total: F = [0n, 1n];
  let slope: F = [0n, 1n];
  rows.forEach(({ from, value }, index) => {
    const threshold = by(from, unit);
    if ((index === 0 && isZero(from)) || below(threshold, figure))
      total = plus(total, by(less(figure, threshold), less(value, slope)));
    slope = value;
  });
  return total;
}

function testedBy(condition: Doc, { sales, quota }: World): F | null {
  const sold = sales.reduce(plus, [0n, 1n]);
  if (condition['thresholds'] !== 'attainment') return sold;
  return isQuota(quota) ? [sold[0] * quota[1], sold[1] * quota[0]] : null;
}

function throughGate(due: F, gate: Doc, tested: F): F {
  const isOpen =
    typeof gate['at_least'] === 'string'
      ? !below(tested, read(gate['at_least']))
      : below(read(gate['more_than']), tested);
  return isOpen ? due : by(due, read(gate['otherwise'] ?? '0'));
}

function factorOf(multiplier: Doc, world: World): F | null {
  if (typeof multiplier['ratio'] === 'string') return read(multiplier['ratio']);
  const tested = testedBy(multiplier, world);
  if (tested === null) return null;
  const table = multiplier['table'] as Doc; // an object by the plan format
  return stepIn(rowsOf(table['rows'], 'ratio'), tested, [1n, 1n], false);
}

function unitOf(thresholds: unknown, { quota }: World): F | null {
  if (thresholds !== 'attainment') return [1n, 1n];
  return isQuota(quota) ? quota : null;
}

function rowsOf(rows: unknown, key: string): readonly Row[] {
  return listOf(rows).map((row) => ({ from: read(row['from']), value: read(row[key]) }));
}

function listOf(value: unknown): readonly Doc[] {
  return Array.isArray(value) ? (value as Doc[]) : []; // lists of objects by the plan format
}

function read(text: unknown): F {
  const [whole = '0', part = ''] = String(text).split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

const by = (a: F, b: F): F => [a[0] * b[0], a[1] * b[1]];
const plus = (a: F, b: F): F => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const less = (a: F, b: F): F => plus(a, [-b[0], b[1]]);
const below = (a: F, b: F): boolean => a[0] * b[1] < b[0] * a[1];
const most = (a: F, b: F): F => (below(a, b) ? b : a);
const least = (a: F, b: F): F => (below(b, a) ? b : a);
const isZero = (a: F): boolean => a[0] === 0n;
const isQuota = (quota: F | null): quota is F => quota !== null && quota[0] > 0n;

/** Ratios that the specification rounds: 12 decimals, half-even. */
function over(a: F, b: F): F {
  const sign = b[0] < 0n ? -1n : 1n;
  return [nearest([a[0] * b[1] * sign, a[1] * b[0] * sign], 10n ** 12n), 10n ** 12n];
}

const cents = (value: F): bigint => nearest(value, 100n);

/** The nearest whole number of parts; of two equally near, the even one. */
function nearest([top, bottom]: F, parts: bigint): bigint {
  const scaled = top * parts;
  let down = scaled / bottom;
  if (scaled % bottom !== 0n && scaled < 0n) down -= 1n;
  const twice = (scaled - down * bottom) * 2n;
  if (twice < bottom) return down;
  if (twice > bottom) return down + 1n;
  return down % 2n === 0n ? down : down + 1n;
}
