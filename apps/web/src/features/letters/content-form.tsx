import { useState } from 'react';
import { m } from '@cordee/messages';
import type { LetterContent } from '../../api/quotas/letters.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';

type ContentFormProps = {
  readonly given: LetterContent;
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onSend: (content: LetterContent) => void;
};

export const emptyContent: LetterContent = { words: { fr: '', en: '' }, commitments: [], answerBy: '' };

/** The company's own words, its commitments with their days, and the last day to sign. */
export function ContentForm({ given, action, isBusy, error, onSend }: ContentFormProps) {
  const [typed, type] = useState(given);
  const isComplete =
    typed.answerBy !== '' && typed.commitments.every(({ text, by }) => text.trim().length >= 3 && by !== '');
  const say = (words: Partial<LetterContent['words']>) =>
    type({ ...typed, words: { ...typed.words, ...words } });
  return (
    <FormShell
      action={action}
      isBusy={isBusy}
      error={error}
      whyNot={isComplete ? null : m['letters.content_first']()}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(typed);
      }}
    >
      <TextAreaField
        label={m['letters.words_fr']()}
        hint={m['letters.words_fr_hint']()}
        lang="fr"
        value={typed.words.fr}
        onChange={({ target }) => say({ fr: target.value })}
      />
      <TextAreaField
        label={m['letters.words_en']()}
        lang="en"
        value={typed.words.en}
        onChange={({ target }) => say({ en: target.value })}
      />
      <Commitments
        commitments={typed.commitments}
        onChange={(commitments) => type({ ...typed, commitments })}
      />
      <TextField
        label={m['letters.answer_by']()}
        type="date"
        className="w-full max-w-60"
        value={typed.answerBy}
        onChange={({ target }) => type({ ...typed, answerBy: target.value })}
      />
    </FormShell>
  );
}

type Commitment = LetterContent['commitments'][number];
type CommitmentsProps = {
  readonly commitments: readonly Commitment[];
  readonly onChange: (commitments: Commitment[]) => void;
};

function Commitments({ commitments, onChange }: CommitmentsProps) {
  const change = (at: number, part: Partial<Commitment>) =>
    onChange(commitments.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="pb-1 text-[13px] font-medium">{m['letters.commitments']()}</legend>
      {commitments.map(({ text, by }, at) => (
        // What is typed has no other identity than its place.
        <div key={at} className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_180px_auto] sm:items-end">
          <TextField
            label={m['letters.commitment']({ number: String(at + 1) })}
            className="w-full"
            value={text}
            onChange={({ target }) => change(at, { text: target.value })}
          />
          <TextField
            label={m['letters.commitment_by']()}
            type="date"
            className="w-full"
            value={by}
            onChange={({ target }) => change(at, { by: target.value })}
          />
          <Button look="quiet" onPress={() => onChange(commitments.filter((_, index) => index !== at))}>
            {m['letters.commitment_drop']({ number: String(at + 1) })}
          </Button>
        </div>
      ))}
      <div>
        <Button onPress={() => onChange([...commitments, { text: '', by: '' }])}>
          {m['letters.commitment_add']()}
        </Button>
      </div>
    </fieldset>
  );
}
