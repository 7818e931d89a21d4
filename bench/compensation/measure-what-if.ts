// What a slider moves: the pay of 10,000 payees over twelve months, of which measures are in memory, as the server tries
// a changed document: from the document to the costs, the winners and the losers.
import {
  openWhatIf,
  parsePlan,
  whatIf,
  type Plan,
  type PayeeInput,
  type PlanOverTime,
  type WhatIf,
  type WhatIfSession,
} from '@cordee/engine-compensation';
import {
  civilCalendar,
  currency,
  derivedId,
  invariant,
  periodByCode,
  RowStreamHash,
  type EntityId,
  type Period,
  type TenantId,
} from '@cordee/kernel';
import { seededRandom, type Random } from '../random.ts';
import type { Check, Figure } from '../report.ts';
import { benchPlan } from './bench-plan.ts';
import { medianMs } from './median.ts';

const sellers = 10_000;
const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
const eur = currency('EUR');
const noRows = new RowStreamHash().digest();

type Measured = { readonly checks: readonly Check[]; readonly figures: readonly Figure[] };

export async function measureWhatIf(tenant: TenantId, seed: number): Promise<Measured> {
  const today = overTime(documentAt(0), tenant, seed);
  const openedAt = performance.now();
  const session = openWhatIf(today, today);
  const opening = performance.now() - openedAt;
  let position = 0;
  const moved = await medianMs(() => {
    position += 1;
    whatIf(session, planOf(documentAt(position)));
  });
  const plan = planOf(documentAt(position));
  return {
    checks: [unequal(whatIf(session, plan), session, openWhatIf({ ...today, plan }, today))],
    figures: [
      {
        what: 'what-if: a moved rate, 10,000 payees × 12 months × 4 components',
        value: moved,
        unit: 'ms',
        goal: 100,
      },
      { what: '· opening it once, each pay of today explained', value: opening, unit: 'ms', goal: null },
    ],
  };
}

/** Against the calculation that explains, payee by payee. */
function unequal(quick: WhatIf, { paidToday }: WhatIfSession, explained: WhatIfSession): Check {
  const changes = [...explained.paidToday].map(([payee, minor]) => minor - (paidToday.get(payee) ?? 0n));
  const [gained, lost] = [changes.filter((change) => change > 0n), changes.filter((change) => change < 0n)];
  const sum = (minor: Iterable<bigint>) => [...minor].reduce((total, each) => total + each, 0n);
  const pairs: readonly (readonly [bigint, bigint])[] = [
    [quick.costBefore.minor, sum(paidToday.values())],
    [quick.costAfter.minor, sum(explained.paidToday.values())],
    [quick.winners.sum.minor, sum(gained)],
    [quick.losers.sum.minor, sum(lost)],
    [BigInt(quick.winners.count), BigInt(gained.length)],
    [BigInt(quick.losers.count), BigInt(lost.length)],
    [BigInt(quick.issueCount), 0n],
  ];
  return {
    claim: 'figures of a what-if equal those of the calculation that explains, to the cent',
    tried: pairs.length,
    violated: pairs.filter(([one, other]) => one !== other).length,
  };
}

/** The plan of the bench by month, its highest rate moved by so many notches. */
function documentAt(notches: number): object {
  const components = benchPlan.components.map((component) =>
    component.code === 'tiers' && 'tiers' in component.args
      ? { ...component, args: { ...component.args, tiers: movedTiers(component.args.tiers ?? [], notches) } }
      : component,
  );
  return { ...benchPlan, grain: 'month', components };
}

type Tier = { readonly from: string; readonly rate: string };

function movedTiers(tiers: readonly Tier[], notches: number): readonly Tier[] {
  return tiers.map((tier, index) =>
    index === tiers.length - 1 ? { ...tier, rate: `0.03${String(125 + notches)}` } : tier,
  );
}

function planOf(document: object): Plan {
  const parsed = parsePlan(document);
  invariant(parsed.ok, 'the plan of the bench can be read');
  return parsed.value;
}

function overTime(document: object, tenant: TenantId, seed: number): PlanOverTime {
  const random = seededRandom(seed);
  const payees = Array.from({ length: sellers }, (_, index) => derivedId(tenant, 'seller', String(index)));
  const periods = months.map((month) => {
    const period = periodByCode(civilCalendar, month);
    invariant(period.ok, 'a month is a period');
    return { inputs: payees.map((payee) => inputOf(payee, period.value, random)), belonging: {} };
  });
  return { plan: planOf(document), document, periods: [], measured: { payees, periods } };
}

/** Sales around a quota of 30,000, some of it in each measure. */
function inputOf(payee: EntityId, period: Period, random: Random): PayeeInput {
  const revenue = 1_500_000 + random.below(3_000_000);
  const measured = { revenue, harness: random.below(revenue), direct: random.below(revenue) };
  const cents = (value: number) => ({ value: { unscaled: BigInt(value), scale: 2 }, currency: eur });
  return {
    payee,
    period,
    measures: Object.entries(measured).map(([measure, value]) => ({
      payee,
      measure,
      currency: eur,
      total: { kind: 'amount', amount: cents(value) },
      count: 60,
      rowStreamHash: noRows,
      rows: null,
      artefact: null,
      over: null,
      issue: null,
    })),
    quotas: [
      {
        measure: 'invoicing',
        dimension: null,
        target: { kind: 'amount', amount: cents(3_000_000) },
        place: {},
      },
    ],
    terms: [],
  };
}
