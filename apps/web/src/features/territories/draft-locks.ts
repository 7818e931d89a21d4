import { useState } from 'react';
import type { ProposalOrder, TerritoryProposal } from '../../api/territories.ts';

/** Whose each locked account is to be. */
type Locks = ReadonlyMap<string, string>;

export type DraftLocks = {
  readonly locks: Locks;
  readonly asked: ProposalOrder['locks'];
  readonly isChanged: boolean;
  /** null: the accounts are free again. */
  readonly lock: (accountIds: readonly string[], territoryId: string | null) => void;
  /** Takes back the last act, however many accounts it gave; null where nothing was done. */
  readonly undo: (() => void) | null;
};

/** The locks of a proposal as somebody moves them, act by act. */
export function useDraftLocks({ locks: first }: Pick<TerritoryProposal, 'locks'>): DraftLocks {
  const [acts, setActs] = useState<readonly Locks[]>([
    new Map(first.map(({ accountId, territoryId }) => [accountId, territoryId])),
  ]);
  const locks = acts.at(-1) ?? new Map<string, string>();
  return {
    locks,
    asked: [...locks].map(([accountId, territoryId]) => ({ accountId, territoryId })),
    isChanged: acts.length > 1,
    lock: (accountIds, territoryId) => {
      const next = new Map(locks);
      for (const id of accountIds) {
        if (territoryId === null) next.delete(id);
        else next.set(id, territoryId);
      }
      setActs([...acts, next]);
    },
    undo: acts.length > 1 ? () => setActs(acts.slice(0, -1)) : null,
  };
}
