import type { Scope } from '@cordee/kernel';
import type { Run, RunLine } from '../run.ts';
import type { PayeeFilter, RunStore } from '../run-store.ts';

type Asked = Omit<PayeeFilter, 'offset'> & { readonly cursor: string | undefined };
type LinesOfPage = {
  readonly lines: readonly RunLine[];
  readonly total: number;
  readonly next: string | null;
};

/** The lines of some of a run's payees, by name; `total` counts all payees that the filter leaves. */
export async function linesOfPage(
  store: Pick<RunStore, 'payees' | 'lines'>,
  scope: Scope,
  { id }: Run,
  { cursor, ...asked }: Asked,
): Promise<LinesOfPage> {
  const offset = Number(cursor ?? 0);
  const { payees, total } = await store.payees(scope, id, { ...asked, offset });
  const lines = payees.length === 0 ? [] : await store.lines({ ...scope, people: payees }, id);
  const read = offset + payees.length;
  return { lines, total, next: payees.length > 0 && read < total ? String(read) : null };
}
