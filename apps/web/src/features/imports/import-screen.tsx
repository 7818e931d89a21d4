import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { importQuery, useForgetEverything, useUndoImport, type ImportDetail } from '../../api/imports.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportState } from './import-state.tsx';
import { kindName } from './kind-names.ts';
import { SourceLine } from './source-line.tsx';

export function ImportScreen() {
  const { importId } = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const line = search['line'] === undefined ? undefined : Number(search['line']);
  const query = useQuery(importQuery(importId ?? ''));
  return (
    <PageQuery title={m['web.import_file']()} query={query}>
      {(detail) => (
        <Page title={detail.name} lead={<Facts detail={detail} />} actions={<Undo detail={detail} />}>
          {detail.undone && (
            <Notice tone="watch">
              {m['web.undone_facts']({
                restored: formatCount(detail.undone.restored),
                kept: formatCount(detail.undone.kept),
              })}
            </Notice>
          )}
          {line !== undefined && <SourceLine importId={detail.id} line={line} document={detail.name} />}
          <ImportResult importId={detail.id} />
        </Page>
      )}
    </PageQuery>
  );
}

function Facts({ detail }: { detail: ImportDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <ImportState state={detail.state} />
      {m['web.import_facts']({
        kind: kindName(detail.kind),
        source: detail.source,
        at: formatInstant(detail.at),
        by: detail.by,
      })}
    </span>
  );
}

function Undo({ detail }: { detail: ImportDetail }) {
  const undo = useUndoImport();
  const forgetEverything = useForgetEverything();
  const [isAsked, setAsked] = useState(false);
  if (undo.data) {
    return (
      <TaskProgress taskId={undo.data.taskId} label={m['web.undo_running']()} onOver={forgetEverything} />
    );
  }
  return (
    <>
      <Button
        icon="undo"
        whyNot={detail.canUndo ? null : m['web.undo_cannot']()}
        onPress={() => setAsked(true)}
      >
        {m['web.undo']()}
      </Button>
      <Confirm
        title={m['web.undo_title']()}
        action={m['web.undo_action']({ count: formatCount(detail.counts.added + detail.counts.changed) })}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => undo.mutate(detail.id, { onSettled: () => setAsked(false) })}
        isBusy={undo.isPending}
      >
        <p>{m['web.undo_what']({ name: detail.name })}</p>
        <Notice tone="plain">{m['web.undo_trace']()}</Notice>
      </Confirm>
    </>
  );
}
