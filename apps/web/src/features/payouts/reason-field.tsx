import { m } from '@cordee/messages';
import { TextField } from '../../ui/field.tsx';

export type ReasonFieldProps = {
  readonly value: string;
  readonly onChange: (reason: string) => void;
};

/** Why it is done, in words that stay in the trail. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  return (
    <TextField
      label={m['web.run_reason']()}
      hint={m['web.run_reason_hint']()}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
