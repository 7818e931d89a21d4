import { useEffect, useState } from 'react';
import { TextField } from './field.tsx';

export type SearchBoxProps = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** Waits for a short rest in the typing before it asks. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const rest = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(rest);
  }, [typed, value, onChange]);
  return <TextField label={label} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />;
}
