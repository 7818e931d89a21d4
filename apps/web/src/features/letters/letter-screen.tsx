import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { letterFile, letterQuery, useOpenedLetter, type Letter } from '../../api/quotas/letters.ts';
import { useSession } from '../../api/session.ts';
import { formatDate, formatPeriod } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { RulesBlocks } from '../../ui/rules-blocks.tsx';
import { Commitments } from './commitments.tsx';
import { LetterThread } from './letter-thread.tsx';
import { LetterTrail } from './letter-trail.tsx';
import { LetterBadge } from './letter-words.tsx';
import { SignLetter } from './sign-letter.tsx';
import { PublishLetter, ReplaceLetter } from './run-letter.tsx';

/** One letter: its text, what may be done with it now, and what was done. */
export function LetterScreen() {
  const { letterId = '' } = useParams({ strict: false });
  const query = useQuery(letterQuery(letterId));
  return (
    <PageQuery title={m['letters.letter']()} query={query}>
      {(letter) => <LetterPage key={letter.id} letter={letter} />}
    </PageQuery>
  );
}

function LetterPage({ letter }: { letter: Letter }) {
  const isWriter = useSession().roles.includes('revops');
  const { id, seller, period, state, side, hash, roundId, manager, answerBy } = letter;
  useReading(letter);
  return (
    <Page
      title={m['letters.letter_title']({ seller, period: formatPeriod(period) })}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          {manager} <LetterBadge state={state} />
          <span>{m['letters.sign_until']({ date: formatDate(answerBy, 'long') })}</span>
        </span>
      }
      actions={
        <>
          {hash !== null &&
            (['pdf', 'zip'] as const).map((format) => (
              <a key={format} href={letterFile(id, format)} download className={buttonClass('plain')}>
                <Icon name="download" />
                {format === 'pdf' ? m['letters.pdf']() : m['letters.zip']()}
              </a>
            ))}
          <Link to="/quota-rounds/$roundId/letters" params={{ roundId }} className={buttonClass('plain')}>
            {m['letters.back']()}
          </Link>
        </>
      }
    >
      <Standing letter={letter} />
      {side !== null && <SignLetter letter={letter} side={side} />}
      {isWriter && state === 'draft' && <PublishLetter letter={letter} />}
      {letter.clauses.map(({ id: clause, number, title, blocks }) => (
        <Section key={clause} title={`${number}. ${title}`}>
          <Sheet>
            <div className="flex flex-col gap-3">
              <RulesBlocks blocks={blocks} />
            </div>
          </Sheet>
        </Section>
      ))}
      <Commitments letter={letter} mayMark={isWriter && hash !== null} />
      <LetterTrail letter={letter} />
      <LetterThread letter={letter} />
      {isWriter && state !== 'draft' && <ReplaceLetter letter={letter} />}
    </Page>
  );
}

/** Where the letter stands in words, and which one took its place. */
function Standing({ letter: { state, replacedById, replacesId } }: { letter: Letter }) {
  const other = replacedById ?? replacesId;
  return (
    <>
      {state === 'replaced' && <Notice tone="watch">{m['letters.is_void']()}</Notice>}
      {other !== null && (
        <p>
          <Link
            to="/letters/$letterId"
            params={{ letterId: other }}
            className="text-accent underline underline-offset-2"
          >
            {replacedById === null ? m['letters.see_replaced']() : m['letters.see_replacement']()}
          </Link>
        </p>
      )}
    </>
  );
}

/** The seller's first look is told once: it is what shows that the letter arrived. */
function useReading({ id, side, hash, readings }: Letter): void {
  const { mutate, isIdle } = useOpenedLetter(id);
  const isDue = side === 'seller' && hash !== null && readings.length === 0 && isIdle;
  useEffect(() => {
    if (isDue) mutate();
  }, [isDue, mutate]);
}
