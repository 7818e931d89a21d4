import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { accrualJournalQuery } from '../../api/payroll.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { JournalTable } from './run-journal.tsx';

/** The entries that the accrual makes, with their reversal on the day after. */
export function AccrualJournal({ on }: { readonly on: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={m['web.accrual_journal']()}>
      {isOpen ? (
        <Entries on={on} />
      ) : (
        <div>
          <Button onPress={() => setOpen(true)}>{m['web.journal_open']()}</Button>
        </div>
      )}
    </Section>
  );
}

function Entries({ on }: { readonly on: string }) {
  return (
    <QueryView query={useQuery(accrualJournalQuery(on))}>
      {(lines) => <JournalTable label={m['web.accrual_journal']()} lines={lines} />}
    </QueryView>
  );
}
