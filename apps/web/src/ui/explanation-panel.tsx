import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { explanationQuery } from '../api/explanation.ts';
import { ExplanationWords } from './explanation-words.tsx';
import { QueryView } from './query-view.tsx';
import { SidePanel } from './side-panel.tsx';

/** "Pourquoi ce montant ?": the words of an explanation, then rows, then file and line. */
export function ExplanationPanel({ address, onClose }: { address: string; onClose: () => void }) {
  const query = useQuery(explanationQuery(address));
  return (
    <SidePanel title={m['web.explanation_title']()} isOpen onClose={onClose}>
      <QueryView query={query}>{(explanation) => <ExplanationWords explanation={explanation} />}</QueryView>
    </SidePanel>
  );
}
