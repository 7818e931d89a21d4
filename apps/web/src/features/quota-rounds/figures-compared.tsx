import { m } from '@cordee/messages';
import type { QuotaDossier } from '../../api/quotas/quota-rounds.ts';
import { formatMoney } from '../../locale.ts';
import { FigureValue, figureText } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';
import { PARTS } from './analysis.ts';
import { partWords } from './part-words.ts';

type Side = NonNullable<QuotaDossier['side']>;
const sides: readonly Side[] = ['seller', 'manager'];

/** The seller's figure, the manager's and the allocation, and the gap of the first two part by part. */
export function FiguresCompared({ dossier }: { dossier: QuotaDossier }) {
  const { allocated, gap, seller, manager } = dossier;
  const last = (side: Side) => dossier.proposals.findLast((each) => each.side === side);
  const money = (text: string | undefined) =>
    text === undefined ? '—' : formatMoney(text, allocated.unit, 'short');
  if (dossier.proposals.length === 0) return null;
  return (
    <Section title={m['rounds.compare']()}>
      <div className="overflow-x-auto rounded-md border border-line bg-sheet p-4">
        <table aria-label={m['rounds.compare']()} className="w-full min-w-[600px] text-[14px]">
          <thead>
            <tr className="text-right text-muted">
              <th scope="col" className="text-left">
                {m['rounds.driver']()}
              </th>
              <th scope="col">{seller}</th>
              <th scope="col">{manager}</th>
              <th scope="col">{m['rounds.gap']()}</th>
              <th scope="col">{m['rounds.allocated']()}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {PARTS.map((part) => (
              <tr key={part}>
                <th scope="row" className="py-1 text-left font-normal">
                  {partWords[part]()}
                </th>
                {sides.map((side) => (
                  <td key={side} className="figures text-right">
                    {money(last(side)?.[part])}
                  </td>
                ))}
                <td className="figures text-right">{money(gap?.[part])}</td>
                <td className="text-right text-muted">—</td>
              </tr>
            ))}
            <tr className="font-semibold">
              <th scope="row" className="py-1 text-left">
                {m['rounds.figure']()}
              </th>
              {sides.map((side) => (
                <td key={side} className="figures text-right">
                  {money(last(side)?.figure.value)}
                </td>
              ))}
              <td className="figures text-right">{gap ? figureText(gap.figure, 'short') : '—'}</td>
              <td className="text-right">
                <FigureValue figure={allocated} label={m['rounds.allocated']()} style="short" />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </Section>
  );
}
