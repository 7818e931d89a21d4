import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { explanationQuery } from '../api/explanation.ts';
import { spaced } from '../locale.ts';
import { ExplanationTree } from './explanation-tree.tsx';
import { QueryView } from './query-view.tsx';
import { SidePanel } from './side-panel.tsx';

/** "Pourquoi ce montant ?": one sentence, then the equation, then the tree, then rows, then file and line. */
export function ExplanationPanel({ address, onClose }: { address: string; onClose: () => void }) {
  const query = useQuery(explanationQuery(address));
  return (
    <SidePanel title={m['web.explanation_title']()} isOpen onClose={onClose}>
      <QueryView query={query}>
        {(explanation) => (
          <div className="flex flex-col gap-5">
            <p className="text-[17px]">{spaced(explanation.sentence)}</p>
            {explanation.equation !== '' && (
              <section className="flex flex-col gap-1">
                <h3 className="text-[13px] text-muted">{m['web.explanation_equation']()}</h3>
                <p className="figures rounded-md border border-line bg-sheet px-3 py-2">
                  {spaced(explanation.equation)}
                </p>
              </section>
            )}
            <section className="flex flex-col gap-1">
              <h3 className="text-[13px] text-muted">{m['web.explanation_tree']()}</h3>
              <ExplanationTree root={explanation.tree} />
            </section>
          </div>
        )}
      </QueryView>
    </SidePanel>
  );
}
