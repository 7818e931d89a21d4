import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { usePublishPlan, type PlanFinding, type PlanRefusal } from '../../../api/plan-design.ts';
import { useSession } from '../../../api/session.ts';
import { TextAreaField, TextField } from '../../../ui/field.tsx';
import { FormShell } from '../../../ui/form-shell.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Sheet } from '../../../ui/page.tsx';
import type { JsonObject } from '../../../api/plan-json.ts';
import type { DraftKeeping } from './kept-draft.ts';

export type PublishBarProps = {
  readonly document: JsonObject;
  readonly refusals: readonly PlanRefusal[];
  /** What the linter says must not be published without a reason. */
  readonly blocking: readonly PlanFinding[];
  /** The draft that ends with it. */
  readonly keeping: DraftKeeping;
};

const reasonLettersMin = 3;

/** From a day on; what was published before keeps paying what it paid. */
export function PublishBar({ document, refusals, blocking, keeping }: PublishBarProps) {
  const { today } = useSession();
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [despite, setDespite] = useState('');
  const publish = usePublishPlan();
  const navigate = useNavigate();
  const { draft: keptDraft } = keeping.kept;
  const send = () =>
    publish.mutate(
      {
        document,
        effectiveFrom: from,
        ...(blocking.length > 0 ? { despite: despite.trim() } : {}),
        ...(keptDraft ? { draft: { id: keptDraft.id, follows: keptDraft.saving } } : {}),
      },
      {
        onSuccess: ({ code }) => {
          keeping.finish();
          void navigate({ to: '/plans/$planCode', params: { planCode: code } });
        },
      },
    );
  const isBlocked = blocking.length > 0 && despite.trim().length < reasonLettersMin;
  const whyNot =
    refusals.length > 0
      ? m['designer.publish_not_yet']({ count: String(refusals.length) })
      : isBlocked
        ? m['designer.despite_first']()
        : keeping.isUnsaved
          ? m['designer.draft_save_first']()
          : null;
  return (
    <Sheet>
      <FormShell
        action={m['designer.publish']()}
        isBusy={publish.isPending}
        error={publish.error}
        whyNot={whyNot}
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
        {blocking.length > 0 && (
          <>
            <Notice tone="problem">{m['designer.blocked']({ count: String(blocking.length) })}</Notice>
            <TextAreaField
              label={m['designer.despite']()}
              value={despite}
              onChange={({ target }) => setDespite(target.value)}
            />
          </>
        )}
      </FormShell>
    </Sheet>
  );
}
