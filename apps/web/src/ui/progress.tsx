import { useId } from 'react';
import { m } from '@cordee/messages';
import { formatCount, formatDuration } from '../locale.ts';

export type ProgressProps = {
  readonly label: string;
  readonly done: number;
  /** Zero while the whole is not known yet. */
  readonly total: number;
  readonly unit?: string;
  readonly secondsLeft?: number | null;
};

/** Real progress: what is done, of how much, and the time left. */
export function Progress({ label, done, total, unit, secondsLeft }: ProgressProps) {
  const id = useId();
  const isKnown = total > 0;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap justify-between gap-2 text-[14px]">
        <span id={id}>{label}</span>
        <span className="figures text-muted">
          {isKnown
            ? m['web.progress_of']({ done: formatCount(done), total: formatCount(total), unit: unit ?? '' })
            : m['web.progress_starting']()}
          {secondsLeft ? ` · ${m['web.progress_left']({ time: formatDuration(secondsLeft) })}` : ''}
        </span>
      </div>
      <progress
        aria-labelledby={id}
        {...(isKnown ? { value: Math.min(done, total), max: total } : {})}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-hover [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
