import { useState, type ReactNode } from 'react';
import { m } from '@cordee/messages';
import type { NewProposal } from '../../api/quotas/quota-rounds.ts';
import { formatMoney } from '../../locale.ts';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { figureTyped, nothingTyped, PARTS, sumOf } from './analysis.ts';
import { partWords } from './part-words.ts';

export type AnalysisFormProps = {
  readonly currency: string;
  readonly action: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** What keeps a figure from being sent whatever is typed; null: nothing does. */
  readonly whyNot: string | null;
  readonly onSend: (figure: NewProposal, clear: () => void) => void;
  readonly children?: ReactNode;
};

/** A figure part by part, the arguments, and what is asked for in exchange. */
export function AnalysisForm({
  currency,
  action,
  isBusy,
  error,
  whyNot,
  onSend,
  children,
}: AnalysisFormProps) {
  const [typed, type] = useState(nothingTyped);
  const figure = figureTyped(typed);
  return (
    <FormShell
      action={action}
      isBusy={isBusy}
      error={error}
      whyNot={whyNot ?? (figure === null ? m['rounds.figure_first']() : null)}
      onSubmit={(event) => {
        event.preventDefault();
        if (figure !== null && whyNot === null) onSend(figure, () => type(nothingTyped));
      }}
    >
      {children}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        {PARTS.map((part) => (
          <TextField
            key={part}
            label={partWords[part]()}
            hint={part === 'price' ? m['rounds.price_hint']() : undefined}
            inputMode="decimal"
            autoComplete="off"
            className="figures w-full text-right"
            value={typed[part]}
            onChange={({ target }) => type({ ...typed, [part]: target.value })}
          />
        ))}
      </div>
      <output className="figures block font-medium">
        {figure !== null && m['rounds.figure_is']({ figure: formatMoney(sumOf(figure), currency) })}
      </output>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          label={m['rounds.text']()}
          value={typed.text}
          onChange={({ target }) => type({ ...typed, text: target.value })}
        />
        <TextAreaField
          label={m['rounds.means']()}
          value={typed.means}
          onChange={({ target }) => type({ ...typed, means: target.value })}
        />
      </div>
    </FormShell>
  );
}
