import { useState } from 'react';
import { m } from '@cordee/messages';
import type { TerritoryFigures } from '../../api/territories.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { territoryLabel } from './balance-table.tsx';

type LockCaughtProps = {
  readonly caught: readonly string[];
  readonly territories: readonly TerritoryFigures[];
  readonly onLock: (accountIds: readonly string[], territoryId: string | null) => void;
  readonly onDone: () => void;
};

/** What is done with the accounts that were caught on the map. */
export function LockCaught({ caught, territories, onLock, onDone }: LockCaughtProps) {
  const [to, setTo] = useState(territories[0]?.territoryId ?? '');
  if (caught.length === 0) return <p className="text-[13px] text-muted">{m['territories.catch_hint']()}</p>;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        label={m['territories.caught']({ count: formatCount(caught.length) })}
        value={to}
        options={territories.map((each) => ({ value: each.territoryId, label: territoryLabel(each) }))}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button
        look="primary"
        onPress={() => {
          onLock(caught, to);
          onDone();
        }}
      >
        {m['territories.lock_caught']()}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {m['web.cancel']()}
      </Button>
    </div>
  );
}
