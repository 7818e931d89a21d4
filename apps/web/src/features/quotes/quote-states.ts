import { m } from '@cordee/messages';
import type { Quote } from '../../api/actions/quotes.ts';

type State = Quote['state'];

const states: Record<State, () => string> = {
  sent: () => m['quotes.state_sent'](),
  accepted: () => m['quotes.state_accepted'](),
  refused: () => m['quotes.state_refused'](),
  expired: () => m['quotes.state_expired'](),
  draft: () => m['quotes.state_draft'](),
  cancelled: () => m['quotes.state_cancelled'](),
  superseded: () => m['quotes.state_superseded'](),
};

export const stateName = (state: State) => states[state]();
export const isState = (text: string): text is State => Object.hasOwn(states, text);

export const stateOptions = () => [
  { value: '', label: m['quotes.any']() },
  ...Object.entries<() => string>(states).map(([value, name]) => ({ value, label: name() })),
];
