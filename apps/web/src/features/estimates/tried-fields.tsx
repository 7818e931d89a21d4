import type { Dispatch } from 'react';
import { m } from '@cordee/messages';
import type { Estimate } from '../../api/estimates.ts';
import { TextField } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import type { Tries, TryAction } from './tries.ts';

export type TryTools = {
  readonly tries: Tries;
  readonly act: Dispatch<TryAction>;
  readonly estimate: Estimate;
};

type TriedFieldProps = {
  readonly code: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

export function TriedAmount({ code, value, onChange }: TriedFieldProps) {
  return (
    <div className="ml-auto w-36">
      <NumberInput
        label={m['estimator.amount_of']({ code })}
        isLabelHidden
        isRatio={false}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}

export function TriedDate({ code, value, onChange }: TriedFieldProps) {
  return (
    <TextField
      label={m['estimator.date_of']({ code })}
      isLabelHidden
      type="date"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** Today, or the day of the period that is nearest to it. */
export function dayWithin({ firstDay, lastDay }: Estimate, today: string): string {
  if (today < firstDay) return firstDay;
  return today > lastDay ? lastDay : today;
}
