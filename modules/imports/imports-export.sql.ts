// The list of imports as it leaves: the module of exports stands on this one, which therefore names none of its types.
import { sql } from 'kysely';
import type { Role, Scope } from '@cordee/kernel';

const readers: readonly Role[] = ['revops', 'finance', 'auditor', 'executive'];
const texts = ['imported_at', 'kind', 'source', 'file_name', 'document', 'currency'];
const numbers = ['read', 'added', 'changed', 'unchanged', 'rejected', 'excluded'];
const amounts = ['amount_file', 'amount_rejected', 'amount_excluded', 'amount_credited', 'amount_uncredited'];
const column = (type: 'text' | 'number') => (code: string) => ({
  code,
  type,
  labelKey: `exports.column_${code}`,
});

export const importsList = {
  code: 'imports' as const,
  labelKey: 'exports.list_imports',
  readers,
  columns: [...texts.map(column('text')), ...[...numbers, ...amounts].map(column('number'))],
  rows: (_tx: unknown, { asOf }: Scope) => sql`
    select c.at as imported_at, i.kind, i.source, i.file_name, i.document_hash as document, i.currency, i.read_count as read, i.added_count as added,
      i.changed_count as changed, i.unchanged_count as unchanged, i.rejected_count as rejected, i.excluded_count as excluded, i.file_amount as amount_file,
      i.rejected_amount as amount_rejected, i.excluded_amount as amount_excluded, i.credited_amount as amount_credited, i.uncredited_amount as amount_uncredited
    from import i join change c on c.tenant_id = i.tenant_id and c.number = i.change
    where ${asOf.change === null ? sql`true` : sql`i.change <= ${asOf.change}`} order by i.change`,
};
