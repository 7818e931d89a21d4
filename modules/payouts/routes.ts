import type { Endpoint } from '@cordee/platform/http';
import type { PayoutRouteDeps } from './payout-route-deps.ts';
import { changeRoutes } from './review/change.routes.ts';
import { adjustmentListRoutes } from './adjust/adjustment-list.routes.ts';
import { adjustmentRoutes } from './adjust/adjustment.routes.ts';
import { closingRoutes } from './review/closing.routes.ts';
import { adjustmentSetting, closingSetting, reviewSetting } from './setting/pay-settings.ts';
import { reviewItemRoutes, reviewRoutes } from './review/review.routes.ts';
import { settingRoutes } from './setting/setting.routes.ts';
import { releaseRoutes } from './release/release.routes.ts';
import { runLineRoutes } from './run/run-lines.routes.ts';
import { runDetailRoutes, runRoutes } from './run.routes.ts';
import { settleRoutes, voidRoutes } from './settle/settle.routes.ts';
import { dossierRoutes } from './dossier/dossier.routes.ts';
import { statementRoutes } from './statement/statement.routes.ts';
import { teamStatementRoutes } from './statement/team-statements.routes.ts';
import { explanationRoutes } from './statement/why.routes.ts';

export function payoutRoutes(deps: PayoutRouteDeps): Endpoint[] {
  return [
    ...runRoutes(deps),
    ...runDetailRoutes(deps),
    ...runLineRoutes(deps),
    ...settleRoutes(deps),
    ...voidRoutes(deps),
    ...adjustmentRoutes(deps),
    ...adjustmentListRoutes(deps),
    ...reviewRoutes(deps),
    ...reviewItemRoutes(deps),
    ...closingRoutes(deps),
    ...settingRoutes(deps.settings, reviewSetting, {
      path: '/pay-settings/review',
      summary: 'From where on a run is stopped or looked at',
    }),
    ...settingRoutes(deps.settings, adjustmentSetting, {
      path: '/pay-settings/adjustments',
      summary: 'The largest adjustment that each role may accept',
    }),
    ...settingRoutes(deps.settings, closingSetting, {
      path: '/pay-settings/closing',
      summary: 'What is to be done each period',
    }),
    ...statementRoutes(deps),
    ...teamStatementRoutes(deps),
    ...releaseRoutes(deps),
    ...dossierRoutes(deps),
    ...explanationRoutes(deps),
    ...changeRoutes(deps),
  ];
}
