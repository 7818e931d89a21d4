import { m } from '@cordee/messages';
import type { RunState } from '../../api/payouts.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

const states: Record<RunState, { tone: Tone; words: () => string }> = {
  preview: { tone: 'watch', words: () => m['web.run_preview']() },
  approved: { tone: 'plain', words: () => m['web.run_approved']() },
  voided: { tone: 'problem', words: () => m['web.run_voided']() },
  transmitted: { tone: 'good', words: () => m['web.run_transmitted']() },
  confirmed: { tone: 'good', words: () => m['web.run_confirmed']() },
  paid: { tone: 'good', words: () => m['web.run_paid']() },
  locked: { tone: 'good', words: () => m['web.run_locked']() },
};

export function RunStateBadge({ state }: { state: RunState }) {
  return <Badge tone={states[state].tone}>{states[state].words()}</Badge>;
}

export const stateWords = (state: RunState) => states[state].words();
