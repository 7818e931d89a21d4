// What a person waits for: one seller's estimate, one statement; and what a slider moves: the pay of many, from measures.
import {
  calculatePlan,
  earn,
  parsePlan,
  type MeasuredValue,
  type PayeeInput,
} from '@cordee/engine-compensation';
import {
  amount,
  civilCalendar,
  currency,
  invariant,
  periodByCode,
  RowStreamHash,
  type EntityId,
} from '@cordee/kernel';
import { readStatement } from '@cordee/modules/payouts';
import type { Figure } from '../report.ts';
import { benchPlan, quarter } from './bench-plan.ts';
import { runDeps, type Company } from './pay-company.ts';

const repeats = 5;

export async function measureOne(company: Company, runId: string): Promise<readonly Figure[]> {
  const deps = runDeps(company);
  const [line] = await deps.store.lines({ ...company.scope, people: await somebody(company, runId) }, runId);
  invariant(line !== undefined, 'somebody is paid');
  const statement = await median(async () => {
    const read = await readStatement(deps, company.scope, runId, line.payeeId);
    invariant(read.ok, 'a statement can be read');
  });
  return [
    { what: `statement of one payee, median of ${repeats}`, value: statement, unit: 'ms', goal: 50 },
    {
      what: `estimator: one seller with 300 sales and one more, median of ${repeats}`,
      value: await median(estimate),
      unit: 'ms',
      goal: 30,
    },
    {
      what: 'what-if: pay of 10,000 payees × 12 months × 4 components from their measures',
      value: await median(whatIf, 1),
      unit: 'ms',
      goal: 100,
    },
  ];
}

async function somebody({ database, scope }: Company, runId: string): Promise<readonly EntityId[]> {
  const { rows } = await database.read(scope, ({ client }) =>
    client.query<{ payee_id: EntityId }>(
      'select payee_id from payout_line where run_id = $1 order by payee_id limit 1',
      [runId],
    ),
  );
  return rows.map(({ payee_id }) => payee_id);
}

async function median(work: () => Promise<void> | void, times = repeats): Promise<number> {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const startedAt = performance.now();
    await work();
    taken.push(performance.now() - startedAt);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const parsed = parsePlan(benchPlan);
const period = periodByCode(civilCalendar, quarter);
const somebodyId = '00000000-0000-4000-8000-000000000001' as EntityId; // a name for nobody: the engine reads no database
const eur = currency('EUR');
const quotas: PayeeInput['quotas'] = [
  {
    measure: 'invoicing',
    dimension: null,
    target: { kind: 'amount', amount: amount('100000', 'EUR') },
    place: {},
  },
];

function estimate(): void {
  invariant(parsed.ok && period.ok, 'the plan of the bench can be read');
  const first = period.value.from;
  const transactions = Array.from({ length: 301 }, (_, index) => ({
    source: 'bench',
    code: `F${index}`,
    kind: 'invoice' as const,
    date: first.add({ days: index % 90 }),
    amount: amount(`${100 + index}.25`, 'EUR'),
    quantity: null,
    margin: null,
    seller: somebodyId,
    customer: null,
    refersTo: null,
    splits: [],
    territory: null,
    attributes: {},
    product: index % 4 === 0 ? 'harness' : 'rope',
    channel: index % 3 === 0 ? 'direct' : 'web',
    origin: null,
    place: {},
  }));
  const assignments = [{ payee: somebodyId, effectiveFrom: first, effectiveTo: null }];
  const { results } = calculatePlan(parsed.value, {
    period: period.value,
    transactions,
    assignments,
    payees: [{ payee: somebodyId, quotas, terms: [] }],
  });
  invariant(
    results.every(({ issues }) => issues.length === 0),
    'the estimate has no issue',
  );
}

const noRows = new RowStreamHash().digest();

function whatIf(): void {
  invariant(parsed.ok && period.ok, 'the plan of the bench can be read');
  let total = 0n;
  for (let payee = 0; payee < 120_000; payee += 1) {
    const measures = ['revenue', 'harness', 'direct'].map((measure, index): MeasuredValue => ({
      payee: somebodyId,
      measure,
      currency: eur,
      total: {
        kind: 'amount',
        amount: { value: { unscaled: BigInt(5_000_000 + payee * 7 + index), scale: 2 }, currency: eur },
      },
      count: 60,
      rowStreamHash: noRows,
      rows: null,
      artefact: null,
      over: null,
      issue: null,
    }));
    const { payable } = earn(parsed.value, {
      payee: somebodyId,
      period: period.value,
      measures,
      quotas,
      terms: [],
    });
    total += payable.minor;
  }
  invariant(total > 0n, 'the what-if pays something');
}
