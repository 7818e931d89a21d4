import type { FormEvent, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

export type FormShellProps = {
  readonly children: ReactNode;
  /** What pressing the button will do, in words. */
  readonly action: string;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  readonly isBusy: boolean;
  readonly error?: unknown;
  readonly whyNot?: string | null;
  readonly secondary?: ReactNode;
};

/** Every form of the product: fields, what went wrong, one action that says what it does. */
export function FormShell({ children, action, onSubmit, isBusy, error, whyNot, secondary }: FormShellProps) {
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      {children}
      {error ? <Notice tone="problem">{problemText(error)}</Notice> : null}
      <div className="flex flex-wrap items-start gap-3">
        <Button type="submit" look="primary" isBusy={isBusy} whyNot={whyNot}>
          {action}
        </Button>
        {secondary}
      </div>
    </form>
  );
}
