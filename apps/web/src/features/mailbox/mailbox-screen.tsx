import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { mailboxQuery } from '../../api/mailbox.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { Page } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { MailText } from './mail-text.tsx';

/** What was written to people; the demo sends nothing, and this is what would have left. */
export function MailboxScreen() {
  const { isDemo } = useSession().organisation;
  const query = useQuery(mailboxQuery);
  return (
    <Page
      title={m['web.room_mailbox']()}
      lead={isDemo ? m['web.mailbox_lead']() : m['web.mailbox_lead_own']()}
    >
      <QueryView query={query}>
        {(mails) =>
          mails.length === 0 ? (
            <EmptyState title={m['web.mailbox_none']()} icon="mailbox">
              {m['web.mailbox_none_lead']()}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-sheet">
              {mails.map((mail) => (
                <li key={mail.id}>
                  <details>
                    <summary className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-3 hover:bg-hover">
                      <span className="font-medium">{mail.subject}</span>
                      <span className="text-[13px] text-muted">
                        {m['web.mail_facts']({ to: mail.to, at: formatInstant(mail.at) })}
                      </span>
                    </summary>
                    <MailText text={mail.text} />
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Page>
  );
}
