import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '@cordee/messages';
import { peopleQuery } from '../../api/people.ts';
import { planTemplatesQuery, useCreatePlan, type PlanDraft } from '../../api/plans.ts';
import { useSession } from '../../api/session.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The usual first plan: a percentage of what is sold or one of the templates, for every seller, from a day on. */
export function NewPlan() {
  const { today } = useSession();
  const create = useCreatePlan();
  const { register, handleSubmit, control, formState } = useForm<PlanDraft>({
    defaultValues: {
      base: 'order_intake',
      grain: 'month',
      rate: 'fixed',
      from: `${today.slice(0, 4)}-01-01`,
    },
  });
  const rate = useWatch({ control, name: 'rate' });
  const people = useQuery(peopleQuery({})).data;
  const chosen = useTemplates(rate);
  const { errors } = formState;
  return (
    <FormShell
      action={m['web.plan_create']()}
      onSubmit={(event) => void handleSubmit((draft) => create.mutate(draft))(event)}
      isBusy={create.isPending}
      error={create.error}
      whyNot={people?.total === 0 ? m['web.plan_no_people']() : null}
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField
          label={m['web.plan_name']()}
          error={errors.name?.message}
          {...register('name', { required: m['web.name_required']() })}
        />
        <TextField label={m['web.plan_dates']()} type="date" {...register('from', { required: true })} />
        <SelectField label={m['web.plan_grain']()} options={grains()} {...register('grain')} />
        <SelectField label={m['web.rule_base']()} options={bases()} {...register('base')} />
        <SelectField
          label={m['web.rule_rate']()}
          options={[...rates(), ...chosen.options]}
          {...register('rate')}
        />
        {rate === 'fixed' && (
          <TextField
            label={m['web.plan_percent']()}
            inputMode="decimal"
            error={errors.percent?.message}
            {...register('percent', {
              required: m['web.plan_percent_required'](),
              pattern: { value: /^\d{1,2}([.,]\d{1,4})?$/, message: m['web.plan_percent_required']() },
            })}
          />
        )}
      </div>
      {chosen.what !== undefined && <p className="max-w-prose text-muted">{chosen.what}</p>}
      {create.data !== undefined && (
        <Notice tone="good">{m['web.plan_created']({ count: create.data.assigned })}</Notice>
      )}
    </FormShell>
  );
}

/** The templates beside the plain commission, and what the chosen one pays, in words. */
function useTemplates(rate: string) {
  const templates = useQuery(planTemplatesQuery).data ?? [];
  const others = templates.filter(({ template, isQuick }) => isQuick && template !== 'commission');
  return {
    options: others.map(({ template, name }) => ({ value: template, label: name })),
    what: others.find(({ template }) => template === rate)?.what,
  };
}

const grains = () => [
  { value: 'month', label: m['web.plan_by_month']() },
  { value: 'quarter', label: m['web.plan_by_quarter']() },
];

const bases = () => [
  { value: 'order_intake', label: m['compensation.base_order_intake']() },
  { value: 'invoicing', label: m['compensation.base_invoicing']() },
  { value: 'cash', label: m['compensation.base_cash']() },
  { value: 'won_deals', label: m['compensation.base_won_deals']() },
];

const rates = () => [
  { value: 'fixed', label: m['web.plan_rate_fixed']() },
  { value: 'own', label: m['web.rule_own_rate']() },
];
