import { useState } from 'react';
import { m } from '@cordee/messages';
import { useCloseConsultation, type Consultation } from '../../api/consultations.ts';
import { formatCount } from '../../locale.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Section, Sheet } from '../../ui/page.tsx';

/** Says what is left without an answer before it closes, and asks for the works council's day where it is asked. */
export function CloseForm({ consultation }: { readonly consultation: Consultation }) {
  const { id, unanswered, asksWorksCouncil } = consultation;
  const [worksCouncilOn, setDay] = useState('');
  const [leavesUnanswered, leave] = useState(false);
  const close = useCloseConsultation(id);
  return (
    <Section title={m['consultations.close']()}>
      <Sheet>
        <FormShell
          action={m['consultations.close']()}
          isBusy={close.isPending}
          error={close.error}
          whyNot={
            asksWorksCouncil && worksCouncilOn === '' ? m['consultations.works_council_date_missing']() : null
          }
          onSubmit={(event) => {
            event.preventDefault();
            close.mutate({
              note: null,
              worksCouncilOn: worksCouncilOn === '' ? null : worksCouncilOn,
              leavesUnanswered,
            });
          }}
        >
          <p className="text-muted">{m['consultations.close_lead']({ count: formatCount(unanswered) })}</p>
          {asksWorksCouncil && (
            <TextField
              label={m['consultations.works_council_on']()}
              type="date"
              value={worksCouncilOn}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
          {unanswered > 0 && (
            <CheckField
              label={m['consultations.leave_unanswered']()}
              checked={leavesUnanswered}
              onChange={({ target }) => leave(target.checked)}
            />
          )}
        </FormShell>
      </Sheet>
    </Section>
  );
}
