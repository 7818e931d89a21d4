import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { peopleQuery, type Person } from '../../api/people.ts';
import { planAssignmentsQuery } from '../../api/plan-assignments.ts';
import { collator, formatCount, formatDate } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';

export type ChosenPayee = Pick<Person, 'id' | 'name'>;

export type PayeeChoiceProps = {
  readonly planCode: string;
  readonly chosen: readonly ChosenPayee[];
  readonly onChange: (chosen: readonly ChosenPayee[]) => void;
};

const shownMax = 6;

/** A few of those who hold or held the plan, by name or code; before anything is typed, those who leave. */
export function PayeeChoice({ planCode, chosen, onChange }: PayeeChoiceProps) {
  const [words, setWords] = useState('');
  const { people, isLoading } = useHolders(planCode, words);
  const left = people.filter(({ id }) => chosen.every((each) => each.id !== id));
  const offered = words === '' ? left.filter(({ leftOn }) => leftOn !== null) : left;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-[13px] font-medium">{m['web.payees_chosen']()}</legend>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <Button
                icon="close"
                aria-label={m['web.payee_remove']({ payee: name })}
                onPress={() => onChange(chosen.filter((each) => each.id !== id))}
              >
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="max-w-md">
        <SearchBox label={m['web.payees_search']()} value={words} onChange={setWords} />
      </div>
      <p className="text-[13px] text-muted" aria-live="polite">
        {isLoading ? m['web.loading']() : foundWords(offered.length, words)}
      </p>
      <ul className="flex flex-col items-start">
        {offered.slice(0, shownMax).map((person) => (
          <li key={person.id}>
            <Button
              look="quiet"
              aria-label={m['web.payee_add']({ payee: factsOf(person) })}
              onPress={() => onChange([...chosen, person])}
            >
              {factsOf(person)}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function foundWords(count: number, words: string): string {
  if (count === 0) return words === '' ? m['web.payees_no_leaver']() : m['web.payees_none_found']();
  const shown = { shown: formatCount(Math.min(count, shownMax)), count: formatCount(count) };
  return words === '' ? m['web.payees_leavers'](shown) : m['web.payees_found'](shown);
}

function factsOf({ name, code, team, leftOn }: Person): string {
  const left = leftOn === null ? null : m['web.left_on']({ date: formatDate(leftOn) });
  return [name, code, team, left].filter((part) => part !== null && part !== '').join(' · ');
}

/** Everybody once, by name, of those whom the plan pays or paid. */
function useHolders(planCode: string, words: string) {
  const people = useQuery(peopleQuery({ q: words || undefined }));
  const held = useQuery(planAssignmentsQuery);
  const holders = new Set(
    (held.data ?? []).flatMap((cell) => (cell.planCode === planCode ? [cell.payeeId] : [])),
  );
  const rows = (people.data?.rows ?? []).filter(({ id }) => holders.has(id));
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  return {
    people: once.toSorted((a, b) => collator.compare(a.name, b.name)),
    isLoading: people.isLoading || held.isLoading,
  };
}
