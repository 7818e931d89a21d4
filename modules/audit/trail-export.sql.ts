import { sql } from 'kysely';
import { knownBy, ownColumns, type ExportList } from '@cordee/modules/exports';

/** The whole trail with its hashes: whoever has the file can verify the chain without the product. */
export const trailList: ExportList = {
  code: 'changes',
  labelKey: 'exports.list_changes',
  readers: ['auditor', 'revops', 'finance', 'executive'],
  columns: ownColumns({
    number: 'number',
    at: 'text',
    actor: 'text',
    cause: 'text',
    detail: 'text',
    documents: 'text',
    previous_hash: 'text',
    hash: 'text',
  }),
  rows: (_tx, scope) => sql`
    select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id as actor, cause, detail::text as detail,
      array_to_string(documents, ' ') as documents, encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash
    from change c where ${knownBy(scope, 'c.number')} order by number`,
};
