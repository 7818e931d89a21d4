import { derivedId, type EntityId, type TenantId } from '@cordee/kernel';

/** A transaction is the same one whenever its source tells the same kind and code. */
export function transactionId(tenant: TenantId, source: string, kind: string, code: string): EntityId {
  return derivedId(tenant, source, `transaction:${kind}:${code}`);
}
