import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { quotaDossierQuery, type QuotaDossier } from '../../api/quotas/quota-rounds.ts';
import { useSession } from '../../api/session.ts';
import { formatPeriod } from '../../locale.ts';
import { buttonClass } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { DossierTimeline } from './dossier-timeline.tsx';
import { DossierBadge, deadlineWords } from './dossier-words.tsx';
import { FiguresCompared } from './figures-compared.tsx';
import { SealedEntries } from './sealed-entries.tsx';
import { Answer, Decide } from './settle-dossier.tsx';

/** The room of two: the same facts for both, what each says, and how it ends. */
export function DossierScreen() {
  const { dossierId } = useParams({ strict: false });
  const query = useQuery(quotaDossierQuery(dossierId ?? ''));
  return (
    <PageQuery title={m['rounds.title']()} query={query}>
      {(dossier) => <DossierPage dossier={dossier} />}
    </PageQuery>
  );
}

function DossierPage({ dossier }: { dossier: QuotaDossier }) {
  const { roles } = useSession();
  const { seller, manager, period, side, mode, settled, isLate, proposals } = dossier;
  const isOpen = settled === null;
  const maySpeak = isOpen && (mode !== 'sealed' || proposals.length > 0);
  return (
    <Page
      title={m['rounds.dossier_title']({ seller, period: formatPeriod(period) })}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          {dossier.round} · {manager} <DossierBadge {...dossier} />
          {isOpen && <span>{deadlineWords(dossier)}</span>}
        </span>
      }
      actions={
        <>
          {settled !== null && !roles.includes('executive') && (
            <Link
              to="/quota-rounds/$roundId/letters"
              params={{ roundId: dossier.roundId }}
              className={buttonClass('plain')}
            >
              {m['letters.title']()}
            </Link>
          )}
          <Link to="/quota-rounds" className={buttonClass('plain')}>
            {m['rounds.back']()}
          </Link>
        </>
      }
    >
      {side === null && <p className="text-muted">{m['rounds.seen_only']()}</p>}
      <DossierFacts dossier={dossier} />
      {mode === 'sealed' && <SealedEntries dossier={dossier} />}
      <FiguresCompared dossier={dossier} />
      <DossierTimeline dossier={dossier} />
      {maySpeak && side !== null && <Answer dossier={dossier} side={side} />}
      {isOpen && isLate && roles.includes('revops') && <Decide dossier={dossier} />}
    </Page>
  );
}
