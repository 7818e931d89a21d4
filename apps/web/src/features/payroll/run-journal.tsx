import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import { journalFile, journalQuery, type JournalLine } from '../../api/payroll.ts';
import { formatDate, formatMoney } from '../../locale.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

export function RunJournal({ runId }: { runId: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={m['web.journal_title']()}>
      {isOpen ? (
        <Journal runId={runId} />
      ) : (
        <div>
          <Button onPress={() => setOpen(true)}>{m['web.journal_open']()}</Button>
        </div>
      )}
    </Section>
  );
}

function Journal({ runId }: { runId: string }) {
  return (
    <QueryView query={useQuery(journalQuery(runId))}>
      {({ lines }) => (
        <JournalTable
          label={m['web.journal_title']()}
          lines={lines}
          tools={
            <a href={journalFile(runId)} download className={buttonClass('plain')}>
              <Icon name="download" />
              {m['web.journal_download']()}
            </a>
          }
        />
      )}
    </QueryView>
  );
}

export type JournalTableProps = {
  readonly label: string;
  readonly lines: readonly JournalLine[];
  readonly tools?: ReactNode;
};

/** Entries as accounting reads them: one line a row, debit beside credit. */
export function JournalTable({ label, lines, tools }: JournalTableProps) {
  return (
    <TableShell
      label={label}
      rows={lines.map((line, number) => ({ ...line, number }))}
      columns={columns()}
      rowKey={(row) => String(row.number)}
      tools={tools}
    />
  );
}

const labels: Record<JournalLine['label'], () => string> = {
  pay: () => m['web.journal_label_pay'](),
  employer_charges: () => m['web.journal_label_employer_charges'](),
  deferral: () => m['web.journal_label_deferral'](),
  amortisation: () => m['web.journal_label_amortisation'](),
  reversal: () => m['web.journal_label_reversal'](),
};

function columns(): TableColumn<JournalLine>[] {
  const amount = (id: 'debit' | 'credit', header: string): TableColumn<JournalLine> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => (row[id] === null ? null : Number(row[id])),
    cell: (row) =>
      row[id] === null ? '—' : <span className="figures">{formatMoney(row[id], row.currency)}</span>,
  });
  return [
    { id: 'account', header: m['web.journal_account'](), value: (row) => row.account },
    { id: 'date', header: m['web.date'](), value: (row) => row.date, cell: (row) => formatDate(row.date) },
    { id: 'label', header: m['web.journal_label'](), value: (row) => labels[row.label]() },
    { id: 'entity', header: m['web.journal_entity'](), value: (row) => row.legalEntity },
    { id: 'team', header: m['web.team'](), value: (row) => row.team },
    amount('debit', m['web.journal_debit']()),
    amount('credit', m['web.journal_credit']()),
  ];
}
