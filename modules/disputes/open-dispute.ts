// Opening a dispute: the subject is checked against what the caller may see, and what can be said is said at once.
import { describeMeasure } from '@cordee/engine-compensation';
import { ok, refused, type EntityId, type Result, type Scope } from '@cordee/kernel';
import {
  readSetting,
  readStatement,
  type LineKind,
  type RunDeps,
  type Statement,
} from '@cordee/modules/payouts';
import { answerClaim, type Answer } from './answer.ts';
import { deadlineSetting, dueDay } from './deadline.ts';
import type { Subject } from './dispute.ts';
import type { DisputeStore } from './disputes-store.ts';

export type DisputeDeps = {
  readonly store: DisputeStore;
  readonly runs: RunDeps;
  readonly newId: () => string;
};

export type AskedDispute = { readonly subject: Subject; readonly payeeId: EntityId; readonly text: string };

/** Refuses a payee or a line that the caller does not see, as not found. */
export async function openDispute(
  deps: DisputeDeps,
  scope: Scope,
  { subject, payeeId, text }: AskedDispute,
): Promise<Result<{ readonly id: string }>> {
  if (scope.people !== 'all' && !scope.people.includes(payeeId)) return refused('disputes.payee_not_found');
  const answer =
    subject.kind === 'line'
      ? await answerLine(deps, scope, payeeId, subject)
      : ok(await answerMissing(deps, scope, payeeId, subject.orderCode));
  if (!answer.ok) return answer;
  const setting = await readSetting(deps.runs.settings, scope, deadlineSetting);
  const id = deps.newId();
  const dueOn = dueDay(scope.today, setting);
  await deps.store.open(scope, { id, subject, payeeId, text, dueOn, answer: answer.value });
  return ok({ id });
}

/** A line already explains itself: the answer leads there. One of a release says so: no sale and no rate made it. */
async function answerLine(
  { runs }: DisputeDeps,
  scope: Scope,
  payeeId: EntityId,
  { runId, ordinal }: Extract<Subject, { kind: 'line' }>,
): Promise<Result<Answer>> {
  const statement = await readStatement(runs, scope, runId, payeeId);
  if (!statement.ok) return statement;
  const line = statement.value.lines.find((each) => each.ordinal === ordinal);
  if (!line) return refused('disputes.line_not_found');
  const { component, origin, kind } = line;
  const paid = statement.value.parts.components.find(({ code }) => code === component);
  const said =
    paid === undefined ? {} : { type: paid.type, ...(paid.name === null ? {} : { name: paid.name }) };
  const args = { component, period: origin.periodCode, ...said };
  if (isRelease(kind)) return ok({ code: 'release', args: { ...args, release: kind } });
  return ok({ code: 'explained', args });
}

const isRelease = (kind: LineKind): boolean => !['component', 'correction', 'adjustment'].includes(kind);

async function answerMissing(
  { runs, store }: DisputeDeps,
  scope: Scope,
  payeeId: EntityId,
  orderCode: string,
): Promise<Answer> {
  // Whosever the sale is: what the claimant is told of it is decided by answerClaim.
  const everybody: Scope = { ...scope, people: 'all', positions: 'all' };
  const own: Scope = { ...scope, people: [payeeId] };
  const statements = await statementsOf(runs, own, payeeId);
  const [newest] = statements;
  return answerClaim({
    orderCode,
    payeeId,
    sales: await store.salesByCode(everybody, orderCode),
    rejected: await store.rejectedByCode(everybody, orderCode),
    countedKinds: newest ? [...newest.countedKinds] : null,
    countedIn: new Map(
      statements
        .toReversed()
        .flatMap(({ credits, run }) => credits.map(({ code }) => [code, run.period.code] as const)),
    ),
  });
}

const statementsMax = 6;

/** The payee's newest statements, each with the kinds that its plan counts. */
async function statementsOf(runs: RunDeps, own: Scope, payeeId: EntityId) {
  const all = (await runs.store.runs(own))
    .filter(({ state }) => state !== 'voided')
    .slice(0, 4 * statementsMax);
  const found: (Statement & { readonly countedKinds: ReadonlySet<string> })[] = [];
  for (const run of all) {
    if (found.length === statementsMax) break;
    const statement = await readStatement(runs, own, run.id, payeeId);
    if (statement.ok) found.push({ ...statement.value, countedKinds: kindsOf(statement.value) });
  }
  return found;
}

function kindsOf({ measures }: Pick<Statement, 'measures'>): ReadonlySet<string> {
  return new Set(
    measures.flatMap((measure) => describeMeasure(measure).contributions.map(({ kind }) => kind as string)),
  );
}
