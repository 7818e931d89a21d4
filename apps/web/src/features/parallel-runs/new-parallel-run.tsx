import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { usePaidFile, useStartParallelRun, type PaidFile } from '../../api/parallel-runs.ts';
import { ratioOfPercent } from '../../api/plans.ts';
import { periodsQuery } from '../../api/periods.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatPeriod } from '../../locale.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField, type SelectOption } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { oneRatePlan } from './one-rate-plan.ts';

const accepts = ['.xlsx', '.xlsm', '.csv', '.txt', '.tsv'];

/** First the file, then what it is compared with. */
export function NewParallelRun() {
  const upload = usePaidFile();
  if (upload.data)
    return (
      <Sheet>
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p>
              {m['parallel.file']({
                name: upload.data.name,
                count: formatCount(upload.data.sheets.length || 1),
              })}
            </p>
            <Button look="quiet" onPress={() => upload.reset()}>
              {m['parallel.other_file']()}
            </Button>
          </div>
          <CompareForm file={upload.data} />
        </div>
      </Sheet>
    );
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label={m['parallel.drop']()}
        action={m['parallel.choose']()}
        note={m['parallel.formats']()}
        accepts={accepts}
        isBusy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      />
      {upload.error && <Notice tone="problem">{problemText(upload.error)}</Notice>}
    </div>
  );
}

function CompareForm({ file }: { file: PaidFile }) {
  const { organisation } = useSession();
  const [chosen, choosePeriod] = useState('');
  const [basis, chooseBasis] = useState<'held' | 'rate'>('held');
  const [percent, setPercent] = useState('');
  const start = useStartParallelRun();
  const periods = usePastPeriods();
  const period = chosen || (periods[0]?.value ?? '');
  if (start.data && !start.isPending) return <Comparing started={start.data} />;
  const whyNot = whyNotStarted(period, basis, percent);
  return (
    <FormShell
      action={m['parallel.start']()}
      isBusy={start.isPending}
      error={start.error}
      whyNot={whyNot}
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== null) return;
        const rule =
          basis === 'rate' ? { document: oneRatePlan(ratioOfPercent(percent), organisation.currency) } : {};
        start.mutate({ fileId: file.fileId, fileName: file.name, period, ...rule });
      }}
    >
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label={m['web.period']()}
          options={periods}
          value={period}
          onChange={({ target }) => choosePeriod(target.value)}
        />
        <Choice
          label={m['parallel.with']()}
          value={basis}
          options={[
            { value: 'held', label: m['parallel.with_held']() },
            { value: 'rate', label: m['parallel.with_rate']() },
          ]}
          onChange={chooseBasis}
        />
        {basis === 'rate' && (
          <NumberInput label={m['parallel.rate']()} isRatio={false} value={percent} onChange={setPercent} />
        )}
      </div>
    </FormShell>
  );
}

function whyNotStarted(period: string, basis: 'held' | 'rate', percent: string): string | null {
  if (period === '') return m['parallel.period_first']();
  return basis === 'rate' && percent === '' ? m['parallel.rate_first']() : null;
}

/** Years, quarters and months that are over, the newest first. */
function usePastPeriods(): readonly SelectOption[] {
  const { today } = useSession();
  const years = useQuery(periodsQuery('year')).data ?? [];
  const quarters = useQuery(periodsQuery('quarter')).data ?? [];
  const months = useQuery(periodsQuery('month')).data ?? [];
  const past = (periods: typeof years, group: string) =>
    periods
      .filter(({ to }) => to <= today)
      .toReversed()
      .map(({ code }) => ({ value: code, label: formatPeriod(code), group }));
  return [
    ...past(years, m['web.grain_year']()),
    ...past(quarters, m['web.grain_quarter']()),
    ...past(months, m['web.grain_month']()),
  ];
}

type Started = { readonly taskId: string; readonly parallelRunId: string };

function Comparing({ started: { taskId, parallelRunId } }: { started: Started }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return (
    <TaskProgress
      taskId={taskId}
      label={m['parallel.running']()}
      onOver={({ state }) => {
        void queryClient.invalidateQueries({ queryKey: ['parallel-runs'] });
        if (state === 'done')
          void navigate({ to: '/parallel-runs/$parallelRunId', params: { parallelRunId } });
      }}
    />
  );
}
