import { m } from '@cordee/messages';
import type { PayrollFile } from '../../api/payroll.ts';
import { formatCount } from '../../locale.ts';
import { figureText } from '../../ui/figure.tsx';

/** What payroll compares with its own before it takes a file in. */
export function ControlTotals({ totals }: Pick<PayrollFile, 'totals'>) {
  const facts = [
    [m['web.pay_rows'](), formatCount(totals.rows)],
    [m['web.pay_sum'](), figureText(totals.sum)],
    [m['web.pay_hash'](), totals.hash],
  ] as const;
  return (
    <dl className="grid gap-x-6 gap-y-1 text-[14px] sm:grid-cols-[auto_auto_minmax(0,1fr)]">
      {facts.map(([term, value]) => (
        <div key={term} className="min-w-0">
          <dt className="text-[13px] text-muted">{term}</dt>
          <dd className="figures font-medium break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
