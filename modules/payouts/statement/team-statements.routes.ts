// The statements of those whom a manager answers for, the newest runs first.
import { z } from '@hono/zod-openapi';
import { ok, type Scope } from '@cordee/kernel';
import { endpoint, Figure, type Endpoint } from '@cordee/platform/http';
import { figure, nullable, State } from './answers.routes.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { totalOf } from './read-statement.ts';
import type { Run, RunLine } from '../run.ts';

const TeamStatement = z
  .object({
    runId: z.string(),
    payeeId: z.string(),
    payee: z.string(),
    team: nullable,
    planCode: z.string(),
    period: z.string(),
    state: State,
    payable: Figure,
  })
  .openapi('TeamStatement');

export function teamStatementRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/team',
      summary: 'The statements of those whom one answers for, of the newest runs',
      policy: ['manager'],
      answer: z.array(TeamStatement),
      handle: async ({ caller }) => ok(await teamStatements(deps, caller.scope)),
    }),
  ];
}

/** Three years of months, or nine of quarters. */
const runsMax = 36;

async function teamStatements(
  deps: Pick<PayoutRouteDeps, 'store' | 'payeeOf'>,
  scope: Scope,
): Promise<z.input<typeof TeamStatement>[]> {
  const own = await deps.payeeOf(scope);
  const runs = (await deps.store.runs(scope)).filter(({ state }) => state !== 'voided').slice(0, runsMax);
  const found: z.input<typeof TeamStatement>[] = [];
  for (const run of runs) {
    const lines = (await deps.store.lines(scope, run.id)).filter(({ payeeId }) => payeeId !== own);
    found.push(
      ...[...Map.groupBy(lines, ({ payeeId }) => payeeId).values()].map((each) => present(run, each)),
    );
  }
  return found;
}

function present(run: Run, lines: readonly RunLine[]): z.input<typeof TeamStatement> {
  const { payeeId = '', payee = '', team = null } = lines[0] ?? {};
  return {
    runId: run.id,
    payeeId,
    payee,
    team,
    planCode: run.planCode,
    period: run.period.code,
    state: run.state,
    payable: figure(totalOf(lines, run), `/statements/${run.id}/${payeeId}/explanation`),
  };
}
