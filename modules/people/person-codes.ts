import { derivedId, type EntityId, type Scope } from '@cordee/kernel';
import { normalised } from './seller-directory.ts';

/** What a code of another system means from a day on, until its next link; null: nobody. */
export type CodeLink = {
  readonly source: string;
  readonly code: string;
  readonly personId: EntityId | null;
  readonly from: string;
};

/** A link as it stands, with who made it. */
export type KeptCodeLink = CodeLink & {
  readonly id: EntityId;
  /** Null: the code means nobody from that day on. */
  readonly person: string | null;
  readonly at: string;
  readonly by: string;
};

/** One entity per source and code, however the code is written. */
export function codeEntity(scope: Scope, { source, code }: CodeLink): EntityId {
  return derivedId(scope.tenant, source, `person_code:${normalised(code)}`);
}
