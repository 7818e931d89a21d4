import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { useSession } from '../../api/session.ts';
import { mayDraw, proposalQuery, type TerritoryProposal } from '../../api/territories.ts';
import { formatCount, formatDate, formatDecimal, formatRatio } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { ApproveProposal } from './approve-proposal.tsx';
import { LeftOutNotices } from './left-out-notices.tsx';
import { ComparedProposals } from './compared-proposals.tsx';
import { ComparedSides } from './compared-sides.tsx';
import { useDraftLocks } from './draft-locks.ts';
import { MovesTable } from './moves-table.tsx';
import { ProposeForm } from './propose-form.tsx';

export function ProposalScreen() {
  const { proposalId } = useParams({ from: '/app/territories/$proposalId' });
  const query = useQuery(proposalQuery(proposalId));
  return (
    <PageQuery title={m['territories.proposal']()} query={query}>
      {(proposal) => <ShownProposal key={proposal.id} proposal={proposal} />}
    </PageQuery>
  );
}

/** Before and after, who moves and why, how far from the best; locks for the next search; approval by another. */
function ShownProposal({ proposal }: { proposal: TerritoryProposal }) {
  const draws = mayDraw(useSession());
  const draft = useDraftLocks(proposal);
  const isDrawn = draws && proposal.approvedBy === null;
  return (
    <Page
      title={proposal.name}
      lead={m['territories.proposal_lead']({
        day: formatDate(proposal.effectiveFrom, 'long'),
        by: proposal.madeBy,
      })}
      actions={<ApproveProposal proposal={proposal} />}
    >
      <Verdict proposal={proposal} />
      <LeftOutNotices left={proposal} />
      <ComparedProposals proposal={proposal} />
      <ComparedSides proposal={proposal} draft={draft} isDrawn={isDrawn} />
      <Section title={m['territories.moves']()}>
        <MovesTable proposal={proposal} locks={draft.locks} onLock={draft.lock} />
        <p>
          <Link
            to="/territories/$proposalId/deals"
            params={{ proposalId: proposal.id }}
            className={buttonClass('plain')}
          >
            {m['territories.deals_open']()}
          </Link>{' '}
          <Link
            to="/territory-fairness/$divisionId"
            params={{ divisionId: proposal.id }}
            className={buttonClass('plain')}
          >
            {m['territories.fair_open']()}
          </Link>
        </p>
      </Section>
      {isDrawn && (
        <Section title={m['territories.again']()}>
          <Sheet>
            <p className="mb-4 text-[14px] text-muted">
              {m['territories.again_lead']({ count: formatCount(draft.locks.size) })}
            </p>
            <ProposeForm from={proposal} basedOn={proposal.id} locks={draft.asked} />
          </Sheet>
        </Section>
      )}
    </Page>
  );
}

function Verdict({ proposal }: { proposal: TerritoryProposal }) {
  const { isFeasible, bound, conflict, constraints, kept, owned, moves, isInterrupted } = proposal;
  const broken = constraints.filter((each) => each.broken > 0).map(({ text }) => text);
  return (
    <>
      <Notice tone={isFeasible ? 'good' : 'watch'}>
        {isFeasible
          ? m['territories.feasible']()
          : `${m['territories.not_feasible']()} ${broken.join(' ; ')}`}
        {conflict.length > 0 && (
          <>
            <p className="mt-2">{m['territory.conflict']()}</p>
            <ul className="list-disc pl-5">
              {conflict.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      <p className="max-w-prose">
        {m['territories.traded']({
          moves: formatCount(moves.length),
          kept: formatCount(kept),
          owned: formatCount(owned),
          kmBefore: formatDecimal(proposal.before.meanKm.toFixed(1), 1),
          kmAfter: formatDecimal(proposal.after.meanKm.toFixed(1), 1),
        })}{' '}
        {bound.proven
          ? m['territories.proven']()
          : bound.gap === null
            ? m['territories.no_bound']()
            : m['territories.gap']({ gap: formatRatio(bound.gap.toFixed(4), 2) })}
        {isInterrupted && ` ${m['territories.interrupted']()}`}
      </p>
    </>
  );
}
