import { useEffect, useState } from 'react';
import { TextField } from './field.tsx';

export type SearchBoxProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Waits for a short rest in the typing before it asks; follows the address when something else changes it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== asked) setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const rest = setTimeout(() => {
      setAsked(typed);
      onChange(typed);
    }, 250);
    return () => clearTimeout(rest);
  }, [typed, value, onChange]);
  return (
    <TextField label={label} type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
  );
}
