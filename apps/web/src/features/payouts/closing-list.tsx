import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import {
  closingQuery,
  useMarkItem,
  useOpenClosing,
  type Closing,
  type ClosingItem,
} from '../../api/payouts.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate, formatPeriod } from '../../locale.ts';
import { mayOperate } from '../../shell/import-link.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Badge } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** What is to be done before a period is paid: by whom, until when, how far. */
export function ClosingList({ period }: { period: string }) {
  return (
    <QueryView query={useQuery(closingQuery(period))}>
      {(closing) => (
        <Section
          title={m['web.closing']({ period: formatPeriod(period) })}
          aside={
            closing.total > 0 && (
              <span className="figures text-muted">
                {m['web.closing_progress']({
                  done: formatCount(closing.done),
                  total: formatCount(closing.total),
                })}
              </span>
            )
          }
        >
          {closing.total === 0 ? <NoClosing period={period} /> : <Items closing={closing} />}
        </Section>
      )}
    </QueryView>
  );
}

function NoClosing({ period }: { period: string }) {
  const mayOpen = mayOperate(useSession());
  const open = useOpenClosing(period);
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="text-muted">{m['web.closing_none']()}</p>
      {mayOpen && (
        <Button isBusy={open.isPending} onPress={() => open.mutate()}>
          {m['web.closing_open']()}
        </Button>
      )}
    </div>
  );
}

function Items({ closing }: { closing: Closing }) {
  const mark = useMarkItem(closing.period);
  return (
    <Sheet>
      <ul className="grid gap-3 lg:grid-cols-2">
        {closing.items.map((item) => (
          <li key={item.code} className="flex flex-wrap items-start gap-2">
            <CheckField
              label={item.label}
              hint={hintOf(item)}
              checked={item.state === 'done'}
              disabled={!item.canMark || mark.isPending}
              onChange={(event) => mark.mutate({ code: item.code, isDone: event.target.checked })}
            />
            {item.state === 'late' && <Badge tone="watch">{m['web.closing_late']()}</Badge>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function hintOf({ owner, dueOn, delegate, canMark }: ClosingItem): string {
  const due = m['web.closing_due']({ owner, date: formatDate(dueOn) });
  const standsIn = delegate && m['web.closing_delegate']({ name: delegate.name });
  const whyNot = canMark ? null : m['web.closing_not_yours']({ owner: delegate?.name ?? owner });
  return [due, standsIn, whyNot].filter((part) => part !== null).join(' · ');
}
