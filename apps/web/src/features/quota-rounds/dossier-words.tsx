import { m } from '@cordee/messages';
import type { QuotaDossier, QuotaDossierLine, QuotaRound } from '../../api/quotas/quota-rounds.ts';
import { formatDate } from '../../locale.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

const states: Record<QuotaDossierLine['state'], { tone: Tone; words: () => string }> = {
  sealed_both: { tone: 'watch', words: () => m['rounds.state_sealed_both']() },
  seller_awaited: { tone: 'watch', words: () => m['rounds.state_seller_awaited']() },
  manager_awaited: { tone: 'watch', words: () => m['rounds.state_manager_awaited']() },
  ready_to_open: { tone: 'good', words: () => m['rounds.state_ready_to_open']() },
  talks: { tone: 'watch', words: () => m['rounds.state_talks']() },
  agreed: { tone: 'good', words: () => m['rounds.state_agreed']() },
  decided: { tone: 'plain', words: () => m['rounds.state_decided']() },
};

export function DossierBadge({ state, isLate }: Pick<QuotaDossierLine, 'state' | 'isLate'>) {
  const { tone, words } = states[state];
  return <Badge tone={isLate ? 'problem' : tone}>{words()}</Badge>;
}

export const modes = (): Record<QuotaRound['mode'], string> => ({
  seller_first: m['rounds.mode_seller_first'](),
  sealed: m['rounds.mode_sealed'](),
  top_down: m['rounds.mode_top_down'](),
});

/** By when the two are to agree, or that they have not. */
export function deadlineWords({ answersBy, isLate }: Pick<QuotaDossier, 'answersBy' | 'isLate'>): string {
  const date = formatDate(answersBy, 'long');
  return isLate ? m['rounds.until_late']({ date }) : m['rounds.until']({ date });
}

export const otherSide = (side: 'seller' | 'manager') => (side === 'seller' ? 'manager' : 'seller');
