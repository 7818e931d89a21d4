import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { m } from '@cordee/messages';
import {
  useForgetEverything,
  useStartImport,
  type ImportOrder,
  type ImportRehearsal,
} from '../../api/imports.ts';
import type { Task } from '../../api/tasks.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { RehearsalResult } from './rehearsal-result.tsx';

type Phase = 'checking' | 'checked' | 'loading' | 'loaded' | 'stopped';

export type LoadStepProps = { readonly order: Omit<ImportOrder, 'dryRun'>; readonly onBack: () => void };

/** First a dry run that changes nothing and shows every error; then, on one press, the import itself. */
export function LoadStep({ order, onBack }: LoadStepProps) {
  const start = useStartImport();
  const forgetEverything = useForgetEverything();
  const [phase, setPhase] = useState<Phase>('checking');
  const [rehearsal, setRehearsal] = useState<ImportRehearsal | null>(null);
  const begin = (dryRun: boolean) => {
    setPhase(dryRun ? 'checking' : 'loading');
    start.mutate({ ...order, dryRun });
  };
  useOnce(() => begin(true));
  const onOver = (task: Task) => {
    if (task.state !== 'done') return setPhase('stopped');
    if (phase === 'loading') forgetEverything();
    // The result of a dry run is that rehearsal: the task was started here, as one.
    else setRehearsal(task.result as ImportRehearsal);
    setPhase(phase === 'loading' ? 'loaded' : 'checked');
  };
  const started = start.data;
  const isRunning = phase === 'checking' || phase === 'loading';
  return (
    <div className="flex flex-col gap-6">
      {start.error && <Notice tone="problem">{problemText(start.error)}</Notice>}
      {started && (isRunning || phase === 'stopped') && (
        <TaskProgress
          key={started.taskId}
          taskId={started.taskId}
          label={phase === 'checking' ? m['web.import_checking']() : m['web.import_loading']()}
          onOver={onOver}
        />
      )}
      {phase === 'checked' && rehearsal && (
        <>
          <Notice tone="plain">{m['web.import_dry_done']()}</Notice>
          <RehearsalResult rehearsal={rehearsal} />
        </>
      )}
      {started && phase === 'loaded' && <ImportResult importId={started.importId} />}
      <div className="flex flex-wrap items-start gap-3">
        {phase === 'checked' && (
          <Button look="primary" onPress={() => begin(false)}>
            {m['web.import_now']()}
          </Button>
        )}
        {phase !== 'loaded' && !isRunning && <BackButton onPress={onBack} />}
        {start.error && isRunning && <BackButton onPress={onBack} />}
        {phase === 'loaded' && (
          <Link to="/imports" className={buttonClass('plain')}>
            {m['web.import_all']()}
          </Link>
        )}
      </div>
    </div>
  );
}

function BackButton({ onPress }: { onPress: () => void }) {
  return (
    <Button look="quiet" onPress={onPress}>
      {m['web.import_back']()}
    </Button>
  );
}

// React's strict mode runs effects twice, and a file must not be sent twice.
function useOnce(act: () => void) {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  });
}
