import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '@cordee/messages';
import type { ProposedMatch } from '../../api/data-quality.ts';
import { peopleQuery } from '../../api/people.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { reasonWords } from './match-words.ts';

export type CandidateChoiceProps = {
  readonly match: ProposedMatch;
  readonly meant: string;
  readonly onMeant: (meant: string) => void;
};

/** Each candidate with its reason, and room for another answer. */
export function CandidateChoice({ match: { field, candidates }, meant, onMeant }: CandidateChoiceProps) {
  const name = useId();
  const [isOther, setOther] = useState(candidates.length === 0);
  const choose = (value: string | null) => {
    setOther(value === null);
    onMeant(value ?? '');
  };
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-[13px] font-medium">{m['quality.meant']()}</legend>
      {candidates.map((candidate) => (
        <label key={candidate.meant} className="flex min-h-6 items-start gap-2">
          <input
            type="radio"
            name={name}
            className="mt-1 size-4 accent-accent"
            checked={!isOther && meant === candidate.meant}
            onChange={() => choose(candidate.meant)}
          />
          <span>
            {candidate.label}
            <span className="block text-[13px] text-muted">{reasonWords(candidate)}</span>
          </span>
        </label>
      ))}
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="radio"
          name={name}
          className="size-4 accent-accent"
          checked={isOther}
          onChange={() => choose(null)}
        />
        {m['quality.other']()}
      </label>
      {isOther &&
        (field === 'seller' ? (
          <PersonChoice personId={meant} onPerson={onMeant} />
        ) : (
          <TextField
            label={field === 'account' ? m['quality.other_account']() : m['quality.other_word']()}
            value={meant}
            onChange={({ target }) => onMeant(target.value)}
          />
        ))}
    </fieldset>
  );
}

function PersonChoice({ personId, onPerson }: { personId: string; onPerson: (id: string) => void }) {
  const people = useQuery(peopleQuery({})).data?.rows ?? [];
  return (
    <SelectField
      label={m['quality.other_person']()}
      options={[
        { value: '', label: m['quality.choose_first']() },
        ...people.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` })),
      ]}
      value={personId}
      onChange={({ target }) => onPerson(target.value)}
    />
  );
}
