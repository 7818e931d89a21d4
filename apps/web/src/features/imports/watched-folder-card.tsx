import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useLeaveFolder, type WatchedFolder } from '../../api/outflow/folders.ts';
import { formatBytes, formatCount, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Badge, Notice, type Tone } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/page.tsx';
import { kindName } from './kind-names.ts';

type Waiting = WatchedFolder['waiting'][number];
type Take = WatchedFolder['takes'][number];

const states: Record<Waiting['state'], { readonly tone: Tone; readonly words: () => string }> = {
  taking: { tone: 'good', words: () => m['imports.folder_taking']() },
  next: { tone: 'plain', words: () => m['imports.folder_next']() },
  waiting: { tone: 'plain', words: () => m['imports.folder_waiting']() },
  stopped: { tone: 'problem', words: () => m['imports.folder_stopped']() },
  passed_over: { tone: 'watch', words: () => m['imports.folder_passed_over']() },
};

/** A folder: where to put files, what waits in it, and what became of the last ones. */
export function WatchedFolderCard({
  folder,
  mayChange,
}: {
  readonly folder: WatchedFolder;
  readonly mayChange: boolean;
}) {
  const [isLeaving, setLeaving] = useState(false);
  const leave = useLeaveFolder();
  const name = `${folder.source} · ${kindName(folder.kind)}`;
  return (
    <Sheet>
      <section aria-label={name} className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h3 className="font-medium">{name}</h3>
            <p className="text-[13px] break-all text-muted">{folder.path ?? m['imports.folder_no_root']()}</p>
          </div>
          {mayChange && <Button onPress={() => setLeaving(true)}>{m['imports.folder_leave']()}</Button>}
        </div>
        {!folder.canTake && (
          <Notice tone="problem">{m['imports.folder_keeper_gone']({ name: folder.by })}</Notice>
        )}
        <WaitingFiles files={folder.waiting} />
        <LastTakes takes={folder.takes} />
      </section>
      <Confirm
        title={m['imports.folder_leave_title']({ name })}
        action={m['imports.folder_leave']()}
        isOpen={isLeaving}
        isBusy={leave.isPending}
        onClose={() => setLeaving(false)}
        onConfirm={() => leave.mutate(folder.id, { onSuccess: () => setLeaving(false) })}
      >
        {m['imports.folder_leave_lead']()}
      </Confirm>
    </Sheet>
  );
}

function WaitingFiles({ files }: { readonly files: readonly Waiting[] }) {
  if (files.length === 0) return <p className="text-muted">{m['imports.folder_empty']()}</p>;
  return (
    <ul className="flex flex-col gap-1" aria-label={m['imports.folder_waiting_files']()}>
      {files.map(({ name, byteCount, state }) => (
        <li key={name} className="flex flex-wrap items-baseline gap-2">
          <Badge tone={states[state].tone}>{states[state].words()}</Badge>
          <span className="break-all">{name}</span>
          {state !== 'passed_over' && (
            <span className="figures text-[13px] text-muted">{formatBytes(byteCount)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function LastTakes({ takes }: { readonly takes: readonly Take[] }) {
  if (takes.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-[13px] text-muted">{m['imports.folder_takes']()}</h4>
      <ul className="flex flex-col gap-1">
        {takes.map((take) => (
          <li key={`${take.at} ${take.fileName}`}>
            <span className="text-muted">{formatInstant(take.at)}</span> · <TakenFile take={take} /> ·{' '}
            {outcomeWords(take)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function TakenFile({ take: { importId, fileName } }: { readonly take: Take }) {
  if (importId === null) return <span className="break-all">{fileName}</span>;
  return (
    <Link
      to="/imports/$importId"
      params={{ importId }}
      className="break-all text-accent underline underline-offset-2"
    >
      {fileName}
    </Link>
  );
}

function outcomeWords({ outcome, rejected, problem }: Take): string {
  if (outcome === 'refused') return m['imports.folder_refused']({ reason: problem ?? '' });
  if (outcome === 'repeated') return m['imports.folder_repeated']();
  return rejected > 0
    ? m['imports.folder_imported_partly']({ count: formatCount(rejected) })
    : m['imports.folder_imported']();
}
