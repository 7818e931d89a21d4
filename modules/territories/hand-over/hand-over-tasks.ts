import { plainDate, type Locale, type Scope } from '@cordee/kernel';
import { formatDate, messageOf } from '@cordee/messages/explanation';
import { seenHandOvers, type HandOverDeps } from './hand-over.ts';
import type { HomeTask } from '../moved-tasks.ts';

type Names = {
  readonly personNames: (scope: Scope) => Promise<ReadonlyMap<string, { readonly name: string }>>;
};

const href = '/hand-over-notes';

/** Notes to write, notes to accept, and for whoever leads the two those that are late. */
export async function handOverTasks(
  deps: HandOverDeps & Names,
  scope: Scope,
  locale: Locale,
): Promise<readonly HomeTask[]> {
  if (scope.people === 'all' || scope.people.length === 0) return [];
  const { handOvers, notes, person } = await seenHandOvers(deps, scope);
  const names = await deps.personNames({ ...scope, people: 'all', positions: 'all' });
  const named = (id: string) => names.get(id)?.name ?? '';
  const say = (key: string, args: Readonly<Record<string, string>>) =>
    messageOf(`territories.${key}`, args, locale);
  const written = handOvers
    .filter(({ open }) => open.length > 0)
    .flatMap(({ giverId, takerId, open, dueOn }): HomeTask[] => {
      const isLate = dueOn <= scope.asOf.effective.toString();
      const args = { giver: named(giverId), taker: named(takerId), count: String(open.length) };
      const day = formatDate(plainDate(dueOn), locale);
      const why = say(isLate ? 'task_note_late' : 'task_note_due', { day });
      if (giverId === person) return [{ label: say('task_note_write', args), why, href }];
      const leads = isLate && takerId !== person && scope.roles.includes('manager');
      return leads ? [{ label: say('task_note_missing', args), why, href }] : [];
    });
  const answered = notes
    .filter(({ state, takerId }) => state === 'waiting' && takerId === person)
    .map(({ giverId, content }) => ({
      label: say('task_note_accept', { giver: named(giverId) }),
      why: say('task_note_accept_why', { count: String(content.accountIds.length) }),
      href,
    }));
  return [...written, ...answered];
}
