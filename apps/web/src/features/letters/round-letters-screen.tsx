import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { letterCalendarQuery, useOpenLetters, type LetterCalendar } from '../../api/quotas/letters.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate, formatPeriod } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { ContentForm, emptyContent } from './content-form.tsx';
import { EurosAtRisk } from './euros-at-risk.tsx';
import { countdownWords, LetterBadge } from './letter-words.tsx';
import { RoundProofs } from './round-proofs.tsx';

/** The calendar of the law for one round, and the letter of each seller. */
export function RoundLettersScreen() {
  const { roundId = '' } = useParams({ strict: false });
  const query = useQuery(letterCalendarQuery(roundId));
  return (
    <PageQuery title={m['letters.title']()} query={query}>
      {(calendar) => <RoundLetters calendar={calendar} roundId={roundId} />}
    </PageQuery>
  );
}

type RoundLettersProps = { readonly calendar: LetterCalendar; readonly roundId: string };

function RoundLetters({ calendar, roundId }: RoundLettersProps) {
  const { roles } = useSession();
  const { round, period, lines, known } = calendar;
  const seesRisk = roles.includes('revops') || roles.includes('finance');
  return (
    <Page
      title={m['letters.round_title']({ round, period: formatPeriod(period) })}
      lead={countdownWords(calendar)}
      actions={
        <Link to="/quota-rounds" className={buttonClass('plain')}>
          {m['letters.back_to_rounds']()}
        </Link>
      }
    >
      <Countdown calendar={calendar} />
      <Section
        title={m['letters.each']()}
        aside={m['letters.known']({ known: formatCount(known), count: formatCount(lines.length) })}
      >
        <TableShell
          label={m['letters.each']()}
          rows={lines}
          columns={columns()}
          rowKey={(row) => row.dossierId}
        />
      </Section>
      <RoundProofs roundId={roundId} />
      {seesRisk && <EurosAtRisk roundId={roundId} />}
      {roles.includes('revops') && <OpenLetters roundId={roundId} calendar={calendar} />}
    </Page>
  );
}

function Countdown({ calendar: { startsOn, alarms, daysLeft, known, lines } }: { calendar: LetterCalendar }) {
  const start = formatDate(startsOn, 'long');
  const isAll = known === lines.length;
  return (
    <Section title={m['letters.calendar']()}>
      <Notice tone={isAll ? 'good' : daysLeft <= 0 ? 'problem' : 'watch'}>
        {isAll ? m['letters.all_known']({ start }) : m['letters.known_by']({ start })}
      </Notice>
      <ol className="grid gap-3 sm:grid-cols-4">
        {alarms.map(({ days, on, isSent }) => (
          <li key={days} className="flex flex-col gap-1 rounded-md border border-line bg-sheet p-3">
            <span className="text-[13px] text-muted">
              {days === 0
                ? m['letters.alarm_first_day']()
                : m['letters.alarm_before']({ days: String(days) })}
            </span>
            <span className="figures">{formatDate(on)}</span>
            <span>
              <Badge tone={isSent ? 'watch' : 'plain'}>
                {isSent ? m['letters.alarm_was_sent']() : m['letters.alarm_not_sent']()}
              </Badge>
            </span>
          </li>
        ))}
      </ol>
      <p className="max-w-prose text-[14px] text-muted">{m['letters.alarm_who']()}</p>
    </Section>
  );
}

type Line = LetterCalendar['lines'][number];

const columns = (): TableColumn<Line>[] => [
  {
    id: 'seller',
    header: m['letters.seller'](),
    value: (row) => row.seller,
    cell: (row) =>
      row.letterId === null ? (
        row.seller
      ) : (
        <Link
          to="/letters/$letterId"
          params={{ letterId: row.letterId }}
          className="text-accent underline underline-offset-2"
        >
          {row.seller}
        </Link>
      ),
  },
  {
    id: 'quota',
    header: m['letters.quota'](),
    value: (row) => (row.isSettled ? m['letters.quota_settled']() : m['letters.quota_open']()),
  },
  {
    id: 'state',
    header: m['letters.letter'](),
    value: (row) => row.state,
    cell: (row) => <LetterBadge state={row.state} />,
  },
  {
    id: 'risk',
    header: m['letters.law'](),
    value: (row) => lawWords(row),
  },
];

function lawWords({ isKnown, isLate }: Line): string {
  if (!isKnown) return m['letters.not_known']();
  return isLate ? m['letters.known_late']() : m['letters.known_in_time']();
}

function OpenLetters({ roundId, calendar }: RoundLettersProps) {
  const open = useOpenLetters(roundId);
  const waiting = calendar.lines.filter(({ isSettled, letterId }) => isSettled && letterId === null).length;
  return (
    <Section title={m['letters.open']()}>
      {open.data && (
        <Notice tone="good">{m['letters.opened_count']({ count: formatCount(open.data.opened) })}</Notice>
      )}
      {waiting === 0 ? (
        <p className="max-w-prose text-muted">{m['letters.open_none']()}</p>
      ) : (
        <Sheet>
          <div className="flex flex-col gap-4">
            <p className="max-w-prose text-muted">{m['letters.open_lead']()}</p>
            <ContentForm
              given={emptyContent}
              action={m['letters.open_action']({ count: formatCount(waiting) })}
              isBusy={open.isPending}
              error={open.error}
              onSend={(content) => open.mutate(content)}
            />
          </div>
        </Sheet>
      )}
    </Section>
  );
}
