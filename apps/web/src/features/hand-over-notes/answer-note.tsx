import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAnswerNote } from '../../api/hand-over-notes.ts';
import { Button } from '../../ui/button.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';

/** The seller after accepts the note, or returns it and says what is missing. */
export function AnswerNote({ id }: { id: string }) {
  const answer = useAnswerNote(id);
  const [words, setWords] = useState('');
  const isSaid = words.trim().length >= 3;
  return (
    <FormShell
      action={m['territories.note_accept']()}
      isBusy={answer.isPending}
      error={answer.error}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ isAccepted: true, words: words.trim() });
      }}
      secondary={
        <Button
          whyNot={isSaid ? null : m['territories.note_return_first']()}
          onPress={() => answer.mutate({ isAccepted: false, words: words.trim() })}
        >
          {m['territories.note_return']()}
        </Button>
      }
    >
      <TextAreaField
        label={m['territories.note_your_words']()}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
    </FormShell>
  );
}
