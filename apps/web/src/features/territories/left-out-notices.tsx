import { useQueryClient } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { usePlaceAccounts, type Territories } from '../../api/territories.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TaskProgress } from '../../ui/task-progress.tsx';
import { firstNames } from './first-names.ts';

type Left = Pick<Territories, 'unplaced' | 'withoutPotential'> & Partial<Pick<Territories, 'unassigned'>>;

/** Accounts that lack what a division needs: counted, the first few named, never dropped. */
export function LeftOutNotices({ left, mayPlace = false }: { left: Left; mayPlace?: boolean }) {
  return (
    <>
      {left.unassigned && left.unassigned.count > 0 && (
        <Notice tone="watch">{m['territories.unassigned'](firstNames(left.unassigned))}</Notice>
      )}
      {left.unplaced.count > 0 && (
        <Notice tone="watch">
          <div className="flex flex-col items-start gap-2">
            {m['territories.unplaced'](firstNames(left.unplaced))}
            {mayPlace && <PlaceAccounts />}
          </div>
        </Notice>
      )}
      {left.withoutPotential.count > 0 && (
        <Notice tone="watch">{m['territories.without_potential'](firstNames(left.withoutPotential))}</Notice>
      )}
    </>
  );
}

function PlaceAccounts() {
  const place = usePlaceAccounts();
  const client = useQueryClient();
  if (place.data)
    return (
      <TaskProgress
        taskId={place.data.taskId}
        label={m['territories.placing']()}
        onOver={() => {
          place.reset();
          void client.invalidateQueries({ queryKey: ['territories'] });
        }}
      />
    );
  return (
    <Button isBusy={place.isPending} onPress={() => place.mutate()}>
      {m['territories.place']()}
    </Button>
  );
}
