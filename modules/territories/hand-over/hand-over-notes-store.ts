import type { Result, Scope } from '@cordee/kernel';
import type { HandOverNote, NoteContent, Pair } from './hand-over-note.ts';

export type HandOverNoteStore = {
  /** Of all approved divisions, the newest first. */
  notes(scope: Scope): Promise<readonly HandOverNote[]>;
  write(scope: Scope, note: Pair & { readonly id: string; readonly content: NoteContent }): Promise<void>;
  /** Refuses territories.note_answered_conflict. */
  answer(
    scope: Scope,
    note: HandOverNote,
    answer: { readonly isAccepted: boolean; readonly words: string },
  ): Promise<Result<null>>;
};
