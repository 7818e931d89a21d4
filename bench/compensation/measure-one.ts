// What a person waits for: one seller's estimate, one statement.
import { calculatePlan, parsePlan, type PayeeInput } from '@cordee/engine-compensation';
import { amount, civilCalendar, invariant, periodByCode, type EntityId } from '@cordee/kernel';
import { readStatement } from '@cordee/modules/payouts';
import type { Figure } from '../report.ts';
import { benchPlan, quarter } from './bench-plan.ts';
import { medianMs, repeats } from './median.ts';
import { runDeps, type Company } from './pay-company.ts';

export async function measureOne(company: Company, runId: string): Promise<readonly Figure[]> {
  const deps = runDeps(company);
  const [line] = await deps.store.lines({ ...company.scope, people: await somebody(company, runId) }, runId);
  invariant(line !== undefined, 'somebody is paid');
  const statement = await medianMs(async () => {
    const read = await readStatement(deps, company.scope, runId, line.payeeId);
    invariant(read.ok, 'a statement can be read');
  });
  return [
    { what: `statement of one payee, median of ${repeats}`, value: statement, unit: 'ms', goal: 50 },
    {
      what: `estimator: one seller with 300 sales and one more, median of ${repeats}`,
      value: await medianMs(estimate),
      unit: 'ms',
      goal: 30,
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

const parsed = parsePlan(benchPlan);
const period = periodByCode(civilCalendar, quarter);
const somebodyId = '00000000-0000-4000-8000-000000000001' as EntityId; // a name for nobody: the engine reads no database
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
