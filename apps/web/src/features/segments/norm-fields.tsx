import { m } from '@cordee/messages';
import type { EffortNorm } from '../../api/segments.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';

type NormFieldsProps = {
  readonly norm: EffortNorm | null;
  readonly name: string;
  readonly onChange: (norm: EffortNorm | null) => void;
};

const usual: EffortNorm = { coverage: '1', calls: 4, visits: 2, callMinutes: 20, visitMinutes: 120 };

/** What an account of the segment is owed in a year. */
export function NormFields({ norm, name, onChange }: NormFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">{m['segments.norm_of']({ name })}</legend>
      <CheckField
        label={m['segments.has_norm']()}
        checked={norm !== null}
        onChange={({ target }) => onChange(target.checked ? usual : null)}
      />
      {norm && (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          <NumberInput
            label={m['segments.coverage']()}
            value={norm.coverage}
            isRatio
            onChange={(coverage) => onChange({ ...norm, coverage: coverage || '0' })}
          />
          {norms.map(([code, words]) => (
            <TextField
              key={code}
              label={words()}
              type="number"
              min="0"
              className="figures w-full text-right"
              value={norm[code]}
              onChange={({ target }) => onChange({ ...norm, [code]: whole(target.value) })}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

const norms: readonly (readonly [Exclude<keyof EffortNorm, 'coverage'>, () => string])[] = [
  ['calls', () => m['segments.calls']()],
  ['callMinutes', () => m['segments.call_minutes']()],
  ['visits', () => m['segments.visits']()],
  ['visitMinutes', () => m['segments.visit_minutes']()],
];

const whole = (text: string) => Math.max(0, Math.trunc(Number(text)) || 0);
