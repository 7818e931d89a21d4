import { m } from '@cordee/messages';
import type { Dispute } from '../../api/disputes.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

/** The number that is claimed, or the line. */
export function subjectOf({ orderCode, line }: Dispute): string {
  return orderCode === null ? (line ?? '') : m['disputes.missing_sale']({ code: orderCode });
}

const states: Record<Dispute['state'] | 'late', { tone: Tone; words: () => string }> = {
  open: { tone: 'watch', words: () => m['disputes.state_open']() },
  late: { tone: 'problem', words: () => m['disputes.state_late']() },
  accepted: { tone: 'good', words: () => m['disputes.state_accepted']() },
  refused: { tone: 'plain', words: () => m['disputes.state_refused']() },
};

export function DisputeBadge({ dispute }: { dispute: Dispute }) {
  const { tone, words } = states[dispute.isLate ? 'late' : dispute.state];
  return <Badge tone={tone}>{words()}</Badge>;
}

const lettersMin = 3;
const speakers = ['seller', 'manager', 'revops', 'finance'];
const deciders = ['revops', 'finance'];

type Roles = { readonly roles: readonly string[] };

export const maySpeak = ({ roles }: Roles) => roles.some((role) => speakers.includes(role));
export const mayDecide = ({ roles }: Roles) => roles.some((role) => deciders.includes(role));

/** What keeps words from being sent; null when nothing does. */
export const whyNotSaid = (text: string, why: string) => (text.trim().length >= lettersMin ? null : why);
