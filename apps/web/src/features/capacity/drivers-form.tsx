import { m } from '@cordee/messages';
import type { Capacity } from '../../api/quotas/capacity.ts';
import { formatMoney, formatRatio } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { asTyped, type TypedDrivers } from './typed-drivers.ts';

type FormProps = {
  readonly typed: TypedDrivers;
  readonly change: (typed: TypedDrivers) => void;
  readonly isInvalid: boolean;
  readonly capacity: Capacity | undefined;
};

export function DriversForm({ typed, change, isInvalid, capacity }: FormProps) {
  const hints = hintsOf(capacity);
  return (
    <Section
      title={m['capacity.drivers']()}
      aside={typed !== asTyped && <Button onPress={() => change(asTyped)}>{m['capacity.reset']()}</Button>}
    >
      <Sheet>
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {fields.map((field) => (
            <TextField
              key={field}
              label={labels[field]()}
              hint={hints[field]}
              inputMode="decimal"
              autoComplete="off"
              className="w-full"
              value={typed[field]}
              onChange={({ target }) => change({ ...typed, [field]: target.value })}
            />
          ))}
          <SelectField
            label={m['capacity.season']()}
            className="w-full"
            value={typed.season}
            options={[
              { value: 'history', label: m['capacity.season_history']() },
              { value: 'even', label: m['capacity.season_even']() },
            ]}
            onChange={({ target }) => change({ ...typed, season: target.value })}
          />
        </div>
      </Sheet>
      {isInvalid && <Notice tone="watch">{m['capacity.invalid']()}</Notice>}
    </Section>
  );
}

type TypedField = Exclude<keyof TypedDrivers, 'season'>;

const fields: readonly TypedField[] = [
  'target',
  'attrition',
  'rampMonths',
  'leadMonths',
  'market',
  'monthlyCost',
  'hiringCost',
];
const labels: Readonly<Record<TypedField, () => string>> = {
  target: () => m['capacity.target'](),
  attrition: () => m['capacity.attrition'](),
  rampMonths: () => m['capacity.ramp'](),
  leadMonths: () => m['capacity.lead_time'](),
  market: () => m['capacity.market'](),
  monthlyCost: () => m['capacity.monthly_cost'](),
  hiringCost: () => m['capacity.hiring_cost'](),
};

const monthsOfYear = 12;

function hintsOf(capacity: Capacity | undefined): Readonly<Partial<Record<TypedField, string>>> {
  const fixed = {
    market: m['capacity.market_hint'](),
    monthlyCost: m['capacity.monthly_cost_hint'](),
    hiringCost: m['capacity.hiring_cost_hint'](),
  };
  if (capacity === undefined) return fixed;
  const { sold, currency, left, sellerMonths } = capacity;
  const rate = 1 - (1 - left / Math.max(1, sellerMonths)) ** monthsOfYear;
  return {
    ...fixed,
    target: m['capacity.target_hint']({ sold: formatMoney(Number(sold).toFixed(0), currency, 'short') }),
    attrition: m['capacity.attrition_hint']({ left: String(left), rate: formatRatio(rate.toFixed(4), 1) }),
  };
}
