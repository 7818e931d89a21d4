import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  useOpenRound,
  useTryRound,
  type NewRound,
  type QuotaLevel,
  type QuotaShares,
} from '../../api/quotas/quota-rounds.ts';
import { formatMoney } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { numberTyped, ratioTyped } from '../../ui/exact-text.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FigureValue } from '../../ui/figure.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { modes } from './dossier-words.tsx';

const asTyped = { name: '', period: '', total: '', step: '100', margin: '10', answersBy: '' };
type Typed = typeof asTyped;
type Chosen = { readonly method: QuotaShares['method']; readonly mode: NewRound['mode'] };

/** A total for a period, seen level by level before anybody is asked. */
export function OpenRound() {
  const [typed, type] = useState<Typed>(asTyped);
  const [chosen, choose] = useState<Chosen>({ method: 'by_results', mode: 'seller_first' });
  const attempt = useTryRound();
  const open = useOpenRound();
  const shares = sharesTyped(typed, chosen.method);
  const round = shares && roundTyped(typed, shares, chosen.mode);
  return (
    <FormShell
      action={m['rounds.open']()}
      isBusy={open.isPending}
      error={open.error ?? attempt.error}
      whyNot={round === null ? m['rounds.name_first']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        if (round !== null) open.mutate(round, { onSuccess: () => type(asTyped) });
      }}
      secondary={
        shares !== null && (
          <Button isBusy={attempt.isPending} onPress={() => attempt.mutate(shares)}>
            {m['rounds.try']()}
          </Button>
        )
      }
    >
      <TypedFields typed={typed} type={type} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={m['rounds.method']()}
          className="w-full"
          value={chosen.method}
          options={[
            { value: 'by_results', label: m['rounds.method_by_results']() },
            { value: 'equal', label: m['rounds.method_equal']() },
          ]}
          onChange={({ target }) =>
            choose({ ...chosen, method: target.value === 'equal' ? 'equal' : 'by_results' })
          }
        />
        <SelectField
          label={m['rounds.mode']()}
          className="w-full"
          value={chosen.mode}
          options={Object.entries(modes()).map(([value, label]) => ({ value, label }))}
          // The options above are the modes and nothing else.
          onChange={({ target }) => choose({ ...chosen, mode: target.value as Chosen['mode'] })}
        />
      </div>
      {attempt.data && <Levels levels={attempt.data} />}
    </FormShell>
  );
}

const fields: readonly (readonly [keyof Typed, 'text' | 'decimal' | 'date'])[] = [
  ['name', 'text'],
  ['period', 'text'],
  ['total', 'decimal'],
  ['step', 'decimal'],
  ['margin', 'decimal'],
  ['answersBy', 'date'],
];
const labels: Readonly<Record<keyof Typed, () => string>> = {
  name: () => m['rounds.name'](),
  period: () => m['rounds.period'](),
  total: () => m['rounds.total'](),
  step: () => m['rounds.step'](),
  margin: () => m['rounds.margin'](),
  answersBy: () => m['rounds.answers_by'](),
};

function TypedFields({ typed, type }: { typed: Typed; type: (typed: Typed) => void }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {fields.map(([field, kind]) => (
        <TextField
          key={field}
          label={labels[field]()}
          hint={field === 'period' ? m['rounds.period_hint']() : undefined}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'decimal' ? 'decimal' : 'text'}
          autoComplete="off"
          className="w-full"
          value={typed[field]}
          onChange={({ target }) => type({ ...typed, [field]: target.value })}
        />
      ))}
    </div>
  );
}

function sharesTyped({ period, total, step }: Typed, method: Chosen['method']): QuotaShares | null {
  const [whole, by] = [numberTyped(total), numberTyped(step)];
  return whole && by && period.trim() !== ''
    ? { period: period.trim(), total: whole, step: by, method }
    : null;
}

function roundTyped(
  { name, margin, answersBy }: Typed,
  shares: QuotaShares,
  mode: Chosen['mode'],
): NewRound | null {
  const ratio = ratioTyped(margin);
  if (ratio === null || answersBy === '' || name.trim().length < nameMin) return null;
  return { ...shares, name: name.trim(), mode, answersBy, margin: ratio };
}

const nameMin = 3;

function Levels({ levels }: { levels: readonly QuotaLevel[] }) {
  return (
    <TableShell
      label={m['rounds.levels']()}
      rows={levels}
      columns={levelColumns(levels[0]?.months.length ?? 0)}
      rowKey={({ node }) => node}
    />
  );
}

const levelColumns = (months: number): TableColumn<QuotaLevel>[] => [
  {
    id: 'node',
    header: m['rounds.node'](),
    value: (row) => row.node,
    isSortable: false,
    cell: (row) => (
      <span
        className={row.isSeller ? undefined : 'font-semibold'}
        style={{ paddingInlineStart: `${row.depth * indentPx}px` }}
      >
        {row.node}
      </span>
    ),
  },
  {
    id: 'figure',
    header: m['rounds.allocated'](),
    isNumeric: true,
    isSortable: false,
    value: (row) => Number(row.figure.value),
    cell: (row) => <FigureValue figure={row.figure} label={row.node} />,
  },
  ...Array.from({ length: months }, (_, month): TableColumn<QuotaLevel> => ({
    id: `month${month}`,
    header: `${m['rounds.month']()} ${month + 1}`,
    isNumeric: true,
    isSortable: false,
    value: (row) => Number(row.months[month]),
    cell: (row) => (
      <span className="figures">{formatMoney(row.months[month] ?? '0', row.figure.unit, 'short')}</span>
    ),
  })),
];

const indentPx = 16;
