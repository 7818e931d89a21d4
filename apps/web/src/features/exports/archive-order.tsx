import { useState } from 'react';
import { m } from '@cordee/messages';
import { archiveAddress, listFormats, useOrderArchive, type ListFormat } from '../../api/outflow/exports.ts';
import type { Task } from '../../api/tasks.ts';
import { formatName } from '../../shell/whole-list.ts';
import { useAsOf } from '../../shell/viewing.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';

/** Orders the archive of everything, watches it being made, and gives it. */
export function ArchiveOrder() {
  const [format, setFormat] = useState<ListFormat>('xlsx');
  const [ended, setEnded] = useState<Task | null>(null);
  const order = useOrderArchive(useAsOf());
  const taskId = order.data?.taskId;
  const isUnderWay = taskId !== undefined && ended?.id !== taskId;
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={m['web.archive_format']()}
          options={listFormats.map((value) => ({ value, label: formatName(value) }))}
          value={format}
          onChange={({ target }) => setFormat(listFormats.find((each) => each === target.value) ?? 'xlsx')}
        />
        <Button
          icon="download"
          isBusy={order.isPending}
          whyNot={isUnderWay ? m['web.archive_under_way']() : null}
          onPress={() => order.mutate(format)}
        >
          {m['web.archive_order']()}
        </Button>
      </div>
      {order.error && <Notice tone="problem">{problemText(order.error)}</Notice>}
      {taskId !== undefined && !(ended?.id === taskId && ended.state === 'done') && (
        <TaskProgress key={taskId} taskId={taskId} label={m['web.archive_making']()} onOver={setEnded} />
      )}
      {taskId !== undefined && ended?.id === taskId && ended.state === 'done' && (
        <a href={archiveAddress(taskId)} download className={buttonClass('primary')}>
          <Icon name="download" />
          {m['web.archive_fetch']()}
        </a>
      )}
    </div>
  );
}
