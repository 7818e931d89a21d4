import { m } from '@cordee/messages';
import type { Schemas } from '../api/schemas.ts';
import { spaced } from '../locale.ts';
import { ExplanationTree } from './explanation-tree.tsx';

/** One sentence, then the equation, then the tree. */
export function ExplanationWords({ explanation }: { explanation: Schemas['Explanation'] }) {
  return (
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
  );
}
