import type { ReactNode } from 'react';
import { m } from '@cordee/messages';
import type { LandingBy, LandingGroup } from '../../api/payroll.ts';
import { formatCount } from '../../locale.ts';
import { Bullet } from '../../ui/bullet.tsx';
import { figureText, FigureValue } from '../../ui/figure.tsx';
import { Badge } from '../../ui/notice.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import type { TableColumn } from '../../ui/table-shell.tsx';

export type LandingNames = { readonly by: LandingBy; readonly nameOf: (row: LandingGroup) => string };

/** How an envelope is written in its row. */
export type EnvelopeEdit = {
  readonly typed: (row: LandingGroup) => string;
  readonly type: (row: LandingGroup, amount: string) => void;
};

type Part = 'toDate' | 'rest' | 'landing';

/** Each amount with what it rests on under it: periods, and how far it may go. */
export function landingColumns(names: LandingNames, edit: EnvelopeEdit | null): TableColumn<LandingGroup>[] {
  const { by, nameOf } = names;
  const amount = (
    id: Part,
    header: string,
    noteOf: (row: LandingGroup) => ReactNode,
  ): TableColumn<LandingGroup> => ({
    id,
    header,
    isNumeric: true,
    value: (row) => Number(row[id].value),
    cell: (row) => (
      <span className="flex flex-col items-end">
        <FigureValue figure={row[id]} label={`${nameOf(row)}, ${header}`} />
        <span className="figures text-[13px] text-muted">{noteOf(row)}</span>
      </span>
    ),
  });
  return [
    {
      id: 'name',
      header: by === 'plan' ? m['web.landing_by_plan']() : m['web.landing_by_team'](),
      value: nameOf,
    },
    amount('toDate', m['web.landing_to_date'](), doneWords),
    amount('rest', m['web.landing_rest'](), ({ periodsLeft }) => periodWords(periodsLeft)),
    amount('landing', m['web.landing_total'](), (row) => <Range row={row} name={nameOf(row)} />),
    envelopeColumn(names, edit),
    {
      id: 'margin',
      header: m['web.landing_margin'](),
      isNumeric: true,
      value: (row) => (row.margin === null ? null : Number(row.margin.value)),
      cell: (row) => <Margin row={row} />,
    },
  ];
}

function envelopeColumn({ nameOf }: LandingNames, edit: EnvelopeEdit | null): TableColumn<LandingGroup> {
  return {
    id: 'envelope',
    header: m['web.landing_envelope'](),
    isNumeric: true,
    value: (row) => (row.envelope === null ? null : Number(row.envelope.value)),
    cell: (row) => {
      if (edit === null) return row.envelope === null ? '—' : figureText(row.envelope);
      return (
        <div className="ml-auto w-36">
          <NumberInput
            label={m['web.landing_envelope_of']({ name: nameOf(row) })}
            isLabelHidden
            isRatio={false}
            value={edit.typed(row)}
            onChange={(text) => edit.type(row, text)}
          />
        </div>
      );
    },
  };
}

function Margin({ row: { margin, envelope, landing } }: { readonly row: LandingGroup }) {
  if (margin === null || envelope === null) return '—';
  const isOver = margin.value.startsWith('-');
  return (
    <div className="ml-auto flex w-44 flex-col items-end gap-1">
      {isOver ? (
        <Badge tone="watch">
          {m['web.landing_over']({
            amount: figureText({ ...margin, value: margin.value.slice(1) }, 'short'),
          })}
        </Badge>
      ) : (
        <span className="figures">{figureText(margin)}</span>
      )}
      <Bullet value={Number(landing.value)} target={Number(envelope.value)} />
    </div>
  );
}

const periodWords = (count: number): string => m['web.landing_periods']({ count: formatCount(count) });

function doneWords({ periodsDone, periodsMissing }: LandingGroup): string {
  const done = periodWords(periodsDone);
  return periodsMissing === 0
    ? done
    : m['web.landing_periods_missing']({ done, missing: formatCount(periodsMissing) });
}

/** How far it may go, each end open to its reasons. */
function Range({ row, name }: { readonly row: LandingGroup; readonly name: string }) {
  if (row.periodsLeft === 0) return null;
  if (row.periodsDone === 1) return m['web.landing_range_same']();
  const ends = [
    ['low', m['web.landing_low']()],
    ['high', m['web.landing_high']()],
  ] as const;
  return ends.map(([end, words]) => (
    <span key={end} className="block">
      {words} <FigureValue figure={row[end]} label={`${name}, ${words}`} style="short" />
    </span>
  ));
}
