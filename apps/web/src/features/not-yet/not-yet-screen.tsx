import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { notYetQuery } from '../../api/not-yet.ts';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';

export function NotYetScreen() {
  const query = useQuery(notYetQuery);
  return (
    <Page title={m['web.room_not_yet']()} lead={m['web.not_yet_lead']()}>
      <QueryView query={query}>
        {(missing) =>
          [...Map.groupBy(missing, (item) => item.room)].map(([room, items]) => (
            <Section key={room} title={room}>
              <ul className="list-disc pl-6">
                {items.map((item) => (
                  <li key={item.what}>{item.what}</li>
                ))}
              </ul>
            </Section>
          ))
        }
      </QueryView>
    </Page>
  );
}
