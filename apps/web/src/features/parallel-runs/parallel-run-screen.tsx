import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { parallelRunCsv, parallelRunQuery, type ParallelRunDetail } from '../../api/parallel-runs.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatInstant, formatMoney, formatPeriod, formatRatio } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { buttonClass } from '../../ui/button.tsx';
import { figureText } from '../../ui/figure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { CompareAtRate } from './compare-at-rate.tsx';
import { ParallelMonths } from './parallel-months.tsx';
import { ParallelLines } from './parallel-lines.tsx';

/** Equal, different, and why: in one line, by cause, then person by person down to the line of the file. */
export function ParallelRunScreen() {
  const { parallelRunId } = useParams({ strict: false });
  const query = useQuery(parallelRunQuery(parallelRunId ?? ''));
  return (
    <PageQuery title={m['web.room_parallel']()} query={query}>
      {(run) => <Compared run={run} />}
    </PageQuery>
  );
}

function Compared({ run }: { run: ParallelRunDetail }) {
  const { id, fileName, period, madeBy, madeAt, sheets, linesRead, unread } = run;
  const mayRun = mayOperate(useSession());
  return (
    <Page
      title={m['parallel.of']({ period: formatPeriod(period) })}
      lead={m['parallel.made']({
        name: fileName,
        by: madeBy,
        at: formatInstant(madeAt),
        sheets: formatCount(sheets),
        lines: formatCount(linesRead),
      })}
      actions={
        <a href={parallelRunCsv(id)} download className={buttonClass('plain')}>
          <Icon name="download" />
          {m['parallel.download']()}
        </a>
      }
    >
      <Totals run={run} />
      {run.rateFound !== null && run.byCause.some(({ cause }) => cause === 'other_rate') && (
        <Notice tone="plain">
          <div className="flex flex-col items-start gap-2">
            <p>{m['parallel.rate_found']({ percent: formatRatio(run.rateFound, 2) })}</p>
            {mayRun && <CompareAtRate run={run} rate={run.rateFound} />}
          </div>
        </Notice>
      )}
      <Causes run={run} />
      <ParallelMonths run={run} />
      <ParallelLines run={run} />
      {unread.length > 0 && <Unread unread={unread} />}
    </Page>
  );
}

function Totals({ run }: { run: ParallelRunDetail }) {
  const { paid, calculated, equal, lines, unread } = run;
  const same = lines.filter(({ mainCause }) => mainCause === null);
  const [samePaid, share] = [sumOf(same.map((line) => line.paid ?? '0')), shareOf(equal, lines.length)];
  const facts = [
    [m['parallel.paid'](), figureText(paid)],
    [m['parallel.calculated'](), figureText(calculated)],
    [
      m['parallel.equal'](),
      formatCount(equal),
      m['parallel.equal_share']({ share, sum: formatMoney(samePaid, paid.unit) }),
    ],
    [
      m['parallel.different'](),
      formatCount(lines.length - equal),
      m['parallel.different_share']({ share: shareOf(lines.length - equal, lines.length) }),
    ],
    [m['parallel.unread'](), formatCount(unread.length)],
  ] as const;
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
      {facts.map(([label, value, note]) => (
        <div key={label} className="flex flex-col gap-1 rounded-md border border-line bg-sheet p-4">
          <dt className="text-[13px] font-medium text-muted">{label}</dt>
          <dd className="figures text-[22px] leading-8 font-semibold tracking-tight">{value}</dd>
          {note !== undefined && <dd className="text-[13px] text-muted">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

const shareOf = (count: number, of: number) => formatRatio(of === 0 ? '0' : String(count / of), 0);

type Cause = ParallelRunDetail['byCause'][number];

function Causes({ run: { byCause, paid, lines } }: { run: ParallelRunDetail }) {
  if (byCause.length === 0) return null;
  const total = formatMoney(sumOf(lines.map(({ difference }) => difference)), paid.unit);
  return (
    <Section title={m['parallel.by_cause']()}>
      <TableShell
        label={m['parallel.by_cause']()}
        rows={byCause}
        columns={causeColumns(total)}
        rowKey={({ cause }) => cause}
        totalLabel={m['parallel.total']()}
      />
    </Section>
  );
}

const causeColumns = (total: string): TableColumn<Cause>[] => [
  { id: 'cause', header: m['parallel.cause'](), value: ({ label }) => label },
  {
    id: 'count',
    header: m['parallel.main_count'](),
    isNumeric: true,
    value: ({ count }) => count,
    cell: ({ count }) => formatCount(count),
  },
  {
    id: 'sum',
    header: m['parallel.sum'](),
    isNumeric: true,
    value: ({ sum }) => Number(sum.value),
    cell: ({ sum }) => figureText(sum),
    total,
  },
];

/** Exact, in hundred-millionths: the parts of a difference have up to eight decimals. */
function sumOf(amounts: readonly string[]): string {
  const scale = 8;
  const sum = amounts.reduce((total, amount) => {
    const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
    const value = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale));
    return total + (amount.startsWith('-') ? -value : value);
  }, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

type UnreadLine = ParallelRunDetail['unread'][number];

function Unread({ unread }: { unread: readonly UnreadLine[] }) {
  return (
    <Section title={m['parallel.unread_title']()}>
      <TableShell
        label={m['parallel.unread_title']()}
        rows={unread}
        columns={unreadColumns}
        rowKey={({ sheet, line, reason }) => `${sheet} ${line} ${reason}`}
      />
    </Section>
  );
}

const unreadColumns: TableColumn<UnreadLine>[] = [
  {
    id: 'place',
    header: m['parallel.place'](),
    value: ({ sheet, line }) =>
      [sheet, line === null ? null : m['parallel.line_words']({ line: formatCount(line) })]
        .filter((part) => part !== null)
        .join(', ') || null,
  },
  { id: 'reason', header: m['parallel.unread_reason'](), isLong: true, value: ({ reason }) => reason },
];
