import { useState } from 'react';
import { m } from '@cordee/messages';
import { useMarkCommitment, type CommitmentMark, type Letter } from '../../api/quotas/letters.ts';
import { formatDate } from '../../locale.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Badge, type Tone } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';

type Kept = CommitmentMark['state'];

const marks: Record<Kept, { tone: Tone; words: () => string }> = {
  kept: { tone: 'good', words: () => m['letters.mark_kept']() },
  late: { tone: 'watch', words: () => m['letters.mark_late']() },
  not_kept: { tone: 'problem', words: () => m['letters.mark_not_kept']() },
};

/** What the company undertook, and what became of it. */
export function Commitments({ letter, mayMark }: { readonly letter: Letter; readonly mayMark: boolean }) {
  const { commitments, hash } = letter;
  if (commitments.length === 0 || hash === null) return null;
  return (
    <Section title={m['letters.followed']()}>
      <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
        {commitments.map(({ text, by, state, note }) => (
          <li key={`${text} ${by}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
            <span className="min-w-0 flex-1">{text}</span>
            <span className="text-[13px] text-muted">{formatDate(by)}</span>
            {state === null ? (
              <Badge tone="plain">{m['letters.mark_none']()}</Badge>
            ) : (
              <Badge tone={marks[state].tone}>{marks[state].words()}</Badge>
            )}
            {note !== null && note !== '' && <p className="w-full text-[14px] text-muted">{note}</p>}
          </li>
        ))}
      </ul>
      {mayMark && <Mark letter={letter} />}
    </Section>
  );
}

function Mark({ letter: { id, commitments } }: { letter: Letter }) {
  const [typed, type] = useState({ ordinal: 0, state: 'kept' as Kept, note: '' });
  const mark = useMarkCommitment(id);
  return (
    <Sheet>
      <FormShell
        action={m['letters.mark_action']()}
        isBusy={mark.isPending}
        error={mark.error}
        onSubmit={(event) => {
          event.preventDefault();
          mark.mutate(typed, { onSuccess: () => type({ ...typed, note: '' }) });
        }}
      >
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            label={m['letters.commitment_one']()}
            className="w-full"
            value={String(typed.ordinal)}
            options={commitments.map(({ text }, index) => ({ value: String(index), label: text }))}
            onChange={({ target }) => type({ ...typed, ordinal: Number(target.value) })}
          />
          <SelectField
            label={m['letters.mark']()}
            className="w-full"
            value={typed.state}
            options={Object.entries(marks).map(([value, { words }]) => ({ value, label: words() }))}
            // The options are the states and nothing else.
            onChange={({ target }) => type({ ...typed, state: target.value as Kept })}
          />
          <TextField
            label={m['letters.mark_note']()}
            className="w-full"
            value={typed.note}
            onChange={({ target }) => type({ ...typed, note: target.value })}
          />
        </div>
      </FormShell>
    </Sheet>
  );
}
