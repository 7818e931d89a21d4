import { m } from '@cordee/messages';
import type { RunSummary } from '../../api/payouts.ts';

/** What a run is called that is not the regular one of its period; null for that one. */
export function runKindName(kind: RunSummary['kind']): string | null {
  if (kind === 'supplementary') return m['web.run_kind_supplementary']();
  return kind === 'off_cycle' ? m['web.run_kind_off_cycle']() : null;
}
