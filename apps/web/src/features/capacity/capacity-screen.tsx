import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { m } from '@cordee/messages';
import type { Figure } from '../../api/figure.ts';
import { capacityQuery, type Capacity } from '../../api/quotas/capacity.ts';
import { formatMoney } from '../../locale.ts';
import { FigureCard, FigureValue } from '../../ui/figure.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { CapacityBand } from './capacity-band.tsx';
import { CapacityMonths, CapacityTeams } from './capacity-tables.tsx';
import { CapacityComparison } from './capacity-comparison.tsx';
import { DriversForm } from './drivers-form.tsx';
import { SavedPlans } from './saved-plans.tsx';
import { asTyped, driversTyped, typedFrom, type TypedDrivers } from './typed-drivers.ts';

/** Sellers needed, hires and their cost; each driver is moved by hand, and the result follows. */
export function CapacityScreen() {
  const [typed, type] = useState(asTyped);
  const [last, keep] = useState(driversTyped(asTyped) ?? {});
  const change = (next: TypedDrivers) => {
    type(next);
    const drivers = driversTyped(next);
    if (drivers !== null) keep(drivers);
  };
  const query = useQuery(capacityQuery(useDeferredValue(last)));
  return (
    <Page title={m['capacity.room']()} lead={m['capacity.lead']()}>
      <DriversForm
        typed={typed}
        change={change}
        isInvalid={driversTyped(typed) === null}
        capacity={query.data}
      />
      <SavedPlans drivers={driversTyped(typed)} use={(drivers) => change(typedFrom(drivers))} />
      <QueryView query={query}>{(capacity) => <Result capacity={capacity} />}</QueryView>
      <CapacityComparison />
    </Page>
  );
}

function Result({ capacity }: { capacity: Capacity }) {
  const { months, hires, cost, currency } = capacity;
  const [first] = months;
  return (
    <>
      <div aria-live="polite" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {first && <FigureCard figure={first.needed} label={m['capacity.needed']()} />}
        <FigureCard figure={hires} label={m['capacity.hires']()} />
        <FigureCard figure={cost} label={m['capacity.cost']()} />
        <Told label={m['capacity.coverage']()} figure={capacity.coverage}>
          {capacity.shortfall === null
            ? m['capacity.coverage_whole']()
            : m['capacity.coverage_short']({ amount: formatMoney(capacity.shortfall, currency, 'short') })}
        </Told>
        <Told label={m['capacity.over']()} figure={capacity.overAssignment}>
          {m['capacity.over_note']({
            quotas: formatMoney(capacity.quotas, currency, 'short'),
            count: String(capacity.quotaMonths),
          })}
        </Told>
      </div>
      <CapacityBand capacity={capacity} />
      <Section title={m['capacity.months']()}>
        <CapacityMonths capacity={capacity} />
      </Section>
      <Section title={m['capacity.teams']()}>
        <CapacityTeams capacity={capacity} />
      </Section>
    </>
  );
}

function Told({ label, figure, children }: { label: string; figure: Figure; children: string }) {
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <p className="text-[13px] font-medium text-muted">{label}</p>
      <p className="text-[26px] leading-8 font-semibold">
        <FigureValue figure={figure} label={label} />
      </p>
      <p className="text-[13px] text-muted">{children}</p>
    </div>
  );
}
