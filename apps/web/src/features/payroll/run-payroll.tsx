import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { payrollFilesQuery } from '../../api/payroll.ts';
import type { Run } from '../../api/payouts.ts';
import { Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { PayCodes } from './pay-codes.tsx';
import { PayrollFileCard } from './payroll-file-card.tsx';
import { RunJournal } from './run-journal.tsx';
import { TransmitForm } from './transmit-form.tsx';

/** From a locked run to what payroll has paid of it. */
export function RunPayroll({ run }: { run: Run }) {
  if (run.state === 'voided') return null;
  if (run.state === 'preview' || run.state === 'approved')
    return (
      <Section title={m['web.pay_title']()}>
        <p className="text-muted">{m['web.pay_after_lock']()}</p>
      </Section>
    );
  return (
    <>
      <Section title={m['web.pay_title']()}>
        <p className="max-w-prose text-muted">{m['web.pay_lead']()}</p>
        {run.state === 'locked' ? (
          <Sheet>
            <div className="flex flex-col gap-5">
              <TransmitForm run={run} />
              <PayCodes />
            </div>
          </Sheet>
        ) : (
          <RunFiles runId={run.id} />
        )}
      </Section>
      <RunJournal runId={run.id} />
    </>
  );
}

function RunFiles({ runId }: { runId: string }) {
  return (
    <QueryView query={useQuery(payrollFilesQuery)}>
      {(files) =>
        files
          .filter(({ runIds }) => runIds.includes(runId))
          .map((file) => <PayrollFileCard key={file.id} file={file} />)
      }
    </QueryView>
  );
}
