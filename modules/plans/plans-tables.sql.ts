import type { FactTable } from '@cordee/platform/database';

const planning = { kind: 'state', isPlanning: true } as const;

export const plan: FactTable = {
  name: 'plan',
  ...planning,
  columns: { code: 'text', name: 'text', version: 'text', semantics: 'integer', document: 'jsonb' },
};
/** Which plan pays a payee from a day on; a null code ends it. */
export const planAssignment: FactTable = {
  name: 'plan_assignment',
  ...planning,
  columns: { payee_id: 'uuid', plan_code: 'text' },
};
/** What was agreed with one payee: a rate, a target incentive. */
export const payTerm: FactTable = {
  name: 'pay_term',
  ...planning,
  columns: { payee_id: 'uuid', code: 'text', value: 'numeric', currency: 'text' },
};

export const planTables: readonly FactTable[] = [plan, planAssignment, payTerm];
