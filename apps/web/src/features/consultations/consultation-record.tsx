import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  consultationRecordQuery,
  useRecordPublication,
  type ChangedArticle,
  type Consultation,
} from '../../api/consultations.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate, formatInstant } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { mayRun } from './consultation-words.tsx';

/** How it ended: closed when and by whom, which version came of it, and what that says otherwise. */
export function ConsultationRecord({ consultation }: { readonly consultation: Consultation }) {
  const { id, closing, publication } = consultation;
  const query = useQuery({ ...consultationRecordQuery(id), enabled: publication !== null });
  const runs = mayRun(useSession());
  if (closing === null) return null;
  return (
    <Section title={m['consultations.record']()}>
      <Sheet>
        <div className="flex flex-col gap-3">
          <p>
            {m['consultations.closed_by']({ by: closing.by, at: formatInstant(closing.at) })}{' '}
            {closing.worksCouncilOn &&
              m['consultations.works_council_asked']({ date: formatDate(closing.worksCouncilOn) })}{' '}
            {closing.unanswered.length > 0 &&
              m['consultations.left_unanswered']({ count: formatCount(closing.unanswered.length) })}
          </p>
          {publication && (
            <p>
              {m['consultations.came_of_it']({
                version: publication.planVersion,
                date: formatDate(publication.effectiveFrom),
              })}
            </p>
          )}
          {publication && (
            <QueryView query={query}>{({ changes }) => <Changes changes={changes ?? []} />}</QueryView>
          )}
          {publication === null && runs && <PublicationForm id={id} />}
        </div>
      </Sheet>
    </Section>
  );
}

function Changes({ changes }: { readonly changes: readonly ChangedArticle[] }) {
  if (changes.length === 0) return <p className="text-muted">{m['consultations.nothing_changed']()}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {changes.map(({ clause, title, before, after }) => (
        <li key={clause} className="flex flex-col gap-1">
          <p className="font-semibold">{title}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <Side label={m['consultations.before']()} text={before} />
            <Side label={m['consultations.after']()} text={after} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({ label, text }: { readonly label: string; readonly text: string | null }) {
  return (
    <div>
      <p className="text-[13px] text-muted">{label}</p>
      <p className="whitespace-pre-line">{text ?? m['consultations.no_article']()}</p>
    </div>
  );
}

function PublicationForm({ id }: { readonly id: string }) {
  const [day, setDay] = useState('');
  const record = useRecordPublication(id);
  return (
    <FormShell
      action={m['consultations.record_publication']()}
      isBusy={record.isPending}
      error={record.error}
      whyNot={day === '' ? m['consultations.days_first']() : null}
      onSubmit={(event) => {
        event.preventDefault();
        record.mutate(day);
      }}
    >
      <TextField
        label={m['consultations.effective_from']()}
        type="date"
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
    </FormShell>
  );
}
