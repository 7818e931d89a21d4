// The payees of a run with what it pays each, by page: an answer does not grow with them.
import { z } from '@hono/zod-openapi';
import { ok, refused, sumMoney } from '@cordee/kernel';
import { endpoint, Figure, NullableFigure, type Endpoint } from '@cordee/platform/http';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { RunId } from '../run.routes.ts';
import type { Run, RunLine } from '../run.ts';
import { figure, nullable, PageQuery, payReaders } from '../statement/answers.routes.ts';
import { totalOf } from '../statement/read-statement.ts';
import { linesOfPage } from './lines-of-page.ts';

/** As many as a table that is sorted and searched on the spot; some hundred bytes each. */
const payeesPerPage = 200;

const PayeeLine = z
  .object({
    payeeId: z.string(),
    name: z.string(),
    team: nullable,
    payable: Figure,
    attainment: NullableFigure,
    issues: z.number(),
    corrections: Figure.openapi({ description: 'The part of it that corrects earlier periods.' }),
    held: nullable.openapi({ description: 'Why some of it is held out of this run; null when none is.' }),
  })
  .openapi('RunLine');
const LinesQuery = PageQuery.extend({
  q: z.string().max(200).optional().openapi({ description: 'A part of a name or code.' }),
  held: z.enum(['true']).optional().openapi({ description: 'Only those of whom something is held out.' }),
});

export function runLineRoutes({ store }: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/runs/{id}/lines',
      summary: 'What a run pays each payee, by name and by page',
      policy: payReaders,
      params: RunId,
      query: LinesQuery,
      answer: z.object({ rows: z.array(PayeeLine), total: z.number(), next: nullable }),
      handle: async ({ caller: { scope }, params, query }) => {
        const run = await store.run(scope, params.id);
        if (!run) return refused('payouts.run_not_found');
        const { lines, ...page } = await linesOfPage(store, scope, run, {
          q: query.q,
          isHeld: query.held === 'true',
          cursor: query.cursor,
          limit: payeesPerPage,
        });
        return ok({ rows: byPayee(run, lines), ...page });
      },
    }),
  ];
}

function byPayee(run: Run, lines: readonly RunLine[]): z.input<typeof PayeeLine>[] {
  return [...Map.groupBy(lines, (line) => line.payeeId)].map(([payeeId, own]) => ({
    payeeId,
    name: own[0]?.payee ?? '',
    team: own[0]?.team ?? null,
    attainment: attainmentOf(run, payeeId, own[0]?.attainment ?? null),
    issues: own.filter((line) => line.issue !== null).length,
    payable: figure(totalOf(own, run), `/statements/${run.id}/${payeeId}/explanation`),
    corrections: figure(
      sumMoney(
        own.filter(({ kind }) => kind === 'correction').map((line) => line.payable),
        run.total.currency,
      ),
      null,
    ),
    held: own.find(({ held }) => held !== null)?.held ?? null,
  }));
}

function attainmentOf(run: Run, payeeId: string, value: string | null): z.input<typeof NullableFigure> {
  const explain = `/statements/${run.id}/${payeeId}/attainment/explanation`;
  return value === null ? null : { value, unit: 'ratio', explain };
}
