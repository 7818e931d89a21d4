import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import {
  comparisonQuery,
  savedPlansQuery,
  type CapacityComparison as Comparison,
  type SavedPlan,
} from '../../api/quotas/capacity.ts';
import { formatPeriod } from '../../locale.ts';
import { useSearchText } from '../../shell/viewing.ts';
import { SelectField } from '../../ui/field.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

/** Two saved versions, month by month; nothing is shown until there are two to choose from. */
export function CapacityComparison() {
  const { data: plans } = useQuery(savedPlansQuery);
  const [left, setLeft] = useSearchText('left');
  const [right, setRight] = useSearchText('right');
  const choices = choicesOf(plans ?? []);
  if (choices.length < 2) return null;
  const options = [{ value: '', label: m['capacity.compare_none']() }, ...choices];
  return (
    <Section title={m['capacity.compare']()}>
      <p className="max-w-prose text-[14px] text-muted">{m['capacity.compare_lead']()}</p>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          label={m['capacity.compare_left']()}
          className="w-full"
          options={options}
          value={left}
          onChange={({ target }) => setLeft(target.value)}
        />
        <SelectField
          label={m['capacity.compare_right']()}
          className="w-full"
          options={options}
          value={right}
          onChange={({ target }) => setRight(target.value)}
        />
      </div>
      {left !== '' && right !== '' && <Compared left={left} right={right} />}
    </Section>
  );
}

const choicesOf = (plans: readonly SavedPlan[]) =>
  plans.flatMap(({ name, versions }) =>
    versions.toReversed().map(({ id, number }) => ({ value: id, label: sideName({ name, number }) })),
  );

const sideName = ({ name, number }: Pick<Comparison['left'], 'name' | 'number'>): string =>
  m['capacity.compared_side']({ name, number: String(number) });

function Compared({ left, right }: { left: string; right: string }) {
  const query = useQuery(comparisonQuery(left, right));
  return (
    <QueryView query={query}>
      {(comparison) => (
        <TableShell
          label={m['capacity.compare']()}
          rows={[yearOf(comparison), ...comparison.months]}
          columns={columnsOf(comparison)}
          rowKey={({ month }) => month}
        />
      )}
    </QueryView>
  );
}

type Month = Comparison['months'][number];
type Row = Pick<Month, 'month' | 'hires' | 'cost'> & Partial<Pick<Month, 'target' | 'needed' | 'heads'>>;
type Compared = Exclude<keyof Month, 'month'>;
type Side = keyof Month['hires'];

/** What adds up over the twelve months stands first. */
const yearOf = ({ hires, cost }: Comparison): Row => ({ month: '', hires, cost });

function columnsOf(comparison: Comparison): TableColumn<Row>[] {
  const names = { left: sideName(comparison.left), right: sideName(comparison.right) };
  return [
    {
      id: 'month',
      header: m['capacity.month'](),
      value: ({ month }) => month,
      cell: ({ month }) => monthName(month),
    },
    ...compared().flatMap(({ of, figure, digits }) =>
      (['left', 'right', 'difference'] as const).map((side): TableColumn<Row> => {
        const header =
          side === 'difference'
            ? m['capacity.compare_gap']({ figure })
            : m['capacity.compare_of']({ figure, plan: names[side] });
        return columnOf({ of, side, header, digits });
      }),
    ),
  ];
}

const compared = (): readonly { of: Compared; figure: string; digits: number }[] => [
  { of: 'hires', figure: m['capacity.hires'](), digits: 0 },
  { of: 'cost', figure: m['capacity.cost'](), digits: 0 },
  { of: 'needed', figure: m['capacity.needed'](), digits: 0 },
  { of: 'heads', figure: m['capacity.heads'](), digits: 1 },
  { of: 'target', figure: m['capacity.month_target'](), digits: 0 },
];

type Column = {
  readonly of: Compared;
  readonly side: Side;
  readonly header: string;
  readonly digits: number;
};

function columnOf({ of, side, header, digits }: Column): TableColumn<Row> {
  return {
    id: `${of}-${side}`,
    header,
    isNumeric: true,
    value: (row) => Number(row[of]?.[side].value ?? 0),
    cell: (row) => {
      const figure = row[of]?.[side];
      return (
        figure && (
          <FigureValue
            figure={{ ...figure, value: Number(figure.value).toFixed(digits) }}
            label={`${header}, ${monthName(row.month)}`}
            style="short"
          />
        )
      );
    },
  };
}

const monthName = (code: string): string =>
  code === '' ? m['capacity.twelve_months']() : formatPeriod(code);
