// Why a closed period would be paid otherwise today: what its run had read, beside what is known now.
import type { Transaction } from '@cordee/engine-compensation';
import type { PayeeInputs } from '../run/gather-inputs.ts';

export type CorrectionCause =
  | { readonly kind: 'sale_added' | 'sale_changed' | 'sale_removed'; readonly code: string }
  | { readonly kind: 'quota_changed' | 'term_changed'; readonly code: string }
  | { readonly kind: 'plan_changed' | 'assignment_changed' };

/** What a run read of a payee: the version of the plan, and the payee's own inputs; null where it did not know the payee. */
export type ReadThen = { readonly planVersion: string; readonly inputs: PayeeInputs | null };

/** In the order of sales, quotas, terms, assignment, plan; empty where nothing that was read differs. */
export function findCauses(then: ReadThen, now: ReadThen): CorrectionCause[] {
  const [before, after] = [then.inputs, now.inputs];
  return [
    ...saleCauses(before?.sales ?? [], after?.sales ?? []),
    ...changedCodes(before?.quotas ?? [], after?.quotas ?? [], ({ measure }) => measure).map(
      (code) => ({ kind: 'quota_changed', code }) as const,
    ),
    ...changedCodes(before?.terms ?? [], after?.terms ?? [], ({ code }) => code).map(
      (code) => ({ kind: 'term_changed', code }) as const,
    ),
    ...(contentOf(before?.assignments ?? []) === contentOf(after?.assignments ?? [])
      ? []
      : [{ kind: 'assignment_changed' } as const]),
    ...(then.planVersion === now.planVersion ? [] : [{ kind: 'plan_changed' } as const]),
  ];
}

function saleCauses(before: readonly Transaction[], after: readonly Transaction[]): CorrectionCause[] {
  const [then, now] = [byIdentity(before), byIdentity(after)];
  const since = after.flatMap((sale): CorrectionCause[] => {
    const known = then.get(identityOf(sale));
    if (!known) return [{ kind: 'sale_added', code: sale.code }];
    return contentOf(known) === contentOf(sale) ? [] : [{ kind: 'sale_changed', code: sale.code }];
  });
  const gone = before.filter((sale) => !now.has(identityOf(sale)));
  return [...since, ...gone.map(({ code }) => ({ kind: 'sale_removed', code }) as const)];
}

const identityOf = ({ source, kind, code, place }: Transaction): string =>
  place.entity ?? JSON.stringify([source, kind, code]);

const byIdentity = (sales: readonly Transaction[]) => new Map(sales.map((sale) => [identityOf(sale), sale]));

function changedCodes<T>(
  before: readonly T[],
  after: readonly T[],
  codeOf: (row: T) => string,
): readonly string[] {
  const [then, now] = [Map.groupBy(before, codeOf), Map.groupBy(after, codeOf)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .toSorted()
    .filter((code) => contentOf(then.get(code) ?? []) !== contentOf(now.get(code) ?? []));
}

/** All that can change a pay, and not the file that it was read from: a file that says the same again changes nothing. */
function contentOf(content: unknown): string {
  return JSON.stringify(content, (key, value: unknown) => {
    if (key === 'place') return undefined;
    return typeof value === 'bigint' ? String(value) : value;
  });
}
