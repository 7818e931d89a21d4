import { sql } from 'kysely';
import { currency, moneyText } from '@cordee/kernel';
import { knownBy, ownColumns, seenPerson, type ExportList } from '@cordee/modules/exports';
import { person } from '@cordee/modules/people';
import { factsAsOf } from '@cordee/platform/database';

/** Every line of every run that was not voided, with how far its run has come. */
export const payList: ExportList = {
  code: 'pay',
  labelKey: 'exports.list_pay',
  readers: ['executive', 'revops', 'finance', 'auditor'],
  columns: ownColumns({
    run: 'text',
    plan: 'text',
    plan_version: 'text',
    period: 'text',
    period_from: 'date',
    period_to: 'date',
    state: 'text',
    payee: 'text',
    payee_name: 'text',
    component: 'text',
    line_kind: 'text',
    measured: 'number',
    quota: 'number',
    attainment: 'number',
    earned: 'number',
    payable: 'number',
    currency: 'text',
    issue: 'text',
  }),
  rows: (_tx, scope) => sql`
    with happened as (select run_id, max(array_position(array['approved', 'locked', 'transmitted', 'confirmed', 'paid'], transition)) as step,
        bool_or(transition = 'voided') as is_voided from payout_event e where ${knownBy(scope, 'e.change')} group by run_id)
    select r.id as run, coalesce(l.origin_plan, r.plan_code) as plan, r.plan_version, coalesce(l.origin_period, r.period_code) as period, r.period_from, r.period_to,
      (array['preview', 'approved', 'locked', 'transmitted', 'confirmed', 'paid'])[1 + coalesce(happened.step, 0)] as state, p.code as payee, p.full_name as payee_name, l.component, l.kind as line_kind,
      l.measured, l.quota, l.attainment, l.earned, l.payable_minor as payable, l.currency, l.issue
    from payout_line l join payout_run r on r.tenant_id = l.tenant_id and r.id = l.run_id left join happened on happened.run_id = r.id
      join ${factsAsOf(person, scope)} p on p.entity_id = l.payee_id
    where r.branch = ${scope.branch} and ${knownBy(scope, 'r.change')} and not coalesce(happened.is_voided, false) and ${seenPerson(scope, 'l.payee_id')}
    order by r.period_from, r.plan_code collate "C", r.change, p.code collate "C", l.ordinal`,
  mend: (row) => {
    const money = { minor: BigInt(String(row['payable'])), currency: currency(String(row['currency'])) };
    return { ...row, payable: moneyText(money) };
  },
};
