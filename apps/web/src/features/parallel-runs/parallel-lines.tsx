import { m } from '@cordee/messages';
import type { ParallelLine, ParallelRunDetail } from '../../api/parallel-runs.ts';
import { formatCount, formatMoney } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { SelectField } from '../../ui/field.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

const equal = 'equal';

/** Each person: paid, calculated, the parts of the difference, and where it stands in the file. */
export function ParallelLines({ run: { lines, byCause, paid } }: { run: ParallelRunDetail }) {
  const [shown, show] = useSearchText('cause');
  const rows = lines.filter(({ mainCause }) => shown === '' || (mainCause ?? equal) === shown);
  const tools = (
    <SelectField
      label={m['parallel.show']()}
      value={shown}
      options={[
        { value: '', label: m['parallel.show_all']() },
        { value: equal, label: m['parallel.show_equal']() },
        ...byCause.map(({ cause, label }) => ({ value: cause, label })),
      ]}
      onChange={({ target }) => show(target.value)}
    />
  );
  return (
    <Section title={m['parallel.lines']()}>
      {rows.length === 0 ? (
        <>
          <div className="flex flex-wrap items-end gap-3">{tools}</div>
          <p className="text-muted">{m['parallel.nothing']()}</p>
        </>
      ) : (
        <TableShell
          label={m['parallel.lines']()}
          rows={rows}
          columns={columns(paid.unit)}
          rowKey={({ payeeId }) => payeeId}
          tools={tools}
        />
      )}
    </Section>
  );
}

function columns(currency: string): TableColumn<ParallelLine>[] {
  const amount = (id: 'paid' | 'calculated' | 'difference', header: string): TableColumn<ParallelLine> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => (row[id] === null ? null : Number(row[id])),
    cell: (row) => (row[id] === null ? '—' : formatMoney(row[id], currency)),
  });
  return [
    { id: 'payee', header: m['parallel.payee'](), value: ({ name }) => name },
    amount('paid', m['parallel.paid']()),
    amount('calculated', m['parallel.calculated']()),
    amount('difference', m['parallel.difference']()),
    {
      id: 'why',
      header: m['parallel.why'](),
      isLong: true,
      value: (row) => causesOf(row, currency).join(', ') || m['parallel.same'](),
      cell: (row) =>
        row.mainCause === null ? (
          <Badge tone="good">{m['parallel.same']()}</Badge>
        ) : (
          <ul>
            {causesOf(row, currency).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ),
    },
    { id: 'place', header: m['parallel.place'](), isLong: true, value: placeOf },
  ];
}

const causesOf = ({ causes }: ParallelLine, currency: string) =>
  causes.map(({ label, amount }) => `${label} : ${formatMoney(amount, currency)}`);

function placeOf({ places }: ParallelLine): string {
  const words = places.map(({ sheet, line }) => {
    const at = line === null ? '' : formatCount(line);
    return sheet === null
      ? m['parallel.line_words']({ line: at })
      : m['parallel.place_words']({ sheet, line: at });
  });
  return words.join(' ; ') || m['parallel.not_in_file']();
}
