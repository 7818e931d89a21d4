import type { Result, Scope } from '@cordee/kernel';
import type { Spelling } from './spelling.ts';

export type KeptSpelling = Spelling & {
  readonly id: string;
  readonly at: string;
  readonly by: string;
};

export type SpellingStore = {
  /** What is accepted, of one source or of all. */
  spellings(scope: Scope, source?: string): Promise<readonly KeptSpelling[]>;
  /** Refuses imports.spelling_same and imports.spelling_chain_conflict. */
  keepSpelling(scope: Scope, spelling: Spelling): Promise<Result<null>>;
  /** Refuses imports.spelling_not_found. */
  takeBackSpelling(scope: Scope, id: string): Promise<Result<null>>;
};
