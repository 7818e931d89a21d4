import { useState } from 'react';
import { m } from '@cordee/messages';
import { useAcceptMeaning, type Meaning, type ProposedMatch } from '../../api/data-quality.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDate } from '../../locale.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { CandidateChoice } from './candidate-choice.tsx';
import { amountsText, matchFieldName } from './match-words.ts';

export type AcceptMatchProps = {
  readonly match: ProposedMatch;
  readonly onAccepted: () => void;
  readonly onClose: () => void;
};

/** What a word of a source means, said once for all its files to come. */
export function AcceptMatch({ match, onAccepted, onClose }: AcceptMatchProps) {
  const { field, source, written, candidates } = match;
  const isPerson = field === 'seller';
  const session = useSession();
  const [meant, setMeant] = useState(candidates[0]?.meant ?? '');
  const [from, setFrom] = useState(match.from ?? session.today);
  const accept = useAcceptMeaning();
  const whyNot = whyNotAccepted({ isPerson, meant, from, mayLink: session.roles.includes('revops') });
  const send = () =>
    accept.mutate(meaningOf(match, meant, from), {
      onSuccess: () => {
        onAccepted();
        onClose();
      },
    });
  return (
    <SidePanel title={m['quality.choose_of']({ written })} isOpen onClose={onClose}>
      <FormShell
        action={m['quality.accept']()}
        isBusy={accept.isPending}
        error={accept.error}
        whyNot={whyNot}
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === null) send();
        }}
      >
        <p>
          {m['quality.hides']({
            rows: formatCount(match.rows),
            amounts: amountsText(match),
            source,
            field: matchFieldName(field),
          })}
          {match.from && match.to && (
            <> {m['quality.hides_days']({ from: formatDate(match.from), to: formatDate(match.to) })}</>
          )}
        </p>
        <CandidateChoice match={match} meant={meant} onMeant={setMeant} />
        {isPerson && (
          <TextField
            label={m['quality.from']()}
            hint={m['quality.from_hint']()}
            type="date"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
        <p className="text-[14px] text-muted">{m['quality.accept_lead']({ source })}</p>
      </FormShell>
    </SidePanel>
  );
}

function meaningOf({ field, source, written }: ProposedMatch, meant: string, from: string): Meaning {
  return field === 'seller'
    ? { of: 'person', link: { source, code: written, personId: meant, from } }
    : { of: 'word', spelling: { source, field, written, meant: meant.trim() } };
}

type Said = {
  readonly isPerson: boolean;
  readonly meant: string;
  readonly from: string;
  readonly mayLink: boolean;
};

function whyNotAccepted({ isPerson, meant, from, mayLink }: Said): string | null {
  if (isPerson && !mayLink) return m['quality.only_revops']();
  if (meant.trim() === '') return m['quality.choose_first']();
  return isPerson && from === '' ? m['quality.day_first']() : null;
}
