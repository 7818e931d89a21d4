import { useState } from 'react';
import { m } from '@cordee/messages';
import { TextField } from './field.tsx';
import { numberTyped, percentShown, ratioTyped, shown } from './exact-text.ts';

export type NumberInputProps = {
  readonly label: string;
  /** Exact text, as the plan writes it. */
  readonly value: string;
  readonly isRatio: boolean;
  readonly error?: string | undefined;
  readonly isLabelHidden?: boolean;
  readonly onChange: (value: string) => void;
};

/** A number or a percentage; what is half typed stays in the field and the plan keeps the last whole number. */
export function NumberInput({ label, value, isRatio, error, isLabelHidden, onChange }: NumberInputProps) {
  const [typing, setTyping] = useState<{ readonly text: string; readonly value: string } | null>(null);
  const isCurrent = typing !== null && typing.value === value;
  const text = isCurrent ? typing.text : isRatio ? percentShown(value) : shown(value);
  const read = isRatio ? ratioTyped : numberTyped;
  const wrong = isCurrent && typing.text !== '' && read(typing.text) === null;
  return (
    <TextField
      label={isRatio && isLabelHidden !== true ? m['designer.percent_of']({ label }) : label}
      isLabelHidden={isLabelHidden ?? false}
      inputMode="decimal"
      autoComplete="off"
      className="figures w-full text-right"
      value={text}
      error={wrong ? m['designer.not_a_number']() : error}
      onChange={(event) => {
        const typed = event.target.value;
        const next = typed === '' ? '' : (read(typed) ?? value);
        setTyping({ text: typed, value: next });
        if (next !== value) onChange(next);
      }}
      onBlur={() => setTyping(null)}
    />
  );
}
