import { sql } from 'kysely';
import { knownBy, ownColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { factsAsOf } from '@cordee/platform/database';
import { whoSees } from './policy.ts';

export const disputesList: ExportList = {
  code: 'disputes',
  labelKey: 'exports.list_disputes',
  readers: whoSees,
  columns: ownColumns({
    opened_at: 'text',
    payee: 'text',
    payee_name: 'text',
    subject: 'text',
    order_code: 'text',
    text: 'text',
    due_on: 'date',
    outcome: 'text',
    reason: 'text',
  }),
  rows: (_tx, scope) => sql`
    select opened.at as opened_at, p.code as payee, p.full_name as payee_name, d.kind as subject, d.order_code, d.text, d.due_on,
      case o.is_accepted when true then 'accepted' when false then 'refused' end as outcome, o.reason
    from dispute d join change opened on opened.tenant_id = d.tenant_id and opened.number = d.change join ${factsAsOf(person, scope)} p on p.entity_id = d.payee_id
      left join dispute_outcome o on o.tenant_id = d.tenant_id and o.dispute_id = d.id and ${knownBy(scope, 'o.change')}
    where ${seenPerson(scope, 'd.payee_id')} and ${knownBy(scope, 'd.change')} order by d.change`,
};
