import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { usePublishPlan, type PlanRefusal } from '../../../api/plan-design.ts';
import { useSession } from '../../../api/session.ts';
import { TextField } from '../../../ui/field.tsx';
import { FormShell } from '../../../ui/form-shell.tsx';
import { Sheet } from '../../../ui/page.tsx';
import type { JsonObject } from './plan-json.ts';

export type PublishBarProps = {
  readonly document: JsonObject;
  readonly refusals: readonly PlanRefusal[];
  readonly onPublished: () => void;
};

/** From a day on; what was published before keeps paying what it paid. */
export function PublishBar({ document, refusals, onPublished }: PublishBarProps) {
  const { today } = useSession();
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const publish = usePublishPlan();
  const navigate = useNavigate();
  const send = () =>
    publish.mutate(
      { document, effectiveFrom: from },
      {
        onSuccess: ({ code }) => {
          onPublished();
          void navigate({ to: '/plans/$planCode', params: { planCode: code } });
        },
      },
    );
  return (
    <Sheet>
      <FormShell
        action={m['designer.publish']()}
        isBusy={publish.isPending}
        error={publish.error}
        whyNot={
          refusals.length > 0 ? m['designer.publish_not_yet']({ count: String(refusals.length) }) : null
        }
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={m['web.plan_dates']()}
            hint={m['designer.publish_hint']()}
            type="date"
            className="w-full"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </div>
      </FormShell>
    </Sheet>
  );
}
