import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { areaOutlinesQuery } from '../../api/territory/areas.ts';
import { areaAccountsQuery } from '../../api/territory/draft.ts';
import { SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

type CatchAreaProps = {
  /** The accounts that are divided: an area may hold others. */
  readonly among: readonly { readonly id: string }[];
  readonly onCatch: (accountIds: readonly string[]) => void;
};

/** All accounts of an area at once, as if a line was drawn around them. Nothing where no area was brought in. */
export function CatchArea({ among, onCatch }: CatchAreaProps) {
  const client = useQueryClient();
  const areas = useQuery(areaOutlinesQuery({})).data ?? [];
  const [caught, setCaught] = useState<{ readonly count: number } | { readonly problem: Error } | null>(null);
  if (areas.length === 0) return null;
  const take = async (number: number) => {
    try {
      const held = await client.fetchQuery(areaAccountsQuery(number));
      const ids = among.filter(({ id }) => held.has(id)).map(({ id }) => id);
      setCaught({ count: ids.length });
      onCatch(ids);
    } catch (error) {
      setCaught({ problem: error instanceof Error ? error : new Error(String(error)) });
    }
  };
  return (
    <div className="flex max-w-md flex-col gap-2">
      <SelectField
        label={m['territories.area_caught']()}
        value=""
        options={[
          { value: '', label: m['territories.area_choose']() },
          ...areas.map(({ number, name }) => ({ value: String(number), label: name })),
        ]}
        onChange={({ target }) => {
          if (target.value !== '') void take(Number(target.value));
        }}
      />
      {caught !== null && 'problem' in caught && (
        <Notice tone="problem">{problemText(caught.problem)}</Notice>
      )}
      {caught !== null && 'count' in caught && caught.count === 0 && (
        <Notice tone="watch">{m['territories.area_empty']()}</Notice>
      )}
    </div>
  );
}
