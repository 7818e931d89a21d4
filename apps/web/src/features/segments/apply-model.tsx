import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useApplyModel } from '../../api/segments.ts';
import { useSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** From a day on; what was in force before stays true of the days before. */
export function ApplyModel({ id, whyNot }: { id: string; whyNot: string | null }) {
  const { today } = useSession();
  const navigate = useNavigate();
  const apply = useApplyModel(id);
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState(today);
  return (
    <>
      <Button look="primary" whyNot={whyNot} onPress={() => setOpen(true)}>
        {m['segments.apply']()}
      </Button>
      <Confirm
        title={m['segments.apply_title']()}
        action={m['segments.apply_action']()}
        isOpen={isOpen}
        isBusy={apply.isPending}
        whyNot={from === '' ? m['segments.day_first']() : null}
        onClose={() => setOpen(false)}
        onConfirm={() => apply.mutate({ from }, { onSuccess: () => void navigate({ to: '/segments' }) })}
      >
        <p>{m['segments.apply_lead']()}</p>
        <TextField
          label={m['segments.from']()}
          type="date"
          required
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        {apply.error && <Notice tone="problem">{problemText(apply.error)}</Notice>}
      </Confirm>
    </>
  );
}
