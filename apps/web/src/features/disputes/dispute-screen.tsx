import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { disputeQuery, disputeStory, type Dispute } from '../../api/disputes.ts';
import { useSession } from '../../api/session.ts';
import { formatDate, formatInstant, spaced } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { DecideDispute } from './decide-dispute.tsx';
import { DisputeBadge, mayDecide, subjectOf } from './dispute-words.tsx';
import { DisputeThread } from './dispute-thread.tsx';

/** One dispute from what was said first to its outcome. */
export function DisputeScreen() {
  const { disputeId } = useParams({ strict: false });
  const query = useQuery(disputeQuery(disputeId ?? ''));
  return (
    <PageQuery title={m['web.room_disputes']()} query={query}>
      {(dispute) => <DisputePage dispute={dispute} />}
    </PageQuery>
  );
}

function DisputePage({ dispute }: { dispute: Dispute }) {
  const decides = mayDecide(useSession());
  const { runId, payeeId, payee, outcome, state, answer } = dispute;
  return (
    <Page
      title={m['disputes.title']({ subject: subjectOf(dispute) })}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          {payee} <DisputeBadge dispute={dispute} />
          {state === 'open' && <Due dispute={dispute} />}
        </span>
      }
      actions={
        runId !== null && (
          <Link to="/statements/$runId/$payeeId" params={{ runId, payeeId }} className={buttonClass('plain')}>
            {m['disputes.statement']()}
          </Link>
        )
      }
    >
      <Section title={m['disputes.found']()}>
        <Notice tone="plain">
          <p className="max-w-prose text-[16px]">{spaced(answer.sentence)}</p>
        </Notice>
      </Section>
      <DisputeThread dispute={dispute} />
      {outcome && <Outcome outcome={outcome} isAccepted={state === 'accepted'} />}
      {state === 'open' && decides && <DecideDispute dispute={dispute} />}
      {state === 'accepted' && decides && answer.code !== 'release' && <Story id={dispute.id} />}
    </Page>
  );
}

function Due({ dispute: { isLate, dueOn } }: { dispute: Dispute }) {
  const day = formatDate(dueOn, 'long');
  return <span>{isLate ? m['disputes.was_due']({ day }) : m['disputes.due_on']({ day })}</span>;
}

type OutcomeProps = { readonly outcome: NonNullable<Dispute['outcome']>; readonly isAccepted: boolean };

function Outcome({ outcome: { by, at, reason }, isAccepted }: OutcomeProps) {
  const made = { by, at: formatInstant(at) };
  return (
    <Section title={m['disputes.decision']()}>
      <Notice tone={isAccepted ? 'good' : 'watch'}>
        <p className="font-medium">
          {isAccepted ? m['disputes.accepted_by'](made) : m['disputes.refused_by'](made)}
        </p>
        <p>{reason}</p>
      </Notice>
    </Section>
  );
}

function Story({ id }: { id: string }) {
  return (
    <Sheet>
      <div className="flex flex-col items-start gap-3">
        <p className="max-w-prose">{m['disputes.story_lead']()}</p>
        <a href={disputeStory(id)} download className={buttonClass('plain')}>
          <Icon name="download" />
          {m['disputes.story']()}
        </a>
      </div>
    </Sheet>
  );
}
