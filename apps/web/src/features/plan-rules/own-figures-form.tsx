import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import type { OwnFigures } from '../../api/plan-rules.ts';
import type { Plan } from '../../api/plans.ts';
import { FormShell } from '../../ui/form-shell.tsx';
import { NumberInput } from '../../ui/number-input.tsx';

type Measure = Plan['document']['measures'][number];

/** The figures of the address, so that a link shows the same example; and how to change them. */
export function useOwnFigures(): readonly [OwnFigures, (figures: OwnFigures) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = (key: string) => {
    const value = search[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const own = { figures: text('figures'), quota: text('quota'), target: text('target') };
  const change = (wanted: OwnFigures) =>
    void navigate({
      to: '.',
      search: (kept: Record<string, unknown>) => ({ ...kept, ...withoutEmpty(wanted) }),
      replace: true,
    });
  return [own, change];
}

function withoutEmpty(own: OwnFigures): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, value === '' ? undefined : value]),
  );
}

/** What one sold and is asked for: the engine answers with the amount and its steps. */
export function OwnFiguresForm({ measures }: { readonly measures: readonly Measure[] }) {
  const [own, change] = useOwnFigures();
  const [sold, setSold] = useState(() => parsed(own.figures));
  const [quota, setQuota] = useState(own.quota);
  const [target, setTarget] = useState(own.target);
  const figures = measures.flatMap(({ code }) => (sold[code] ? [`${code}:${sold[code]}`] : [])).join(',');
  return (
    <FormShell
      action={m['web.rules_calculate']()}
      isBusy={false}
      whyNot={figures === '' ? m['web.rules_figure_missing']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        change({ figures, quota, target });
      }}
    >
      <p className="text-muted">{m['web.rules_own']()}</p>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {measures.map(({ code }) => (
          <NumberInput
            key={code}
            label={m['web.rules_sold']({ measure: code })}
            value={sold[code] ?? ''}
            isRatio={false}
            onChange={(value) => setSold((kept) => ({ ...kept, [code]: value }))}
          />
        ))}
        <NumberInput label={m['web.rules_quota']()} value={quota} isRatio={false} onChange={setQuota} />
        <NumberInput label={m['web.rules_target']()} value={target} isRatio={false} onChange={setTarget} />
      </div>
    </FormShell>
  );
}

function parsed(figures: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    figures.split(',').flatMap((each) => {
      const [measure = '', value = ''] = each.split(':');
      return value === '' ? [] : [[measure, value]];
    }),
  );
}
