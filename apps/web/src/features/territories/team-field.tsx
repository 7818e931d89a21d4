import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { teamsQuery } from '../../api/people.ts';
import { SelectField } from '../../ui/field.tsx';

/** A team with sellers, or all of them. */
export function TeamField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (teamId: string | null) => void;
}) {
  const teams = (useQuery(teamsQuery).data ?? []).filter(({ sellers }) => sellers > 0);
  return (
    <SelectField
      label={m['web.team']()}
      value={value ?? ''}
      options={[
        { value: '', label: m['territories.all_teams']() },
        ...teams.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}
