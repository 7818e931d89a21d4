import type { Endpoint } from '@cordee/platform/http';
import { settingRoutes } from '@cordee/modules/payouts';
import { accountingSetting } from './accounting-setting.ts';
import { accrualRoutes } from './accrual.routes.ts';
import { envelopeSetting } from './envelope-setting.ts';
import { journalRoutes } from './journal.routes.ts';
import { fileDetailRoutes, fileRoutes, returnRoutes, type PayrollRouteDeps } from './payroll-file.routes.ts';
import { landingRoutes } from './landing.routes.ts';
import { payrollSetting } from './payroll-setting.ts';

export function payrollRoutes(deps: PayrollRouteDeps): Endpoint[] {
  return [
    ...fileRoutes(deps),
    ...fileDetailRoutes(deps),
    ...returnRoutes(deps),
    ...journalRoutes(deps),
    ...accrualRoutes(deps),
    ...landingRoutes(deps),
    ...settingRoutes(deps.settings, envelopeSetting, {
      path: '/payroll/settings/envelopes',
      summary: 'The budget of variable pay of a year, by plan or by team',
    }),
    ...settingRoutes(deps.settings, payrollSetting, {
      path: '/payroll/settings/files',
      summary: 'Pay codes, layouts and cost centres of payroll files',
    }),
    ...settingRoutes(deps.settings, accountingSetting, {
      path: '/payroll/settings/accounting',
      summary: 'Accounts, employer charges and deferrals',
    }),
  ];
}
