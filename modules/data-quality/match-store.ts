import type { Scope } from '@cordee/kernel';
import type { MatchWorld } from './propose-matches.ts';

export type MatchStore = {
  /** What leads nowhere and what could be meant: sums of the whole organisation, never single rows. */
  matchWorld(scope: Scope): Promise<MatchWorld>;
};
