import { plainDate, tenantId, userId, type Scope } from '@cordee/kernel';

export const benchTenant = tenantId('00000000-0000-4000-8000-0000000000b1');
export const canaryTenant = tenantId('00000000-0000-4000-8000-0000000000b2');

/** Who sees the whole organisation, all that is known. */
export function wholeScope(tenant = benchTenant): Scope {
  const today = plainDate('2026-12-31');
  return {
    tenant,
    actor: userId('00000000-0000-4000-8000-0000000000aa'),
    roles: ['revops'],
    locale: 'en',
    asOf: { effective: today, change: null },
    today,
    branch: 0,
    positions: 'all',
    people: 'all',
    fields: 'all',
  };
}

export function asOfChange(scope: Scope, change: bigint): Scope {
  return { ...scope, asOf: { ...scope.asOf, change } };
}
