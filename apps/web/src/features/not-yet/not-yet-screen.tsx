import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { notYetQuery } from '../../api/not-yet.ts';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';

export function NotYetScreen() {
  const query = useQuery(notYetQuery);
  return (
    <Page title={m['web.room_not_yet']()} lead={m['web.not_yet_lead']()}>
      <QueryView query={query}>
        {(missing) => (
          <dl className="divide-y divide-line rounded-md border border-line bg-sheet">
            {[...Map.groupBy(missing, (item) => item.room)].map(([room, items]) => (
              <div key={room} className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[14rem_1fr]">
                <dt className="font-semibold">{room}</dt>
                {items.map((item) => (
                  <dd key={item.what} className="sm:col-start-2">
                    {item.what}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        )}
      </QueryView>
    </Page>
  );
}
