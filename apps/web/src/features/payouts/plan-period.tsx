import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { periodsQuery } from '../../api/periods.ts';
import { plansQuery } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { SelectField } from '../../ui/field.tsx';

/** A plan and a period that has begun: a plan that somebody holds and the newest period, until others are chosen. */
export function usePlanPeriod() {
  const { today } = useSession();
  const plans = useQuery(plansQuery).data ?? [];
  const months = useQuery(periodsQuery('month')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const periods = [...quarters.toReversed(), ...months.toReversed()].filter(({ from }) => from <= today);
  const [plan, setPlan] = useState('');
  const [period, setPeriod] = useState('');
  const inForce = plans.find(({ assigned }) => assigned > 0) ?? plans[0];
  const planCode = plan || (inForce?.code ?? '');
  const periodCode = period || (periods[0]?.code ?? '');
  const fields = (
    <>
      <SelectField
        label={m['web.plan']()}
        options={plans.map(({ code, name }) => ({ value: code, label: name }))}
        value={planCode}
        onChange={(event) => setPlan(event.target.value)}
      />
      <SelectField
        label={m['web.period']()}
        options={periods.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
        value={periodCode}
        onChange={(event) => setPeriod(event.target.value)}
      />
    </>
  );
  return { planCode, period: periodCode, fields };
}
