import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSayInDispute, type Dispute } from '../../api/disputes.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section } from '../../ui/page.tsx';
import { maySpeak } from './dispute-words.tsx';

/** What was said, the oldest first, and one's own answer as long as nothing is decided. */
export function DisputeThread({ dispute }: { dispute: Dispute }) {
  const { openedBy, openedAt, text, messages } = dispute;
  const said = [{ author: openedBy, at: openedAt, text }, ...messages];
  const speaks = maySpeak(useSession());
  return (
    <Section title={m['disputes.thread']()}>
      <ol className="divide-y divide-line rounded-md border border-line bg-sheet">
        {said.map(({ author, at, text: words }) => (
          <li key={`${at} ${author} ${words}`} className="flex flex-col gap-1 px-4 py-3">
            <p className="text-[13px] text-muted">
              <span className="font-medium text-ink">{author}</span> · {formatInstant(at)}
            </p>
            <p className="max-w-prose whitespace-pre-line">{words}</p>
          </li>
        ))}
      </ol>
      {speaks && dispute.state === 'open' && <Say id={dispute.id} />}
    </Section>
  );
}

function Say({ id }: { id: string }) {
  const [text, setText] = useState('');
  const say = useSayInDispute(id);
  return (
    <FormShell
      action={m['disputes.say']()}
      isBusy={say.isPending}
      error={say.error}
      whyNot={text.trim() === '' ? m['disputes.message_short']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <TextAreaField
        label={m['disputes.message']()}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormShell>
  );
}
