import { m } from '@cordee/messages';
import type { Consultation } from '../../api/consultations.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

const states: Record<Consultation['state'], { tone: Tone; words: () => string }> = {
  announced: { tone: 'plain', words: () => m['consultations.state_announced']() },
  open: { tone: 'watch', words: () => m['consultations.state_open']() },
  ended: { tone: 'watch', words: () => m['consultations.state_ended']() },
  closed: { tone: 'plain', words: () => m['consultations.state_closed']() },
  published: { tone: 'good', words: () => m['consultations.state_published']() },
};

export function ConsultationBadge({ state }: Pick<Consultation, 'state'>) {
  const { tone, words } = states[state];
  return <Badge tone={tone}>{words()}</Badge>;
}

type Roles = { readonly roles: readonly string[] };
const hasOne = ({ roles }: Roles, wanted: readonly string[]) => roles.some((role) => wanted.includes(role));

export const mayRun = (session: Roles) => hasOne(session, ['revops', 'finance']);
export const mayComment = (session: Roles) => hasOne(session, ['seller', 'manager', 'works_council']);
export const mayTry = (session: Roles) => hasOne(session, ['seller', 'manager']);

const lettersMin = 3;

/** What keeps words from being sent; null when nothing does. */
export const whyNotSaid = (text: string) =>
  text.trim().length >= lettersMin ? null : m['consultations.text_short']();
