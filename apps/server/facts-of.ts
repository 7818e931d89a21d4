// What facts explain themselves by: their files, and for a settled quota its dossier, its round and its letter.
import type { Explanation, Scope } from '@cordee/kernel';
import type { LetterStore } from '@cordee/modules/letters';
import { explainSettled, type QuotaRoundRouteDeps } from '@cordee/modules/quota-rounds';
import type { QuotaRow } from '@cordee/modules/quotas';
import type { FactStores } from './fact-explanations.ts';
import type { Stores } from './open-stores.ts';

type Sources = {
  readonly quotaRounds: Pick<QuotaRoundRouteDeps, 'store' | 'nameOf'>;
  readonly letters: { readonly store: Pick<LetterStore, 'letters'> };
};

export function factsOf(stores: Stores, sources: Sources): FactStores {
  const { deals, transactions, quotas, quotes, imports } = stores;
  return {
    deals,
    transactions,
    quotas,
    quotes,
    imports: imports.store,
    explainSettled: settledQuotas(sources),
  };
}

/** Null for a quota of a file, and for whoever does not see the dossier. */
function settledQuotas({ quotaRounds: { store, nameOf }, letters }: Sources) {
  return async (scope: Scope, { dossierId, amount }: QuotaRow): Promise<Explanation | null> => {
    const [dossier] = dossierId ? await store.dossiers(scope, { id: dossierId }) : [];
    const round = dossier && (await store.rounds(scope)).find(({ id }) => id === dossier.roundId);
    if (!dossier || !round) return null;
    const known = await letters.store.letters(scope, { roundId: round.id, sellerId: dossier.sellerId });
    const inForce = known.find(
      (each) =>
        each.dossierId === dossier.id &&
        (each.outcome?.kind === 'received' || each.outcome?.kind === 'agreed'),
    );
    const letterHash = inForce?.publication?.hash ?? null;
    const why = await explainSettled({ round, dossier, amount, nameOf, letterHash });
    return why.ok ? why.value : null;
  };
}
