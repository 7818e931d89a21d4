import { derivedId, tenantId } from '@cordee/kernel';
import type { EntityId } from '@cordee/kernel';

/** The source that the transactions of a case come from. */
export const CASE_SOURCE = 'case';

const TENANT = tenantId('018f0000-0000-7000-8000-000000000001');

/** The id of a person of a case; no result depends on it. */
export function idInCase(code: string): EntityId {
  return derivedId(TENANT, CASE_SOURCE, code);
}
