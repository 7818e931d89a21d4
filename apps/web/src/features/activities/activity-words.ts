import { m } from '@cordee/messages';
import type { ListedActivity } from '../../api/actions/activities.ts';

type Kind = ListedActivity['kind'];
type Outcome = ListedActivity['outcome'];

const kinds: Record<Kind, () => string> = {
  call: () => m['actions.kind_call'](),
  meeting: () => m['actions.kind_meeting'](),
};

const outcomes: Record<Outcome, () => string> = {
  planned: () => m['actions.outcome_planned'](),
  held: () => m['actions.outcome_held'](),
  proposal_asked: () => m['actions.outcome_proposal_asked'](),
  no_show: () => m['actions.outcome_no_show'](),
  cancelled: () => m['actions.outcome_cancelled'](),
  reached: () => m['actions.outcome_reached'](),
  not_reached: () => m['actions.outcome_not_reached'](),
  meeting_set: () => m['actions.outcome_meeting_set'](),
};

export const kindName = (kind: Kind) => kinds[kind]();
export const outcomeName = (outcome: Outcome) => outcomes[outcome]();
export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);
export const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text);

const optionsOf = (names: Readonly<Record<string, () => string>>) => [
  { value: '', label: m['actions.list_any']() },
  ...Object.entries(names).map(([value, name]) => ({ value, label: name() })),
];

export const kindOptions = () => optionsOf(kinds);
export const outcomeOptions = () => optionsOf(outcomes);
