/**
 * Which module may use which, through its front door. The map is a graph without cycles and says exactly what the
 * code does: an edge that is used must stand here, and an edge that stands here must be used.
 */
export const moduleMap: Readonly<Record<string, readonly string[]>> = {
  access: [],
  'action-plans': ['accounts', 'deals', 'people', 'quotas'],
  accounts: ['exports', 'imports'],
  audit: ['exports'],
  capacity: ['quotas'],
  connectors: ['accounts', 'imports', 'people', 'scenarios', 'territories'],
  consultations: ['plans', 'simulations'],
  'data-quality': ['accounts', 'deals', 'imports', 'people', 'transactions'],
  dashboards: ['accounts', 'deals', 'payouts', 'people', 'quotas', 'scenarios', 'transactions'],
  deals: ['accounts', 'exports', 'imports', 'people', 'transactions'],
  disputes: ['exports', 'imports', 'payouts', 'people', 'transactions'],
  exports: ['imports'],
  imports: [],
  letters: ['plans', 'quota-rounds'],
  payouts: ['deals', 'exports', 'people', 'plans', 'quotas', 'transactions'],
  payroll: ['imports', 'payouts', 'people'],
  people: ['exports', 'imports'],
  plans: ['exports', 'people', 'scenarios'],
  'quota-rounds': ['quotas'],
  quotas: ['exports', 'imports', 'people', 'scenarios'],
  scenarios: [],
  segments: ['accounts', 'deals', 'scenarios', 'transactions'],
  simulations: ['imports', 'payouts'],
  territories: ['accounts', 'deals', 'imports', 'people', 'scenarios', 'simulations', 'transactions'],
  transactions: ['accounts', 'exports', 'imports', 'people'],
  webhooks: [],
};
