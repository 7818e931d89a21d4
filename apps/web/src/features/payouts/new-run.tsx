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
import { SelectField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** A run calculates and shows; it pays nobody until two persons have approved and locked it. */
export function NewRun() {
  const { when } = useViewing();
  const { today } = useSession();
  const plans = useQuery(plansQuery).data ?? [];
  const months = useQuery(periodsQuery('month')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const periods = [...quarters.toReversed(), ...months.toReversed()];
  const [planCode, setPlanCode] = useState('');
  const [period, setPeriod] = useState(when ?? '');
  const start = useStartRun();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const inForce = plans.find((plan) => plan.assigned > 0) ?? plans[0];
  const begun = periods.find((each) => each.from <= today) ?? periods[0];
  const chosen = { planCode: planCode || inForce?.code, period: period || begun?.code };
  if (start.data) {
    const { taskId, runId } = start.data;
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
  const submit = () => {
    if (chosen.planCode && chosen.period) start.mutate({ planCode: chosen.planCode, period: chosen.period });
  };
  return (
    <FormShell
      action={m['web.run_calculate']()}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      isBusy={start.isPending}
      error={start.error}
      whyNot={chosen.planCode ? null : m['web.run_no_plan']()}
    >
      <div className="grid max-w-2xl gap-4 sm:grid-cols-2">
        <SelectField
          label={m['web.plan']()}
          options={plans.map((plan) => ({ value: plan.code, label: plan.name }))}
          value={chosen.planCode ?? ''}
          onChange={(event) => setPlanCode(event.target.value)}
        />
        <SelectField
          label={m['web.period']()}
          options={periods.map(({ code }) => ({ value: code, label: formatPeriod(code) }))}
          value={chosen.period ?? ''}
          onChange={(event) => setPeriod(event.target.value)}
        />
      </div>
    </FormShell>
  );
}
