import { m } from '@cordee/messages';
import { Badge, type Tone } from '../../ui/notice.tsx';

const states: Readonly<Record<string, { tone: Tone; words: () => string }>> = {
  queued: { tone: 'plain', words: () => m['web.import_state_running']() },
  running: { tone: 'plain', words: () => m['web.import_state_running']() },
  previewed: { tone: 'plain', words: () => m['web.import_state_dry']() },
  done: { tone: 'good', words: () => m['web.import_state_done']() },
  undone: { tone: 'watch', words: () => m['web.import_state_undone']() },
  failed: { tone: 'problem', words: () => m['web.import_state_failed']() },
  cancelled: { tone: 'watch', words: () => m['web.import_state_cancelled']() },
};

export function ImportState({ state }: { state: string }) {
  const known = states[state];
  return <Badge tone={known?.tone ?? 'plain'}>{known ? known.words() : state}</Badge>;
}
