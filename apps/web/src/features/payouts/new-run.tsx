import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useStartRun } from '../../api/payouts.ts';
import { periodsQuery } from '../../api/periods.ts';
import { plansQuery } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { useViewing } from '../../shell/viewing.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { PayeeChoice, type ChosenPayee } from './payee-choice.tsx';

type Reach = 'all' | 'some';

/** A run calculates and shows; it pays nobody until two persons have approved and locked it. */
export function NewRun() {
  const { plans, periods, planCode, period, setPlanCode, setPeriod } = useOrder();
  const [reach, setReach] = useState<Reach>('all');
  const [payees, setPayees] = useState<readonly ChosenPayee[]>([]);
  const start = useStartRun();
  if (start.data) return <Calculating {...start.data} />;
  const submit = () => {
    if (!planCode || !period) return;
    const some = { kind: 'off_cycle', onlyPayees: payees.map(({ id }) => id) } as const;
    start.mutate({ planCode, period, ...(reach === 'some' ? some : {}) });
  };
  const missing = reach === 'some' && payees.length === 0 ? m['web.payees_first']() : null;
  return (
    <FormShell
      action={m['web.run_calculate']()}
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === null) submit();
      }}
      isBusy={start.isPending}
      error={start.error}
      whyNot={planCode ? missing : m['web.run_no_plan']()}
    >
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <SelectField
          label={m['web.plan']()}
          options={plans.map((plan) => ({ value: plan.code, label: plan.name }))}
          value={planCode ?? ''}
          onChange={(event) => {
            setPlanCode(event.target.value);
            setPayees([]);
          }}
        />
        <SelectField
          label={m['web.period']()}
          options={periods.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
          value={period ?? ''}
          onChange={(event) => setPeriod(event.target.value)}
        />
      </div>
      <div className="self-start">
        <Choice
          label={m['web.run_reach']()}
          value={reach}
          options={[
            { value: 'all', label: m['web.run_reach_all']() },
            { value: 'some', label: m['web.run_reach_some']() },
          ]}
          onChange={setReach}
        />
      </div>
      {reach === 'some' && (
        <>
          <p className="max-w-prose text-[14px] text-muted">{m['web.run_reach_lead']()}</p>
          <PayeeChoice planCode={planCode ?? ''} chosen={payees} onChange={setPayees} />
        </>
      )}
    </FormShell>
  );
}

/** The plan and the period of a new run: a plan in force and a period that has begun, until others are chosen. */
function useOrder() {
  const { when } = useViewing();
  const { today } = useSession();
  const plans = useQuery(plansQuery).data ?? [];
  const months = useQuery(periodsQuery('month')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const periods = [...quarters.toReversed(), ...months.toReversed()];
  const [planCode, setPlanCode] = useState('');
  const [period, setPeriod] = useState(when ?? '');
  const inForce = plans.find((plan) => plan.assigned > 0) ?? plans[0];
  const begun = periods.find((each) => each.from <= today) ?? periods[0];
  return {
    plans,
    periods,
    planCode: planCode || inForce?.code,
    period: period || begun?.code,
    setPlanCode,
    setPeriod,
  };
}

type Started = { readonly taskId: string; readonly runId: string };

function Calculating({ taskId, runId }: Started) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return (
    <TaskProgress
      taskId={taskId}
      label={m['web.run_calculating']()}
      onOver={(task) => {
        void queryClient.invalidateQueries();
        if (task.state === 'done') void navigate({ to: '/runs/$runId', params: { runId } });
      }}
    />
  );
}
