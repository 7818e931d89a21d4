import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { dealQuery, type Deal } from '../../api/deals.ts';
import { formatDate } from '../../locale.ts';
import { PlaceLink } from '../../ui/explanation-tree.tsx';
import { figureText } from '../../ui/figure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { StageBadge } from '../../shell/stage-badge.tsx';

export function DealPanel({ deal, onClose }: { deal: Deal; onClose: () => void }) {
  const query = useQuery(dealQuery(deal.id));
  return (
    <SidePanel title={m['web.deal_title']({ code: deal.code })} isOpen onClose={onClose}>
      <div className="flex flex-col gap-6">
        <Facts deal={deal} />
        <section className="flex flex-col gap-2">
          <h3>{m['web.deal_history']()}</h3>
          <QueryView query={query}>
            {({ stages }) => (
              <ol className="flex flex-col gap-2 border-l-2 border-line pl-4">
                {stages.map((entry) => (
                  <li key={`${entry.enteredOn}-${entry.stage}`} className="flex items-center gap-3">
                    <span className="figures min-w-28 text-muted">{formatDate(entry.enteredOn)}</span>
                    <StageBadge stage={entry.stage} />
                  </li>
                ))}
              </ol>
            )}
          </QueryView>
        </section>
        {deal.place && <PlaceLink place={deal.place} />}
      </div>
    </SidePanel>
  );
}

function Facts({ deal }: { deal: Deal }) {
  const facts = [
    [m['web.account'](), deal.account],
    [m['web.seller'](), deal.seller],
    [m['web.product'](), deal.product],
    [m['web.amount'](), deal.amount ? figureText(deal.amount) : null],
    [m['web.channel'](), deal.channel],
    [m['web.origin'](), deal.origin],
  ] as const;
  return (
    <dl className="grid grid-cols-2 gap-4">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-[13px] text-muted">{label}</dt>
          <dd className="figures">{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
