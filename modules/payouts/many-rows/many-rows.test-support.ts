// Random plans with the facts they pay: what the database is given, and the same told once more as the engine reads it.
import fc from 'fast-check';
import {
  parsePlan,
  UNSAID,
  type PlanAssignment,
  type PlanFacts,
  type Transaction,
} from '@cordee/engine-compensation';
import {
  civilCalendar,
  currency,
  decimal,
  decimalText,
  invariant,
  percentage,
  periodByCode,
  plainDate,
  withoutTrailingZeros,
  type EntityId,
  type TenantId,
} from '@cordee/kernel';
import { transactionId } from '@cordee/modules/transactions';
import type { PlanRecords } from '../run/plan-records.ts';
import {
  idOf,
  OWN_MEASURES,
  ownComponent,
  withCustomers,
  type OwnMeasure,
} from './own-measures.test-support.ts';

export const people = ['ana', 'bob', 'cid', 'dan', 'eve'] as const;
const days = (most: number) =>
  fc.integer({ min: -92, max: most }).map((n) => plainDate('2026-01-01').add({ days: n }).toString());

const figure = fc
  .tuple(fc.bigInt({ min: -(10n ** 7n), max: 10n ** 8n }), fc.constantFrom(0, 2, 4))
  .map(([unscaled, scale]) => decimalText({ unscaled, scale }));
