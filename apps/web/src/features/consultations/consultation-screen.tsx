import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { consultationQuery, type Consultation } from '../../api/consultations.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { PageQuery } from '../../ui/query-view.tsx';
import { RulesBlocks } from '../../ui/rules-blocks.tsx';
import { ClauseComments } from './clause-comments.tsx';
import { CloseForm } from './close-form.tsx';
import { ConsultationBadge, mayRun, mayTry } from './consultation-words.tsx';
import { ConsultationRecord } from './consultation-record.tsx';
import { OwnHistory } from './own-history.tsx';

/** The plan article by article, with what was asked and answered under each. */
export function ConsultationScreen() {
  const { consultationId = '' } = useParams({ strict: false });
  const session = useSession();
  const query = useQuery(consultationQuery(consultationId));
  return (
    <PageQuery title={m['consultations.title']()} query={query}>
      {({ consultation, rules, grain }) => (
        <Page title={rules.title} lead={<Lead consultation={consultation} />}>
          {consultation.closing && <ConsultationRecord consultation={consultation} />}
          {mayTry(session) && <OwnHistory id={consultation.id} grain={grain} />}
          {rules.clauses.map(({ id, number, title, blocks }) => (
            <Section key={id} title={`${number}. ${title}`}>
              <Sheet>
                <div className="flex flex-col gap-3">
                  <RulesBlocks blocks={blocks} />
                  <ClauseComments consultation={consultation} clause={id} title={title} />
                </div>
              </Sheet>
            </Section>
          ))}
          {mayRun(session) && consultation.closing === null && <CloseForm consultation={consultation} />}
        </Page>
      )}
    </PageQuery>
  );
}

function Lead({ consultation }: { readonly consultation: Consultation }) {
  const { from, to, state, payees } = consultation;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {m['consultations.days']({ from: formatDate(from), to: formatDate(to), count: formatCount(payees) })}
      <ConsultationBadge state={state} />
    </span>
  );
}
