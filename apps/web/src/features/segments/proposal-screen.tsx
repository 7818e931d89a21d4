import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { segmentProposalQuery, useAcceptGroups, type SegmentProposal } from '../../api/segments.ts';
import { formatCount, formatDecimal, formatMoney } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { GroupsChart } from './groups-chart.tsx';

export function SegmentProposalScreen() {
  const { proposalId } = useParams({ from: '/app/segments/proposals/$proposalId' });
  const query = useQuery(segmentProposalQuery(proposalId));
  return (
    <Page title={m['segments.proposal']()} lead={m['segments.proposal_lead']()}>
      <QueryView query={query}>
        {(proposal) => (
          <>
            <Stability proposal={proposal} />
            {proposal.left > 0 && (
              <Notice tone="watch">{m['segments.left']({ count: formatCount(proposal.left) })}</Notice>
            )}
            <Section title={m['segments.groups']()}>
              <GroupsChart proposal={proposal} />
              <AcceptForm proposal={proposal} />
            </Section>
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Stability({ proposal }: { proposal: SegmentProposal }) {
  const { stability, draws, isStable, fewer, count } = proposal;
  const words = {
    count: formatCount(count),
    draws: formatCount(draws),
    index: formatDecimal(stability.toFixed(2)),
  };
  if (isStable) return <Notice tone="good">{m['segments.stable'](words)}</Notice>;
  return (
    <Notice tone="watch">
      {m['segments.unstable'](words)}{' '}
      {fewer === null
        ? m['segments.no_fewer']()
        : m['segments.fewer']({
            count: formatCount(fewer.count),
            index: formatDecimal(fewer.stability.toFixed(2)),
          })}
    </Notice>
  );
}

/** A person names each group and makes a model of them; nothing is in force by that. */
function AcceptForm({ proposal: { id, groups, currency } }: { proposal: SegmentProposal }) {
  const navigate = useNavigate();
  const accept = useAcceptGroups(id);
  const [name, setName] = useState<string>(m['segments.model_of_groups']());
  const [names, setNames] = useState(groups.map((group) => group.name));
  const isNamed = [name, ...names].every((each) => each.trim() !== '');
  return (
    <FormShell
      action={m['segments.accept']()}
      isBusy={accept.isPending}
      error={accept.error}
      whyNot={isNamed ? null : m['segments.name_all']()}
      onSubmit={(event) => {
        event.preventDefault();
        accept.mutate(
          { name, names },
          {
            onSuccess: (model) => void navigate({ to: '/segments/$modelId', params: { modelId: model.id } }),
          },
        );
      }}
    >
      <ul className="grid gap-3 lg:grid-cols-2">
        {groups.map(({ number, sentence, potential }, index) => (
          <li key={number} className="flex flex-col gap-2 rounded-md border border-line bg-sheet p-4">
            <TextField
              label={m['segments.group_name']({ number })}
              value={names[index] ?? ''}
              maxLength={120}
              className="w-full"
              onChange={({ target }) => setNames(names.with(index, target.value))}
            />
            <p className="text-[14px]">{sentence}</p>
            <p className="text-[14px] text-muted">
              {m['segments.group_potential']({ potential: formatMoney(potential, currency, 'short') })}
            </p>
          </li>
        ))}
      </ul>
      <TextField
        label={m['segments.model_name']()}
        value={name}
        maxLength={120}
        className="w-full max-w-96"
        onChange={({ target }) => setName(target.value)}
      />
    </FormShell>
  );
}
