import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { eurosAtRiskQuery } from '../../api/quotas/letters.ts';
import { formatCount } from '../../locale.ts';
import { FigureCard, figureText } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** What late letters may cost, for those who decide who reads it. */
export function EurosAtRisk({ roundId }: { roundId: string }) {
  const query = useQuery(eurosAtRiskQuery(roundId));
  return (
    <Section title={m['letters.risk']()}>
      <QueryView query={query}>
        {({ total, lines, unknown }) => (
          <>
            <div className="max-w-sm">
              <FigureCard figure={total} label={m['letters.risk_total']()} />
            </div>
            <p className="max-w-prose text-[14px] text-muted">{m['letters.risk_lead']()}</p>
            {unknown > 0 && (
              <p className="text-[14px]">{m['letters.risk_unknown']({ count: formatCount(unknown) })}</p>
            )}
            <details className="rounded-md border border-line bg-sheet px-4 py-3">
              <summary className="min-h-6 cursor-pointer">{m['letters.risk_lines']()}</summary>
              <dl className="grid max-w-prose grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 pt-3">
                {lines.map(({ dossierId, seller, amount }) => (
                  <div key={dossierId} className="contents">
                    <dt>{seller}</dt>
                    <dd className="figures text-right">
                      {amount === null ? m['letters.risk_not_calculated']() : figureText(amount, 'short')}
                    </dd>
                  </div>
                ))}
              </dl>
            </details>
          </>
        )}
      </QueryView>
    </Section>
  );
}
