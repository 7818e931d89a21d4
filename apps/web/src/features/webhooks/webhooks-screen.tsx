import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useTurnWebhook, webhooksQuery, type Webhook } from '../../api/outflow/webhooks.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { NewWebhook } from './new-webhook.tsx';
import { WebhookPanel } from './webhook-panel.tsx';

/** Programs that are told when something is written, how their calls go, and one more. */
export function WebhooksScreen() {
  const query = useQuery(webhooksQuery);
  const turn = useTurnWebhook();
  const [opened, setOpened] = useState<Webhook | null>(null);
  const mayChange = useSession().roles.includes('revops');
  return (
    <Page title={m['webhooks.room']()} lead={m['webhooks.lead']()}>
      {turn.error && <Notice tone="problem">{problemText(turn.error)}</Notice>}
      <QueryView query={query}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <EmptyState title={m['webhooks.none']()} icon="parallel">
              {m['webhooks.none_lead']()}
            </EmptyState>
          ) : (
            <TableShell
              label={m['webhooks.room']()}
              rows={webhooks}
              rowKey={({ id }) => id}
              columns={columns(setOpened, mayChange ? (webhook) => turn.mutate(webhook) : null)}
            />
          )
        }
      </QueryView>
      {mayChange && (
        <Section title={m['webhooks.add']()}>
          <Sheet>
            <NewWebhook />
          </Sheet>
        </Section>
      )}
      {opened && <WebhookPanel webhook={opened} mayReplay={mayChange} onClose={() => setOpened(null)} />}
    </Page>
  );
}

const columns = (
  open: (webhook: Webhook) => void,
  turn: ((webhook: Webhook) => void) | null,
): readonly TableColumn<Webhook>[] => [
  {
    id: 'url',
    header: m['webhooks.address'](),
    value: ({ url }) => url,
    cell: (row) => (
      <button
        type="button"
        onClick={() => open(row)}
        className="min-h-6 text-accent underline underline-offset-2"
      >
        {row.url}
      </button>
    ),
  },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => stateWords(row),
    cell: (row) => <Badge tone={row.isOn ? 'good' : 'watch'}>{stateWords(row)}</Badge>,
  },
  count('delivered', m['webhooks.delivered']()),
  count('waiting', m['webhooks.waiting']()),
  count('parked', m['webhooks.parked']()),
  ...(turn === null
    ? []
    : [
        {
          id: 'act',
          header: m['web.action'](),
          isSortable: false,
          value: () => null,
          cell: (row: Webhook) => (
            <Button look="quiet" onPress={() => turn({ ...row, isOn: !row.isOn })}>
              {row.isOn ? m['webhooks.turn_off']() : m['webhooks.turn_on']()}
            </Button>
          ),
        },
      ]),
];

const stateWords = ({ isOn }: Webhook) => (isOn ? m['webhooks.state_on']() : m['webhooks.state_off']());

function count(id: 'delivered' | 'waiting' | 'parked', header: string): TableColumn<Webhook> {
  return { id, header, isNumeric: true, value: (row) => row[id], cell: (row) => formatCount(row[id]) };
}
