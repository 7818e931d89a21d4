import { useId } from 'react';
import { m } from '@cordee/messages';
import { formatCount, formatDuration, formatRatio } from '../locale.ts';

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
  const ratio = isKnown ? Math.min(1, done / total) : 0;
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
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={isKnown ? formatRatio(String(ratio), 0) : undefined}
        {...(isKnown ? { 'aria-valuenow': Math.round(ratio * 100) } : {})}
        className="h-2 overflow-hidden rounded-full bg-hover"
      >
        <div
          className="h-full origin-left bg-accent transition-transform duration-150"
          ref={(bar) => {
            if (bar) bar.style.transform = `scaleX(${ratio})`;
          }}
        />
      </div>
    </div>
  );
}
