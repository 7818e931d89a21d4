import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useProposeGroups, type GroupMeasure } from '../../api/segments.ts';
import { formatCount } from '../../locale.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';

const measures: readonly (readonly [GroupMeasure, () => string])[] = [
  ['potential', () => m['segments.measure_potential']()],
  ['sales', () => m['segments.measure_sales']()],
  ['orders', () => m['segments.measure_orders']()],
  ['margin', () => m['segments.measure_margin']()],
  ['revenue', () => m['segments.measure_revenue']()],
  ['employees', () => m['segments.measure_employees']()],
  ['recency_days', () => m['segments.measure_recency_days']()],
];

/** What accounts are compared by, and how many groups; the answer says how stable they are. */
export function FindGroups() {
  const navigate = useNavigate();
  const propose = useProposeGroups();
  const [chosen, setChosen] = useState<readonly GroupMeasure[]>(['potential', 'sales', 'orders']);
  const [count, setCount] = useState(4);
  if (propose.data) {
    const { taskId, proposalId } = propose.data;
    return (
      <TaskProgress
        taskId={taskId}
        label={m['segments.finding']()}
        onOver={({ state }) => {
          if (state === 'done')
            void navigate({ to: '/segments/proposals/$proposalId', params: { proposalId } });
        }}
      />
    );
  }
  const toggle = (measure: GroupMeasure, isChosen: boolean) =>
    setChosen(isChosen ? [...chosen, measure] : chosen.filter((each) => each !== measure));
  return (
    <FormShell
      action={m['segments.find_action']()}
      isBusy={propose.isPending}
      error={propose.error}
      whyNot={chosen.length < 2 ? m['segments.two_measures']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate({ measures: [...chosen], count });
      }}
    >
      <p className="max-w-prose text-[14px] text-muted">{m['segments.find_lead']()}</p>
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="mb-1 text-[13px] font-medium">{m['segments.compare_by']()}</legend>
        {measures.map(([measure, words]) => (
          <CheckField
            key={measure}
            label={words()}
            checked={chosen.includes(measure)}
            onChange={({ target }) => toggle(measure, target.checked)}
          />
        ))}
      </fieldset>
      <TextField
        label={m['segments.group_count']({ count: formatCount(count) })}
        type="range"
        min="2"
        max="8"
        step="1"
        className="w-full max-w-96"
        value={count}
        onChange={(event) => setCount(Number(event.target.value))}
      />
    </FormShell>
  );
}
