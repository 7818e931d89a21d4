import { m } from '@cordee/messages';
import type { QuotaDossier } from '../../api/quotas/quota-rounds.ts';
import { formatMoney, formatPeriod, formatRatio } from '../../locale.ts';
import { FigureCard, figureText } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';

/** What both have before them: the allocation and its reason, the room for talks, the past, the chances. */
export function DossierFacts({ dossier }: { dossier: QuotaDossier }) {
  const { allocated, team, before, least, most, manager } = dossier;
  return (
    <Section title={m['rounds.facts']()}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <FigureCard figure={allocated} label={m['rounds.allocated']()} />
        <FigureCard figure={before} label={m['rounds.before']()} />
        <FigureCard figure={team} label={m['rounds.team']({ manager })} />
        <Chances chances={dossier.chances} />
      </div>
      <p className="font-medium">
        {m['rounds.envelope']({ least: figureText(least, 'short'), most: figureText(most, 'short') })}
      </p>
      <History dossier={dossier} />
    </Section>
  );
}

function Chances({ chances: { drawnFrom, known, monthsMissing } }: Pick<QuotaDossier, 'chances'>) {
  return (
    <div className="flex min-w-0 flex-col gap-2 rounded-md border border-line bg-sheet p-4">
      <p className="text-[13px] font-medium text-muted">{m['rounds.chance']()}</p>
      {known === null ? (
        <p>{m['rounds.chance_unknown']({ count: String(monthsMissing) })}</p>
      ) : (
        <>
          <p className="figures text-[26px] leading-8 font-semibold">{formatRatio(known.reaches, 0)}</p>
          <p className="text-[13px] text-muted">
            {drawnFrom === 'own'
              ? m['rounds.chance_known'](bandOf(known))
              : m['rounds.chance_of_team']({ ...bandOf(known), count: String(monthsMissing) })}
          </p>
        </>
      )}
    </div>
  );
}

const bandOf = ({ low, high }: { readonly low: string; readonly high: string }) => ({
  low: formatRatio(low, 0),
  high: formatRatio(high, 0),
});

function History({ dossier: { history, before } }: { dossier: QuotaDossier }) {
  if (history.length === 0) return null;
  return (
    <details className="rounded-md border border-line bg-sheet px-4 py-3">
      <summary className="min-h-6 cursor-pointer">{m['rounds.history']()}</summary>
      <div className="flex flex-col gap-3 pt-3">
        <Sparkline values={history.map(({ result }) => result)} />
        <table className="w-full max-w-md text-[14px]">
          <thead>
            <tr className="text-left text-muted">
              <th scope="col">{m['rounds.month']()}</th>
              <th scope="col" className="text-right">
                {m['rounds.result']()}
              </th>
            </tr>
          </thead>
          <tbody>
            {history.toReversed().map(({ month, result }) => (
              <tr key={month}>
                <th scope="row" className="py-0.5 text-left font-normal">
                  {formatPeriod(month)}
                </th>
                <td className="figures text-right">{formatMoney(result, before.unit, 'short')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
