import { m } from '@cordee/messages';
import type { LetterCalendar, LetterState } from '../../api/quotas/letters.ts';
import { formatCount } from '../../locale.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

type Shown = LetterState | 'none';

const states: Record<Shown, { tone: Tone; words: () => string }> = {
  none: { tone: 'plain', words: () => m['letters.state_none']() },
  draft: { tone: 'watch', words: () => m['letters.state_draft']() },
  published: { tone: 'watch', words: () => m['letters.state_published']() },
  issued: { tone: 'watch', words: () => m['letters.state_issued']() },
  received: { tone: 'good', words: () => m['letters.state_received']() },
  agreed: { tone: 'good', words: () => m['letters.state_agreed']() },
  refused: { tone: 'problem', words: () => m['letters.state_refused']() },
  withdrawn: { tone: 'plain', words: () => m['letters.state_withdrawn']() },
  expired: { tone: 'problem', words: () => m['letters.state_expired']() },
  replaced: { tone: 'plain', words: () => m['letters.state_replaced']() },
};

export function LetterBadge({ state }: { state: Shown }) {
  const { tone, words } = states[state];
  return <Badge tone={tone}>{words()}</Badge>;
}

/** How long there is until the objectives must be known. */
export function countdownWords({ daysLeft }: Pick<LetterCalendar, 'daysLeft'>): string {
  const days = formatCount(Math.abs(daysLeft));
  if (daysLeft === 0) return m['letters.starts_today']();
  return daysLeft > 0 ? m['letters.starts_in']({ days }) : m['letters.started_ago']({ days });
}
