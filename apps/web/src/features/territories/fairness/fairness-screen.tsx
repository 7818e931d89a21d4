import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { fairnessQuery, proposalQuery, type Fairness } from '../../../api/territories.ts';
import { fileAddress } from '../../../api/file-address.ts';
import { formatDate } from '../../../locale.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { FigureValue } from '../../../ui/figure.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { PageQuery, QueryView } from '../../../ui/query-view.tsx';
import { FairnessTable } from './fairness-table.tsx';
import { MoveEffects } from './move-effects.tsx';

/** What a division costs and gives each seller: how even, how likely, and what every move does to both. */
export function FairnessScreen() {
  const { divisionId } = useParams({ from: '/app/territory-fairness/$divisionId' });
  const query = useQuery(fairnessQuery(divisionId));
  return (
    <PageQuery title={m['territories.fair']()} query={query}>
      {(fairness) => <ShownFairness divisionId={divisionId} fairness={fairness} />}
    </PageQuery>
  );
}

function ShownFairness({ divisionId, fairness }: { divisionId: string; fairness: Fairness }) {
  const { name, day, before, after } = fairness;
  return (
    <Page
      title={name === null ? m['territories.fair_today']() : m['territories.fair_of']({ name })}
      lead={m['territories.fair_lead']({ day: formatDate(day, 'long') })}
      actions={
        <a
          href={fileAddress('/territory-fairness/{id}/csv', { path: { id: divisionId } })}
          download
          className={buttonClass('plain')}
        >
          {m['territories.fair_csv']()}
        </a>
      }
    >
      <p className="max-w-prose text-[14px] text-muted">{m['territories.fair_readers']()}</p>
      <Section title={m['territories.fair_whole']()}>
        <div className="grid gap-4 sm:grid-cols-2">
          {before && <Whole title={m['territories.before']()} whole={before} />}
          <Whole title={before ? m['territories.after']() : formatDate(day)} whole={after} />
        </div>
      </Section>
      <Section title={m['territories.fair_territories']()}>
        <FairnessTable fairness={fairness} />
      </Section>
      {name !== null && <Moves divisionId={divisionId} />}
    </Page>
  );
}

const measures = [
  ['potential', () => m['territories.fair_potential']()],
  ['visits', () => m['territories.fair_visits']()],
  ['revenue', () => m['territories.fair_revenue']()],
] as const;

function Whole({ title, whole }: { title: string; whole: Fairness['after'] }) {
  return (
    <table className="w-full rounded-md border border-line bg-sheet text-[14px]">
      <caption className="py-2 text-left font-medium">{title}</caption>
      <thead>
        <tr className="border-b border-edge text-[13px] text-muted">
          <th scope="col" className="px-3 py-1 text-left font-normal">
            {m['territories.fair_measure']()}
          </th>
          <th scope="col" className="px-3 py-1 text-right font-normal">
            {m['territories.fair_gini']()}
          </th>
          <th scope="col" className="px-3 py-1 text-right font-normal">
            {m['territories.fair_spread']()}
          </th>
        </tr>
      </thead>
      <tbody>
        {measures.map(([measure, label]) => (
          <tr key={measure} className="border-b border-line last:border-b-0">
            <th scope="row" className="px-3 py-1.5 text-left font-normal">
              {label()}
            </th>
            {(['gini', 'spread'] as const).map((kind) => {
              const figure = whole[measure][kind];
              return (
                <td key={kind} className="px-3 py-1.5 text-right">
                  {figure === null ? '—' : <FigureValue figure={figure} label={`${title}, ${label()}`} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Moves({ divisionId }: { divisionId: string }) {
  return (
    <Section title={m['territories.fair_moves']()}>
      <QueryView query={useQuery(proposalQuery(divisionId))}>
        {(proposal) => <MoveEffects proposal={proposal} />}
      </QueryView>
    </Section>
  );
}
