import { sql } from 'kysely';
import type { Role } from '@cordee/kernel';
import { importedColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { factsAsOf } from '@cordee/platform/database';
import { absence, person, position, positionHolder, team } from './people-tables.sql.ts';

/** No list on a screen shows it to others. */
const payrollReaders: readonly Role[] = ['revops', 'finance', 'auditor'];

const personsList: ExportList = {
  code: 'people',
  labelKey: 'imports.target_people',
  readers: ['executive', 'revops', 'manager', 'seller', 'finance', 'marketing', 'auditor'],
  columns: importedColumns(
    'people',
    [
      'person_code',
      'full_name',
      'given_name',
      'family_name',
      'email',
      'payroll_number',
      'position_code',
      'position_title',
      'role',
      'team',
      'manager_code',
      'legal_entity',
      'effective_from',
      'hired_on',
      'left_on',
      'working_time',
    ],
    { payroll_number: payrollReaders, legal_entity: payrollReaders },
  ),
  rows: (_tx, scope) => sql`
    with holder as ${factsAsOf(positionHolder, scope)}, seat as ${factsAsOf(position, scope)}, someone as ${factsAsOf(person, scope)}
    select p.code as person_code, p.full_name, p.given_name, p.family_name, p.email, p.payroll_number, s.code as position_code, nullif(s.title, '') as position_title,
      s.role, t.name as team, boss.code as manager_code, p.legal_entity, case when p.effective_from > '1000-01-01' then p.effective_from end as effective_from,
      p.hired_on, p.left_on, p.working_time
    from someone p left join holder h on h.person_id = p.entity_id left join seat s on s.entity_id = h.entity_id
      left join ${factsAsOf(team, scope)} t on t.entity_id = s.team_id
      left join holder bh on bh.entity_id = s.manager_position_id left join someone boss on boss.entity_id = bh.person_id
    where ${seenPerson(scope, 'p.entity_id')}
    order by p.code collate "C", s.code collate "C"`,
};

const absencesList: ExportList = {
  code: 'absences',
  labelKey: 'imports.target_absences',
  readers: ['revops', 'finance'],
  columns: importedColumns('absences', ['seller', 'leave_type', 'first_day', 'last_day', 'leave_share']),
  rows: (_tx, scope) => sql`
    select p.code as seller, a.leave_type, a.first_day, a.last_day, a.share as leave_share
    from ${factsAsOf(absence, scope)} a join ${factsAsOf(person, scope)} p on p.entity_id = a.person_id where ${seenPerson(scope, 'a.person_id')}
    order by p.code collate "C", a.first_day, a.leave_type collate "C"`,
};

export const peopleLists: readonly ExportList[] = [personsList, absencesList];
