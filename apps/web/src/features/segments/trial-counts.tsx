import { m } from '@cordee/messages';
import type { ModelDocument, SegmentTrial } from '../../api/segments.ts';
import { formatCount } from '../../locale.ts';
import { Notice } from '../../ui/notice.tsx';
import { SegmentBars } from './segment-bars.tsx';

type TrialCountsProps = {
  readonly trial: SegmentTrial | null;
  readonly document: ModelDocument;
  readonly faults: number;
};

/** Accounts and money of each segment, as the rules stand; while one is wrong there is nothing to count. */
export function TrialCounts({ trial, document, faults }: TrialCountsProps) {
  if (trial === null)
    return faults > 0 ? (
      <Notice tone="watch">{m['segments.faults_live']({ count: formatCount(faults) })}</Notice>
    ) : (
      <p className="text-muted">{m['segments.counting']()}</p>
    );
  const names = new Map(document.segments.map(({ code, name }) => [code, name]));
  return (
    <>
      <SegmentBars
        currency={trial.currency}
        lines={trial.counts.map(({ segment, ...line }) => ({
          ...line,
          key: segment ?? '-',
          name: segment === null ? m['segments.unsegmented']() : (names.get(segment) ?? segment),
        }))}
      />
      {trial.overridesLost.length > 0 && (
        <Notice tone="watch">
          {m['segments.overrides_lost']({
            count: formatCount(trial.overridesLost.length),
            codes: trial.overridesLost.slice(0, 5).join(', '),
          })}
        </Notice>
      )}
    </>
  );
}
