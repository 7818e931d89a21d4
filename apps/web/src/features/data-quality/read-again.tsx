import { m } from '@cordee/messages';
import { useReadAgain } from '../../api/data-quality.ts';
import { useForgetEverything } from '../../api/imports.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';

export type ReadAgainProps = { readonly importId: string; readonly onOver: () => void };

/** What was accepted counts for files to come; those at hand are read again on one press. */
export function ReadAgain({ importId, onOver }: ReadAgainProps) {
  const read = useReadAgain();
  const forgetEverything = useForgetEverything();
  if (read.data)
    return (
      <TaskProgress
        taskId={read.data.taskId}
        label={m['quality.reading_again']({ count: read.data.files })}
        onOver={({ state }) => {
          forgetEverything();
          if (state === 'done') onOver();
        }}
      />
    );
  return (
    <Notice tone={read.error ? 'problem' : 'watch'}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="max-w-prose">{read.error ? problemText(read.error) : m['quality.read_again_lead']()}</p>
        <Button isBusy={read.isPending} onPress={() => read.mutate(importId)}>
          {m['quality.read_again_now']()}
        </Button>
        <Button look="quiet" onPress={onOver}>
          {m['quality.read_again_later']()}
        </Button>
      </div>
    </Notice>
  );
}
