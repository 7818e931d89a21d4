import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSayReview, type MonthReview } from '../../api/actions/reviews.ts';
import { useSession } from '../../api/session.ts';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Sheet } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { stepNames } from './step-names.ts';

/** The reason of each line, and what is to change, for whoever is one of the two. */
export function ReviewForm({ review: { planId, month, lines } }: { review: MonthReview }) {
  const { roles } = useSession();
  const [reasons, give] = useState<Readonly<Record<string, string>>>({});
  const [changes, change] = useState('');
  const say = useSayReview(planId ?? '');
  const toast = useToast();
  const given = lines.flatMap(({ step }) => {
    const reason = reasons[step]?.trim() ?? '';
    return reason === '' ? [] : [{ step, reason }];
  });
  const isEmpty = given.length === 0 && changes.trim() === '';
  if (!roles.includes('seller') && !roles.includes('manager')) return null;
  return (
    <Sheet>
      <FormShell
        action={m['actions.review_save']()}
        isBusy={say.isPending}
        error={say.error}
        whyNot={isEmpty ? m['actions.review_first']() : null}
        onSubmit={(event) => {
          event.preventDefault();
          say.mutate(
            { month, reasons: given, changes },
            {
              onSuccess: () => {
                give({});
                change('');
                toast('good', m['actions.review_saved']());
              },
            },
          );
        }}
      >
        <p className="max-w-prose text-[14px] text-muted">{m['actions.review_said_lead']()}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {lines.map(({ step }) => (
            <TextField
              key={step}
              label={m['actions.review_reason']({ step: stepNames[step]() })}
              className="w-full"
              value={reasons[step] ?? ''}
              onChange={({ target }) => give({ ...reasons, [step]: target.value })}
            />
          ))}
        </div>
        <TextAreaField
          label={m['actions.review_changes']()}
          value={changes}
          onChange={({ target }) => change(target.value)}
        />
      </FormShell>
    </Sheet>
  );
}
