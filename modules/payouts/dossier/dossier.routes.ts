import { z } from '@hono/zod-openapi';
import { entityId, ok } from '@cordee/kernel';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';
import { renderPdf } from '@cordee/platform/pdf';
import { statementReaders } from '../statement/answers.routes.ts';
import { dossierDocument } from './dossier-document.ts';
import { readDossier } from './dossier-read.ts';
import type { PayoutRouteDeps } from '../payout-route-deps.ts';
import { StatementId } from '../statement/statement.routes.ts';

/** What whoever reads the statement may take away: the file to calculate again, or the same as pages. */
export function dossierRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/statements/{runId}/{payeeId}/dossier',
      summary: 'The calculation dossier of a statement, as a file to calculate again or as PDF',
      policy: statementReaders,
      params: StatementId,
      query: z.strictObject({
        format: z.enum(['json', 'pdf']).optional(),
        locale: z.enum(['fr', 'en']).optional(),
      }),
      answer: 'file',
      handle: async ({ caller, params, query, locale }) => {
        const found = await readDossier(deps, caller.scope, params.runId, entityId(params.payeeId));
        if (!found.ok) return found;
        const { statement, dossier } = found.value;
        const name = `dossier-${statement.payeeCode}-${statement.run.period.code}`;
        if (query.format !== 'pdf')
          return ok(
            fileAnswer(`${name}.json`, 'application/json', new TextEncoder().encode(JSON.stringify(dossier))),
          );
        const { organisation } = await deps.issuerOf(caller.scope, statement);
        const pages = dossierDocument({ statement, dossier, organisation }, query.locale ?? locale);
        return ok(fileAnswer(`${name}.pdf`, 'application/pdf', await renderPdf(pages)));
      },
    }),
  ];
}
