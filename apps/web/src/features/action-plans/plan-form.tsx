import { useState } from 'react';
import { m } from '@cordee/messages';
import { useProposePlan, type ActionPlan, type PlanEquation } from '../../api/actions/action-plans.ts';
import { known } from '../../api/filter.ts';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { SetByHand } from './one-plan.tsx';
import { TargetAccounts, type Chosen } from './target-accounts.tsx';

type PlanFormProps = {
  readonly equation: PlanEquation;
  readonly set: SetByHand;
  readonly plan: ActionPlan | undefined;
  readonly seller: string | undefined;
};

/** Accounts, what each activity is to end with, means: what the equation does not say; then it is proposed. */
export function PlanForm({ equation, set, plan, seller }: PlanFormProps) {
  const last = plan?.versions.at(-1);
  const [chosen, choose] = useState<Chosen>(
    () => new Map(last?.accounts.map(({ accountId, contactsPerYear }) => [accountId, contactsPerYear])),
  );
  const [said, say] = useState({
    call: last?.expected.call ?? '',
    meeting: last?.expected.meeting ?? '',
    means: last?.means ?? '',
    text: '',
  });
  const propose = useProposePlan();
  const toast = useToast();
  const { call, meeting, means, text } = said;
  const field = (name: keyof typeof said) => ({
    value: said[name],
    onChange: ({ target }: { target: { value: string } }) => say({ ...said, [name]: target.value }),
  });
  const body = {
    ...known(set),
    ...known({ seller }),
    period: equation.period,
    accounts: [...chosen].map(([accountId, contactsPerYear]) => ({ accountId, contactsPerYear })),
    expected: { call, meeting },
    means,
    text,
    follows: last?.id ?? null,
  };
  return (
    <>
      <TargetAccounts seller={seller} chosen={chosen} choose={choose} />
      <Section title={m['actions.agree_section']()}>
        <Sheet>
          <FormShell
            action={last === undefined ? m['actions.propose']() : m['actions.propose_other']()}
            isBusy={propose.isPending}
            error={propose.error}
            whyNot={equation.refusal}
            onSubmit={(event) => {
              event.preventDefault();
              propose.mutate(body, {
                onSuccess: () => toast('good', m['actions.proposed_toast']()),
              });
            }}
          >
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField label={m['actions.expected_call']()} className="w-full" {...field('call')} />
              <TextField label={m['actions.expected_meeting']()} className="w-full" {...field('meeting')} />
            </div>
            <TextAreaField
              label={m['actions.means']()}
              hint={m['actions.means_hint']()}
              value={means}
              onChange={({ target }) => say({ ...said, means: target.value })}
            />
            <TextAreaField
              label={m['actions.text']()}
              value={text}
              onChange={({ target }) => say({ ...said, text: target.value })}
            />
          </FormShell>
        </Sheet>
      </Section>
    </>
  );
}
