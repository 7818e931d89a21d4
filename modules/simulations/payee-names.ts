import { ok, refused, type EntityId, type Result } from '@cordee/kernel';

export type NamedPayee = { readonly id: EntityId; readonly code: string; readonly name: string };

/**
 * Whom a file of past pay means: a code, or a full name in either order, without accents and case. Refuses
 * simulations.paid_payee_unknown, and simulations.paid_payee_ambiguous for a name that two persons bear.
 */
export function openPayeeNames(payees: readonly NamedPayee[]): (key: string) => Result<EntityId> {
  const coded = Map.groupBy(payees, ({ code }) => bare(code));
  const named = Map.groupBy(payees, ({ name }) => sortedWords(name));
  return (key) => {
    const [found, second] = coded.get(bare(key)) ?? named.get(sortedWords(key)) ?? [];
    if (found === undefined) return refused('simulations.paid_payee_unknown', { payee: key });
    return second === undefined ? ok(found.id) : refused('simulations.paid_payee_ambiguous', { payee: key });
  };
}

function bare(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function sortedWords(text: string): string {
  return bare(text).split(' ').toSorted().join(' ');
}
