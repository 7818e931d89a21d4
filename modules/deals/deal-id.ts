import { derivedId, type EntityId, type TenantId } from '@cordee/kernel';

/** A deal is the same one whenever its source tells the same code. */
export function dealId(tenant: TenantId, source: string, code: string): EntityId {
  return derivedId(tenant, source, `deal:${code}`);
}
