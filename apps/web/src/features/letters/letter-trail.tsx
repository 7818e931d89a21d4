import { m } from '@cordee/messages';
import type { Letter } from '../../api/quotas/letters.ts';
import { formatInstant } from '../../locale.ts';
import { Section } from '../../ui/page.tsx';
import { LetterBadge } from './letter-words.tsx';

type Moment = { readonly at: string; readonly words: string };

/** Who opened and signed it, and how it ended. */
export function LetterTrail({ letter }: { letter: Letter }) {
  const { hash, outcome } = letter;
  if (hash === null) return null;
  const moments = momentsOf(letter);
  return (
    <Section title={m['letters.trail']()}>
      <ol className="divide-y divide-line rounded-md border border-line bg-sheet">
        {moments.map(({ at, words }) => (
          <li key={`${at} ${words}`} className="flex flex-wrap gap-x-3 px-4 py-2">
            <span>{words}</span>
            <span className="text-[13px] text-muted">{formatInstant(at)}</span>
          </li>
        ))}
        {outcome && (
          <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
            <LetterBadge state={outcome.kind} />
            <span>{outcome.reason}</span>
            <span className="text-[13px] text-muted">{formatInstant(outcome.at)}</span>
          </li>
        )}
        <li className="px-4 py-2">
          <span className="text-[13px] text-muted">{m['letters.hash']()}</span>{' '}
          <span className="figures text-[13px] break-all">{hash}</span>
        </li>
      </ol>
    </Section>
  );
}

function momentsOf({ readings, signatures }: Letter): readonly Moment[] {
  return [
    ...readings.map(({ by, at }) => ({ at, words: m['letters.trail_opened']({ name: by }) })),
    ...signatures.map(({ by, at, side, address }) => ({
      at,
      words:
        side === 'manager'
          ? m['letters.trail_company']({ name: by, address })
          : m['letters.trail_seller']({ name: by, address }),
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}
