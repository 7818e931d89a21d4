import { m } from '@cordee/messages';
import { payrollFile, type PayrollFile } from '../../api/payroll.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Sheet } from '../../ui/page.tsx';
import { ConfirmReceipt } from './confirm-receipt.tsx';
import { ControlTotals } from './control-totals.tsx';
import { PayrollReturn } from './payroll-return.tsx';

/** A transmitted file: its totals, whether payroll has it, and what payroll has paid. */
export function PayrollFileCard({ file }: { file: PayrollFile }) {
  const { roles } = useSession();
  const mayRead = roles.includes('finance') || roles.includes('auditor');
  return (
    <Sheet>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <h3 className="text-[16px]">
              {m['web.pay_draft_of']({
                entity: file.legalEntity || m['web.pay_no_entity'](),
                name: file.name,
              })}
            </h3>
            <p className="text-[14px] text-muted">
              {m['web.pay_made']({ actor: file.madeBy, at: formatInstant(file.madeAt) })}
            </p>
          </div>
          {mayRead && (
            <a href={payrollFile(file.id)} download className={buttonClass('plain')}>
              <Icon name="download" />
              {m['web.pay_download']({ name: file.name })}
            </a>
          )}
        </div>
        <ControlTotals totals={file.totals} />
        {file.confirmed ? (
          <>
            <Notice tone="good">
              {m['web.pay_confirmed']({
                actor: file.confirmed.by,
                at: formatInstant(file.confirmed.at),
              })}
            </Notice>
            <PayrollReturn file={file} />
          </>
        ) : (
          <ConfirmReceipt file={file} />
        )}
      </div>
    </Sheet>
  );
}
