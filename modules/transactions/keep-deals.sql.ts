import { ALWAYS, derivedId, type EntityId, type Scope } from '@cordee/kernel';
import { postFacts, type Writing } from '@cordee/platform/database';
import { coverage } from './transactions-table.sql.ts';

/** A deal that stays with its seller for some days though its customer goes to another; `share`: of 1, as exact text. */
export type KeptDeal = {
  readonly code: string;
  readonly personId: EntityId;
  readonly lastDay: string;
  readonly share: string;
};

/** Writes who keeps which deal from a day on, in the transaction that decides it: crediting reads it from there. */
export async function keepDeals(
  tx: Writing,
  { tenant }: Scope,
  kept: readonly KeptDeal[],
  firstDay: string,
): Promise<void> {
  const facts = kept.map(({ code, personId, lastDay, share }) => ({
    entityId: derivedId(tenant, 'territories', `coverage:${personId}:deal:${code}:${firstDay}`),
    effectiveFrom: ALWAYS.toString(),
    line: null,
    values: {
      person_id: personId,
      field: 'deal',
      value: code,
      role: 'holder',
      first_day: firstDay,
      last_day: lastDay,
      share,
    },
  }));
  await postFacts(tx, coverage, facts);
}
