import { m } from '@cordee/messages';
import { Badge, type Tone } from '../ui/notice.tsx';

const stages: Readonly<Record<string, { tone: Tone; words: () => string }>> = {
  prospecting: { tone: 'plain', words: () => m['web.stage_prospecting']() },
  engaging: { tone: 'plain', words: () => m['web.stage_engaging']() },
  qualification: { tone: 'plain', words: () => m['web.stage_qualification']() },
  proposal: { tone: 'plain', words: () => m['web.stage_proposal']() },
  negotiation: { tone: 'plain', words: () => m['web.stage_negotiation']() },
  won: { tone: 'good', words: () => m['web.stage_won']() },
  lost: { tone: 'problem', words: () => m['web.stage_lost']() },
  deleted: { tone: 'plain', words: () => m['web.stage_deleted']() },
};

/** A stage that an organisation names in its own way keeps its name. */
export function StageBadge({ stage }: { stage: string }) {
  const known = stages[stage.toLowerCase()];
  return <Badge tone={known?.tone ?? 'plain'}>{known ? known.words() : stage}</Badge>;
}

export const stageOptions = () => [
  { value: '', label: m['web.stage_all']() },
  ...Object.entries(stages).map(([value, stage]) => ({ value, label: stage.words() })),
];
