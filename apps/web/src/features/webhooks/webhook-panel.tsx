import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import {
  deliveriesQuery,
  useReplay,
  type Webhook,
  type WebhookDelivery,
} from '../../api/outflow/webhooks.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';

type WebhookPanelProps = {
  readonly webhook: Webhook;
  readonly mayReplay: boolean;
  readonly onClose: () => void;
};

/** The calls of a webhook, what became of each, and a way to make it again. */
export function WebhookPanel({ webhook, mayReplay, onClose }: WebhookPanelProps) {
  const query = useQuery(deliveriesQuery(webhook.id));
  const replay = useReplay(webhook.id);
  const isParked = ({ outcome }: WebhookDelivery) => outcome === 'parked';
  return (
    <SidePanel isOpen title={m['webhooks.calls_of']({ url: webhook.url })} onClose={onClose}>
      {replay.error && <Notice tone="problem">{problemText(replay.error)}</Notice>}
      <QueryView query={query}>
        {(calls) =>
          calls.length === 0 ? (
            <p className="text-muted">{m['webhooks.no_calls']()}</p>
          ) : (
            <div className="flex flex-col gap-3">
              {mayReplay && calls.some(isParked) && (
                <div>
                  <Button isBusy={replay.isPending} onPress={() => replay.mutate({})}>
                    {m['webhooks.replay_parked']({ count: formatCount(calls.filter(isParked).length) })}
                  </Button>
                </div>
              )}
              <TableShell
                label={m['webhooks.calls']()}
                rows={calls}
                rowKey={({ change }) => change}
                columns={columns(mayReplay ? (change) => replay.mutate({ change }) : null)}
              />
            </div>
          )
        }
      </QueryView>
    </SidePanel>
  );
}

const outcomes: Record<
  WebhookDelivery['outcome'],
  { tone: 'good' | 'watch' | 'problem'; words: () => string }
> = {
  waiting: { tone: 'watch', words: () => m['webhooks.outcome_waiting']() },
  sending: { tone: 'watch', words: () => m['webhooks.outcome_sending']() },
  delivered: { tone: 'good', words: () => m['webhooks.outcome_delivered']() },
  parked: { tone: 'problem', words: () => m['webhooks.outcome_parked']() },
};

const columns = (replay: ((change: string) => void) | null): readonly TableColumn<WebhookDelivery>[] => [
  { id: 'change', header: m['webhooks.change'](), isNumeric: true, value: ({ change }) => Number(change) },
  { id: 'cause', header: m['webhooks.cause'](), value: ({ cause }) => cause },
  {
    id: 'outcome',
    header: m['webhooks.outcome'](),
    value: ({ outcome }) => outcomes[outcome].words(),
    cell: ({ outcome }) => <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].words()}</Badge>,
  },
  { id: 'attempts', header: m['webhooks.attempts'](), isNumeric: true, value: ({ attempt }) => attempt },
  {
    id: 'tried',
    header: m['webhooks.tried_at'](),
    value: ({ triedAt }) => triedAt,
    cell: ({ triedAt }) => (triedAt ? formatInstant(triedAt) : '—'),
  },
  { id: 'reason', header: m['webhooks.reason'](), isLong: true, value: ({ reason }) => reason },
  ...(replay === null
    ? []
    : [
        {
          id: 'act',
          header: m['web.action'](),
          isSortable: false,
          value: () => null,
          cell: ({ outcome, change }: WebhookDelivery) =>
            outcome === 'parked' || outcome === 'delivered' ? (
              <Button look="quiet" onPress={() => replay(change)}>
                {m['webhooks.replay']()}
              </Button>
            ) : null,
        },
      ]),
];
