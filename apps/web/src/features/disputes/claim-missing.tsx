import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useOpenDispute } from '../../api/disputes.ts';
import { peopleQuery } from '../../api/people.ts';
import { useSession } from '../../api/session.ts';
import { collator } from '../../locale.ts';
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { whyNotSaid } from './dispute-words.tsx';

/** By its number alone: where it went is answered at once. */
export function ClaimMissing() {
  const isOwn = useSession().roles.every((role) => role === 'seller');
  const [orderCode, setCode] = useState('');
  const [text, setText] = useState('');
  const [chosen, choose] = useState('');
  const sellers = useSellers(!isOwn);
  const payeeId = chosen || (sellers[0]?.id ?? '');
  const open = useOpenDispute();
  const navigate = useNavigate();
  const code = orderCode.trim();
  const send = () =>
    open.mutate(
      { kind: 'missing', orderCode: code, text: text.trim(), ...(isOwn ? {} : { payeeId }) },
      { onSuccess: ({ id }) => void navigate({ to: '/disputes/$disputeId', params: { disputeId: id } }) },
    );
  return (
    <FormShell
      action={m['disputes.claim']()}
      isBusy={open.isPending}
      error={open.error}
      whyNot={
        code === '' ? m['disputes.order_code_required']() : whyNotSaid(text, m['disputes.text_short']())
      }
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        {!isOwn && (
          <SelectField
            label={m['disputes.for']()}
            className="w-full"
            value={payeeId}
            options={sellers.map(({ id, name, team }) => ({
              value: id,
              label: team ? `${name} · ${team}` : name,
            }))}
            onChange={({ target }) => choose(target.value)}
          />
        )}
        <TextField
          label={m['disputes.order_code']()}
          className="w-full"
          autoComplete="off"
          value={orderCode}
          onChange={({ target }) => setCode(target.value)}
        />
      </div>
      <TextAreaField
        label={m['disputes.text']()}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormShell>
  );
}

function useSellers(enabled: boolean) {
  const people = useQuery({ ...peopleQuery({}), enabled }).data?.rows ?? [];
  return people.filter(({ role }) => role === 'seller').toSorted((a, b) => collator.compare(a.name, b.name));
}