const sale = fc.record({
  id: fc.integer({ min: 1, max: 40 }),
  day: days(100),
  seller: fc.option(fc.constantFrom(...people), { nil: null }),
  product: fc.constantFrom('rope', 'harness', null),
  amount: fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.constantFrom(0, 2, 2, 4))
    .map(([unscaled, scale]) => decimalText({ unscaled, scale })),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY'),
  carried: fc.record({
    customer: fc.constantFrom(null, 'acme', 'bolt', 'core'),
    territory: fc.constantFrom(null, 'nord', 'sud'),
    margin: figure,
    quantity: figure,
    attributes: fc.constantFrom<Readonly<Record<string, string>> | null>(
      null,
      { segment: 'large', freight: '12.5' },
      { segment: 'small', freight: '-3', remise: '0.125', signed: '2026-02-03' },
      { segment: 'épée "🗻"', remise: '0', signed: '2025-12-31', freight: '0.0001' },
    ),
  }),
  refersTo: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  shares: fc.constantFrom(
    [],
    [],
    [],
    ['0.6', '0.4'],
    ['0.33333333', '0.33333333', '0.33333334'],
    ['0.5', '0.4'],
  ),
});
/** An order or a credit note, and an invoice of the same code: a sale is known by its kind and code. */
export const kindOf = (id: number) => (id > 20 ? 'invoice' : id % 3 === 0 ? 'credit_note' : 'order');
export const codeOf = (id: number) => `N°${id > 20 ? id - 20 : id}`;
export const saleId = (tenant: TenantId, id: number) => transactionId(tenant, '', kindOf(id), codeOf(id));
const rate = fc.integer({ min: 1, max: 99_999 }).map((n) => decimalText({ unscaled: BigInt(n), scale: 6 }));
const filters = fc.constantFrom([], [], [{ field: 'product', values: ['rope'] }]);
const CONDITIONS = [
  'ET(montant > 1000; NON(produit = "rope"))',
  'OU(MOIS(date) = 2; type = "credit_note")',
  'montant * 3 < 5000,5',
  'NON(canal = "direct")',
  'OU(montant < 0; produit = "harness"; code = "N°7")',
] as const;
const anyWorld = fc.record({
  changes: fc.array(fc.array(sale, { minLength: 10, maxLength: 30, size: 'max' }), {
    minLength: 1,
    maxLength: 3,
  }),
  holdings: fc.uniqueArray(
    fc.record({
      payee: fc.constantFrom(...people),
      from: fc.constantFrom('2025-01-01', '2026-02-01'),
      to: fc.constantFrom(null, '2026-03-01'),
      isFormer: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 2, maxLength: 5, selector: ({ payee }) => payee },
  ),
  reports: fc.array(
    fc.record({
      payee: fc.constantFrom(...people),
      manager: fc.constantFrom(...people),
      from: fc.constantFrom('2025-01-01', '2026-02-15'),
    }),
    { maxLength: 6 },
  ),
  crediting: fc.record({
    split: fc.constantFrom(0, 1, 3),
    levels: fc.integer({ min: 0, max: 3 }),
    share: fc.constantFrom('1', '0.5', '0.333'),
    only: filters,
  }),
  rates: fc.tuple(rate, rate, rate),
  quota: fc.integer({ min: 1, max: 9_000_000 }),
  measured: filters,
  condition: fc.constantFrom(null, null, ...CONDITIONS),
  own: fc.constantFrom(...OWN_MEASURES),
  /** Whether some sales do not say their margin, their units or their customer, or say what cannot be read. */
  isUnsaid: fc.constantFrom(false, false, false, true),
  keepsForeign: fc.constantFrom(false, false, false, true),
  /** How far the plan looks back: over its quarter, or over that and the one before. */
  window: fc.constantFrom<Window>('period', 'rolling', 'rolling'),
  /** Whether some sales name another one of any day, to which they leave what they do not say. */
  isLinked: fc.constantFrom(false, false, true),
});
type Window = 'period' | 'rolling';
/** A formula that meets money of another currency is told in memory: most worlds with one have none. */
export const world = anyWorld.map((given) => {
  const isOfEuros = !given.keepsForeign && isRead(given);
  const changes = given.changes.map((change) =>
    change.map((each) => ({
      ...each,
      currency: isOfEuros ? ('EUR' as const) : each.currency,
      carried: carriedBy(given, each),
      refersTo: given.isLinked ? each.refersTo : null,
    })),
  );
  return { ...given, changes };
});

type Formulas = { readonly condition: string | null; readonly own: OwnMeasure };

const isRead = ({ condition, own }: Formulas) =>
  condition !== null || own['condition'] !== undefined || own['value'] !== undefined;

/** Some sales say nothing, or nothing that can be read: of those only memory can tell. */
export const mayNeedMemory = (
  given: Formulas & Pick<World, 'isUnsaid' | 'keepsForeign' | 'isLinked'>,
): boolean =>
  given.isUnsaid || given.isLinked || (given.keepsForeign && isRead(given)) || countsNobody(given);

/** Shares of a split times a level of management leave a value of its own no digits for a sum. */
export const mayPassDigits = ({ crediting, own }: Pick<World, 'crediting' | 'own'>): boolean =>
  crediting.split > 0 && crediting.levels > 0 && own['value'] !== undefined;

/** A sale without a customer is refused where customers are counted. */
const countsNobody = ({ own }: Formulas) =>
  own['aggregation'] === 'distinct_customers' && own['filters'] === undefined;

type Told = { readonly id: number; readonly carried: Carried };

function carriedBy(given: { readonly isUnsaid: boolean; readonly isLinked: boolean }, each: Told): Carried {
  if (given.isUnsaid) return unsaid(each);
  return given.isLinked && each.id % 4 === 0
    ? { ...each.carried, margin: null, quantity: null }
    : each.carried;
}

function unsaid({ id, carried }: Told): Carried {
  if (id % 5 === 0) return { ...carried, margin: null, quantity: null };
  if (id % 5 === 1)
    return { ...carried, attributes: { freight: 'free', remise: '0.123456789', signed: '2026-02-30' } };
  return carried;
}
type Carried = {
  readonly customer: string | null;
  readonly territory: string | null;
  readonly margin: string | null;
  readonly quantity: string | null;
  readonly attributes: Readonly<Record<string, string>> | null;
};
export type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const found = periodByCode(civilCalendar, '2026-Q1');
invariant(found.ok, 'the first quarter is a period');
export const period = found.value;

function documentOf(
  tenant: TenantId,
  { crediting: { split, levels, share, only }, rates, measured, condition, own, window }: World,
) {
  const wide = window === 'rolling' ? { window, periods: 2 } : {};
  const counted = condition === null ? {} : { condition: { formula: condition, language: 'fr' } };
  const rules = [
    ...(split === 0 ? [] : [{ code: 'split', type: 'split', precedence: split, filters: only }]),
    { code: 'owner', type: 'owner', precedence: 2 },
    ...(levels === 0
      ? []
      : [{ code: 'up', type: 'roll_up', precedence: 9, args: { levels, shares: [share] } }]),
  ];
  const [first, second, third] = rates;
  return {
    format: 'cordee-plan/1',
    code: 'many',
    name: 'Many',
    version: '1',
    semantics: 1,
    currency: 'EUR',
    calendar: 'civil',
    grain: 'quarter',
    crediting: { rules },
    measures: [
      {
        code: 'orders',
        base: 'order_intake',
        aggregation: 'amount',
        filters: [{ field: 'kind', values: ['order'] }],
        ...wide,
      },
      {
        code: 'invoiced',
        base: 'invoicing',
        aggregation: 'amount',
        filters: measured,
        ...counted,
        bands: [{ field: 'amount', below: '50000.5' }],
      },
      { code: 'deals', base: 'order_intake', aggregation: 'count', ...counted },
      { code: 'own', ...withCustomers(tenant, own), ...wide },
    ],
    components: [
      { code: 'commission', type: 'percentage_of_measure', args: { measure: 'invoiced', rate: first } },
      {
        code: 'tiers',
        type: 'marginal_tiers',
        args: {
          measure: 'orders',
          thresholds: 'attainment',
          tiers: [
            { from: '0', rate: second },
            { from: '0.8', rate: third },
          ],
        },
      },
      { code: 'number', type: 'bonus_at_target', args: { measure: 'deals', bonus: '500' } },
      ownComponent(own),
    ],
  };
}

/** What the facts say in the end: the last word on each sale, with the shares that were last told for it. */
function salesOf(tenant: TenantId, { changes }: World): readonly Transaction[] {
  const last = new Map(changes.flat().map((each) => [each.id, each]));
  const shares = new Map<string, { payee: EntityId; place: number; share: string; id: number }>();
  for (const each of changes.flat())
    for (const part of partsOf(tenant, each)) shares.set(`${each.id} ${part.place}`, part);
  return [...last.values()].map((each): Transaction => ({
    ...UNSAID,
    source: '',
    code: codeOf(each.id),
    kind: kindOf(each.id),
    date: plainDate(each.day),
    amount: { value: withoutTrailingZeros(decimal(each.amount)), currency: currency(each.currency) },
    seller: each.seller === null ? null : idOf(tenant, each.seller),
    product: each.product,
    channel: null,
    origin: null,
    ...carriedOf(tenant, each),
    splits: [...shares.values()]
      .filter(({ id }) => id === each.id)
      .toSorted((a, b) => a.place - b.place)
      .map(({ payee, share }) => ({ payee, share: percentage(share) })),
    refersTo: each.refersTo === null ? null : { source: '', code: codeOf(each.refersTo) },
    place: {},
  }));
}

function carriedOf(tenant: TenantId, { carried, currency: unit }: Sale) {
  const { customer, territory, margin, quantity, attributes: named } = carried;
  return {
    customer: customer && idOf(tenant, customer),
    territory,
    margin:
      margin === null ? null : { value: withoutTrailingZeros(decimal(margin)), currency: currency(unit) },
    quantity: quantity === null ? null : withoutTrailingZeros(decimal(quantity)),
    attributes: named ?? {},
  };
}

type Sale = World['changes'][number][number];

export function partsOf(tenant: TenantId, { id, shares }: Sale) {
  return shares.map((share, place) => ({
    id,
    place,
    share,
    payee: idOf(tenant, people[(id + place) % 4] ?? 'ana'),
  }));
}

/** The same hierarchy, from the world itself: of one day's reports the last one told holds, until the next. */
function reportingOf(tenant: TenantId, { reports }: World) {
  return people.flatMap((name) => {
    const own = reports.filter(({ payee, manager }) => payee === name && manager !== name);
    const byDay = [...new Map(own.map((each) => [each.from, each])).values()].toSorted((a, b) =>
      a.from < b.from ? -1 : 1,
    );
    return byDay.map(({ from, manager }, index) => ({
      payee: idOf(tenant, name),
      manager: idOf(tenant, manager),
      effectiveFrom: plainDate(from),
      effectiveTo: byDay[index + 1] === undefined ? null : plainDate(byDay[index + 1]?.from ?? ''),
    }));
  });
}

const quarters = [
  { period: '2025-Q4', from: '2025-10-01', to: '2026-01-01' },
  { period: period.code, from: '2026-01-01', to: '2026-04-01' },
];

export function recordsOf(tenant: TenantId, given: World): PlanRecords & { readonly facts: PlanFacts } {
  const document = documentOf(tenant, given);
  const parsed = parsePlan(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const isWide = given.window === 'rolling';
  const holders = holdersOf(tenant, given);
  const assignments = holders.filter(({ effectiveTo }) => !isBeforePeriod(effectiveTo));
  const counted = isWide ? quarters : quarters.slice(1);
  const rowsOf = (payee: EntityId) =>
    counted.map(({ period: code, from, to }) => ({
      id: `quota ${payee} ${code}`,
      positionId: payee,
      personId: payee,
      seller: '',
      team: null,
      measure: 'order_intake',
      dimension: null,
      dimensionValue: null,
      calendar: 'civil',
      period: code,
      periodFrom: from,
      periodTo: to,
      amount: String(given.quota),
      unit: 'amount',
      currency: 'EUR',
      weight: null,
      importId: null,
      importLine: null,
    }));
  const amount = { value: decimal(String(given.quota)), currency: currency('EUR') };
  const target = { kind: 'amount', amount } as const;
  const quotasOf = (payee: EntityId) =>
    counted.map(({ period: code, from, to }) => ({
      measure: 'order_intake' as const,
      dimension: null,
      target,
      place: { entity: `quota ${payee} ${code}` },
      ...(isWide ? { period: { from: plainDate(from), to: plainDate(to) } } : {}),
    }));
  const facts: PlanFacts = {
    period,
    transactions: salesOf(tenant, given),
    assignments: isWide ? holders : assignments,
    crediting: { reports: reportingOf(tenant, given) },
    payees: assignments.map(({ payee }) => ({ payee, quotas: quotasOf(payee), terms: [] })),
  };
  const payees = assignments.map(({ payee }) => ({ payee, quotas: rowsOf(payee), terms: [] }));
  const plan = parsed.value;
  const { assignments: holding } = facts;
  return { code: plan.code, plan, document, period, assignments, holders: holding, payees, facts };
}

/** Some hold the plan until the quarter begins: their sales of before count for whoever is above them. */
function holdersOf(tenant: TenantId, { holdings }: World): readonly PlanAssignment[] {
  return holdings.map(({ payee, from, to, isFormer }, index) => {
    const former = isFormer && index > 0;
    const end = former ? '2026-01-01' : to;
    return {
      payee: idOf(tenant, payee),
      effectiveFrom: plainDate(former ? '2025-01-01' : from),
      effectiveTo: end === null ? null : plainDate(end),
    };
  });
}

const isBeforePeriod = (end: PlanAssignment['effectiveTo']) =>
  end !== null && Temporal.PlainDate.compare(end, period.from) <= 0;
