import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { letterCalendarQuery } from '../../api/quotas/letters.ts';
import { useSession } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { Badge } from '../../ui/notice.tsx';

/** How long until the objectives must be known, how many are, and the way to their letters. */
export function RoundCountdown({ roundId }: { roundId: string }) {
  const isReader = !useSession().roles.every((role) => role === 'executive');
  const { data } = useQuery({ ...letterCalendarQuery(roundId), enabled: isReader });
  if (data === undefined) return null;
  const { daysLeft, known, lines } = data;
  const isAll = known === lines.length;
  const days = formatCount(Math.abs(daysLeft));
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[14px]">
      <Badge tone={isAll ? 'good' : daysLeft <= 0 ? 'problem' : 'watch'}>
        {daysLeft >= 0 ? m['letters.starts_in']({ days }) : m['letters.started_ago']({ days })}
      </Badge>
      <Link
        to="/quota-rounds/$roundId/letters"
        params={{ roundId }}
        className="text-accent underline underline-offset-2"
      >
        {m['letters.round_link']({ known: formatCount(known), count: formatCount(lines.length) })}
      </Link>
    </p>
  );
}
