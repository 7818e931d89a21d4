import { m } from '@cordee/messages';
import type { ImportDetail } from '../../api/imports.ts';
import { Badge, type Tone } from '../../ui/notice.tsx';

const states: Record<ImportDetail['state'], { tone: Tone; words: () => string }> = {
  done: { tone: 'good', words: () => m['web.import_state_done']() },
  undone: { tone: 'watch', words: () => m['web.import_state_undone']() },
};

export function ImportState({ state }: Pick<ImportDetail, 'state'>) {
  return <Badge tone={states[state].tone}>{states[state].words()}</Badge>;
}
