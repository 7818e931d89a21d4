import { m } from '@cordee/messages';
import { useSetLastDay, type Coverage } from '../../api/coverage.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { lastDayWords } from './coverage-words.ts';

/** What was just said of a coverage, and its last day before. */
export type Ended = {
  readonly coverage: Coverage;
  readonly before: string | null;
  readonly now: string | null;
};

export type UndoEndProps = { readonly ended: Ended; readonly onUndone: () => void };

/** Says what is done, and takes it back. */
export function UndoEnd({ ended: { coverage, before, now }, onUndone }: UndoEndProps) {
  const { id, person: seller, label: covered } = coverage;
  const back = useSetLastDay();
  const undo = () =>
    back.mutate(
      { id, lastDay: before, reason: m['web.coverage_undo_reason']() },
      { onSuccess: () => onUndone() },
    );
  return (
    <Notice tone={back.error ? 'problem' : 'good'}>
      <div className="flex flex-wrap items-center gap-3">
        <p>
          {back.error
            ? problemText(back.error)
            : m['web.coverage_ended']({ seller, covered, until: lastDayWords(now) })}
        </p>
        <Button icon="undo" isBusy={back.isPending} onPress={undo}>
          {m['web.coverage_undo']()}
        </Button>
      </div>
    </Notice>
  );
}
