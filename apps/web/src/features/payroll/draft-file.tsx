import { m } from '@cordee/messages';
import type { PayrollDraft, PayrollLayout } from '../../api/payroll.ts';
import { formatCount } from '../../locale.ts';
import { ControlTotals } from './control-totals.tsx';

const rowsShownMax = 8;

/** The columns and first rows exactly as payroll will read them. */
export function DraftFile({ draft, layout }: { draft: PayrollDraft; layout: PayrollLayout }) {
  const rows = rowsOf(draft, layout);
  const rest = rows.length - rowsShownMax;
  const entity = draft.legalEntity || m['web.pay_no_entity']();
  const label = m['web.pay_preview']({ name: draft.name });
  return (
    <section className="flex min-w-0 flex-col gap-3">
      <h3 className="text-[15px] font-medium">{m['web.pay_draft_of']({ entity, name: draft.name })}</h3>
      <ControlTotals totals={draft.totals} />
      <section
        aria-label={label}
        // A region that scrolls must be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line"
      >
        <table aria-label={label} className="w-full text-[13px]">
          <thead>
            <tr>
              {layout.columns.map(({ header }) => (
                <th
                  key={header}
                  scope="col"
                  className="border-b border-edge px-3 py-2 text-left whitespace-nowrap"
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rowsShownMax).map((cells, line) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row of a file is its line
              <tr key={line}>
                {layout.columns.map(({ header }, column) => (
                  <td key={header} className="figures border-b border-line px-3 py-1 whitespace-nowrap">
                    {cells[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <p className="text-[13px] text-muted">{m['web.pay_preview_rest']({ count: formatCount(rest) })}</p>
      )}
    </section>
  );
}

function rowsOf({ text }: PayrollDraft, { delimiter, hasHeader }: PayrollLayout): readonly string[][] {
  const lines = text
    .replace('\ufeff', '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  return lines.slice(hasHeader ? 1 : 0).map((line) => cellsOf(line, delimiter));
}

/** A quoted cell may hold the delimiter. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === delimiter && !isQuoted) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}
