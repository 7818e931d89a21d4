export { openQuotaStore } from './quotas-store.sql.ts';
export type { QuotaStore } from './quotas-store.ts';
export { datedCalendar, storedPeriod, type QuotaRow } from './quota.ts';
export { explainQuota, explainQuotas } from './explain-quotas.ts';
export { quotasPoster } from './quotas-import.sql.ts';
export { postSettledQuota } from './settled-quota.sql.ts';
export { quota } from './quotas-table.sql.ts';
export { quotaRoutes, type QuotaRouteDeps } from './routes.ts';
export { quotasList } from './quotas-export.sql.ts';
