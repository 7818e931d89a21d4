import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { m } from '@cordee/messages';
import {
  territoryAccountsQuery,
  type TerritoryAccount,
  type TerritoryProposal,
} from '../../api/territories.ts';
import { areaOutlinesQuery } from '../../api/territory/areas.ts';
import { draftBalanceQuery } from '../../api/territory/draft.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { BalanceTable, BalanceWords } from './balance-table.tsx';
import { CatchArea } from './catch-area.tsx';
import type { DraftLocks } from './draft-locks.ts';
import { LockCaught } from './lock-caught.tsx';
import { ownedOn } from './owned-on.ts';
import { TerritoryMap } from './territory-map.tsx';

type ComparedSidesProps = {
  readonly proposal: TerritoryProposal;
  readonly draft: DraftLocks;
  /** Whether the reader may give accounts to another territory. */
  readonly isDrawn: boolean;
};

const noLocks: DraftLocks['locks'] = new Map();

/** The division before and after, in a table and on a map, both with what was locked since. */
export function ComparedSides({ proposal, draft, isDrawn }: ComparedSidesProps) {
  const [side, setSide] = useState<'before' | 'after'>('after');
  const [shown, setShown] = useState<string | null>(null);
  const accounts = useQuery(territoryAccountsQuery({ asOf: proposal.effectiveFrom }));
  const moved = useQuery({ ...draftBalanceQuery(proposal.id, draft.asked), enabled: draft.isChanged });
  const after = (draft.isChanged ? moved.data : undefined) ?? proposal.after;
  const balance = side === 'after' ? after : proposal.before;
  return (
    <Section title={m['territories.compare']()} aside={<BalanceWords balance={balance} />}>
      <div className="self-start">
        <Choice
          label={m['territories.side']()}
          value={side}
          options={[
            { value: 'before', label: m['territories.before']() },
            { value: 'after', label: m['territories.after']() },
          ]}
          onChange={setSide}
        />
      </div>
      {isDrawn && <DraftNotice draft={draft} problem={moved.error} />}
      <BalanceTable
        balance={balance}
        currency={proposal.currency}
        shown={shown}
        onShow={setShown}
        {...(side === 'after' ? { before: proposal.before } : {})}
      />
      <QueryView query={accounts}>
        {(all) => (
          <DraftMap
            accounts={ownedOn(all, proposal, side)}
            territories={balance.territories}
            locks={side === 'after' ? draft.locks : noLocks}
            shown={shown}
            onShow={setShown}
            onLock={isDrawn ? draft.lock : null}
          />
        )}
      </QueryView>
    </Section>
  );
}

/** What the table and the map show that the search did not find, and the way back. */
function DraftNotice({ draft, problem }: { draft: DraftLocks; problem: Error | null }) {
  if (problem) return <Notice tone="problem">{problemText(problem)}</Notice>;
  if (draft.undo === null) return null;
  return (
    <Notice tone="plain">
      <p>{m['territories.draft_words']({ count: formatCount(draft.locks.size) })}</p>
      <p className="mt-2">
        <Button look="plain" onPress={draft.undo}>
          {m['territories.undo_lock']()}
        </Button>
      </p>
    </Notice>
  );
}

type DraftMapProps = {
  readonly accounts: readonly TerritoryAccount[];
  readonly territories: TerritoryProposal['after']['territories'];
  readonly locks: DraftLocks['locks'];
  readonly shown: string | null;
  readonly onShow: (territoryId: string | null) => void;
  readonly onLock: DraftLocks['lock'] | null;
};

function DraftMap({ accounts, locks, territories, shown, onShow, onLock }: DraftMapProps) {
  const [caught, setCaught] = useState<readonly string[]>([]);
  const outlines = useQuery(areaOutlinesQuery({})).data;
  const owned = useMemo(
    () => accounts.map((each) => ({ ...each, territoryId: locks.get(each.id) ?? each.territoryId })),
    [accounts, locks],
  );
  return (
    <>
      <TerritoryMap
        accounts={owned}
        territories={territories}
        shown={shown}
        onShow={onShow}
        {...(onLock ? { onCatch: setCaught } : {})}
        {...(outlines ? { outlines } : {})}
      />
      {onLock && <CatchArea among={accounts} onCatch={setCaught} />}
      {onLock && (
        <LockCaught caught={caught} territories={territories} onLock={onLock} onDone={() => setCaught([])} />
      )}
    </>
  );
}
