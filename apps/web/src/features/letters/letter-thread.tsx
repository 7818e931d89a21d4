import { useState } from 'react';
import { m } from '@cordee/messages';
import { useSayInLetter, type Letter } from '../../api/quotas/letters.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section } from '../../ui/page.tsx';

/** Questions on the letter and their answers, the oldest first. */
export function LetterThread({ letter: { id, hash, messages, side } }: { letter: Letter }) {
  const mayAnswer = useSession().roles.includes('revops');
  if (hash === null) return null;
  return (
    <Section title={m['letters.questions']()}>
      {messages.length === 0 ? (
        <p className="text-muted">{m['letters.questions_none']()}</p>
      ) : (
        <ol className="divide-y divide-line rounded-md border border-line bg-sheet">
          {messages.map(({ id: message, by, at, text }) => (
            <li key={message} className="flex flex-col gap-1 px-4 py-3">
              <p className="text-[13px] text-muted">
                <span className="font-medium text-ink">{by}</span> · {formatInstant(at)}
              </p>
              <p className="max-w-prose whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {(side !== null || mayAnswer) && <Say id={id} />}
    </Section>
  );
}

function Say({ id }: { id: string }) {
  const [text, setText] = useState('');
  const say = useSayInLetter(id);
  return (
    <FormShell
      action={m['letters.say']()}
      isBusy={say.isPending}
      error={say.error}
      whyNot={text.trim().length < 3 ? m['letters.message_first']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        say.mutate(text.trim(), { onSuccess: () => setText('') });
      }}
    >
      <TextAreaField
        label={m['letters.message']()}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormShell>
  );
}
