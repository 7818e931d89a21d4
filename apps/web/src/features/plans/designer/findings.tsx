import type { UseQueryResult } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import type { PlanFinding } from '../../../api/plan-design.ts';
import type { Schemas } from '../../../api/schemas.ts';
import { formatDecimal, spaced } from '../../../locale.ts';
import { Button } from '../../../ui/button.tsx';
import { Badge, Notice, type Tone } from '../../../ui/notice.tsx';
import { problemText } from '../../../ui/problem-text.ts';
import { showField } from './show-field.ts';

/** What the plan may still do wrong, the heaviest first, each a press away from its field. */
export function Findings({ query }: { query: UseQueryResult<Schemas['PlanLint']> }) {
  const { data, error, isPlaceholderData } = query;
  return (
    <section
      aria-label={m['designer.findings']()}
      aria-busy={isPlaceholderData}
      className="flex flex-col gap-3 rounded-md border border-line bg-sheet p-4"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-[17px]">{m['designer.findings']()}</h2>
        {data?.complexity != null && (
          <span className="text-[13px] text-muted">
            {m['designer.complexity']({ score: formatDecimal(String(data.complexity)) })}
          </span>
        )}
      </div>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {data && <FindingList lint={data} />}
    </section>
  );
}

function FindingList({ lint: { refusals, findings } }: { lint: Schemas['PlanLint'] }) {
  if (refusals.length > 0) return <p className="text-muted">{m['designer.findings_wait']()}</p>;
  if (findings.length === 0) return <Notice tone="good">{m['designer.findings_none']()}</Notice>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {findings.map((finding) => (
        <FindingItem key={`${finding.code} ${finding.path} ${finding.sentence}`} finding={finding} />
      ))}
    </ul>
  );
}

const severities: Record<PlanFinding['severity'], { tone: Tone; words: () => string }> = {
  block: { tone: 'problem', words: () => m['designer.severity_block']() },
  warn: { tone: 'watch', words: () => m['designer.severity_warn']() },
  inform: { tone: 'plain', words: () => m['designer.severity_inform']() },
};

function FindingItem({ finding: { severity, sentence, source, path } }: { finding: PlanFinding }) {
  const { tone, words } = severities[severity];
  return (
    <li className="flex flex-col items-start gap-1 py-3 first:pt-0 last:pb-0">
      <Badge tone={tone}>{words()}</Badge>
      <p className="text-[14px]">{spaced(sentence)}</p>
      {source !== null && (
        <p className="text-[13px] text-muted">{m['designer.finding_source']({ source })}</p>
      )}
      <Button aria-label={m['designer.finding_show_of']({ sentence })} onPress={() => showField(path)}>
        {m['designer.finding_show']()}
      </Button>
    </li>
  );
}
