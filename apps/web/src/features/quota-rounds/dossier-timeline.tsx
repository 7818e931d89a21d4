import { m } from '@cordee/messages';
import type { QuotaDossier } from '../../api/quotas/quota-rounds.ts';
import { formatInstant } from '../../locale.ts';
import { figureText } from '../../ui/figure.tsx';
import { Section } from '../../ui/page.tsx';

type Moment = { readonly at: string; readonly words: string; readonly lines: readonly string[] };

/** Everything that was said, the oldest first. */
export function DossierTimeline({ dossier }: { dossier: QuotaDossier }) {
  const moments = momentsOf(dossier);
  return (
    <Section title={m['rounds.timeline']()}>
      {moments.length === 0 ? (
        <p className="text-muted">{m['rounds.timeline_none']()}</p>
      ) : (
        <ol className="divide-y divide-line rounded-md border border-line bg-sheet">
          {moments.map(({ at, words, lines }) => (
            <li key={`${at} ${words}`} className="flex flex-col gap-1 px-4 py-3">
              <p>
                <span className="font-medium">{words}</span>{' '}
                <span className="text-[13px] text-muted">{formatInstant(at)}</span>
              </p>
              {lines.map((line) => (
                <p key={line} className="max-w-prose text-[14px] whitespace-pre-line">
                  {line}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function momentsOf({ entries, proposals, settled }: QuotaDossier): readonly Moment[] {
  const entered = entries.map(({ by, at }) => ({
    at,
    words: m['rounds.said_entered']({ name: by }),
    lines: [],
  }));
  const proposed = proposals.map(({ by, at, figure, text, means, salt }) => {
    const args = { name: by, figure: figureText(figure, 'short') };
    return {
      at,
      words: salt === null ? m['rounds.said_proposed'](args) : m['rounds.said_unsealed'](args),
      lines: [text, means === '' ? '' : m['rounds.means_asked']({ means })].filter((line) => line !== ''),
    };
  });
  return [...entered, ...proposed, ...(settled ? [endOf(settled)] : [])];
}

function endOf({ kind, by, at, figure, reason, destroyed }: NonNullable<QuotaDossier['settled']>): Moment {
  const args = { name: by, figure: figureText(figure, 'short') };
  return {
    at,
    words: kind === 'agreed' ? m['rounds.said_agreed'](args) : m['rounds.said_decided'](args),
    lines: [
      ...(reason === null ? [] : [reason]),
      ...(destroyed === 0 ? [] : [m['rounds.destroyed']({ count: String(destroyed) })]),
    ],
  };
}
