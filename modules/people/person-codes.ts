import { derivedId, type EntityId, type Scope } from '@cordee/kernel';
import { normalised } from './seller-directory.ts';

/** What a code of another system means from a day on, until its next link; null: nobody. */
export type CodeLink = {
  readonly source: string;
  readonly code: string;
  readonly personId: EntityId | null;
  readonly from: string;
};

/** One entity per source and code, however the code is written. */
export function codeEntity(scope: Scope, { source, code }: CodeLink): EntityId {
  return derivedId(scope.tenant, source, `person_code:${normalised(code)}`);
}
