import { m } from '@cordee/messages';
import { Page } from '../../ui/page.tsx';
import { AcceptedMeanings } from './accepted-meanings.tsx';
import { Findings } from './findings.tsx';
import { ProposedMatches } from './proposed-matches.tsx';

/** What the data hide, what each fault breaks, and the way to mend it. */
export function QualityScreen() {
  return (
    <Page title={m['web.room_quality']()} lead={m['quality.lead']()}>
      <Findings />
      <ProposedMatches />
      <AcceptedMeanings />
    </Page>
  );
}
