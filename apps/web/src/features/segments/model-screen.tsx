import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { m } from '@cordee/messages';
import {
  maySegment,
  segmentModelQuery,
  segmentTrialQuery,
  useSaveModel,
  type ModelDocument,
  type SegmentModel,
} from '../../api/segments.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { PageQuery } from '../../ui/query-view.tsx';
import { ApplyModel } from './apply-model.tsx';
import { PlacingRules } from './placing-rules.tsx';
import { ScoresEditor } from './scores-editor.tsx';
import { SegmentsEditor } from './segments-editor.tsx';
import { TrialCounts } from './trial-counts.tsx';

export function SegmentModelScreen() {
  const { modelId } = useParams({ from: '/app/segments/$modelId' });
  return (
    <PageQuery title={m['segments.model']()} query={useQuery(segmentModelQuery(modelId))}>
      {(model) => <ModelEditor key={`${modelId} ${model.head.saving}`} model={model} />}
    </PageQuery>
  );
}

/** The model as it is being written, and beside it what each segment would hold. */
function ModelEditor({ model: { head, document: saved } }: { model: SegmentModel }) {
  const mayChange = maySegment(useSession());
  const [name, setName] = useState(head.name);
  const [document, setDocument] = useState(saved);
  const save = useSaveModel(head.id);
  const isChanged = name !== head.name || JSON.stringify(document) !== JSON.stringify(saved);
  const trial = useQuery({ ...segmentTrialQuery(useRested(document)), enabled: mayChange });
  const faults = trial.data?.faults ?? [];
  const change = (changed: Partial<ModelDocument>) => setDocument({ ...document, ...changed });
  return (
    <Page
      title={head.name}
      lead={m['segments.saved_words']({ by: head.savedBy, at: formatInstant(head.savedAt) })}
      actions={
        mayChange && (
          <>
            <Button
              isBusy={save.isPending}
              whyNot={isChanged ? null : m['segments.nothing_to_save']()}
              onPress={() => save.mutate({ follows: head.saving, name, document })}
            >
              {m['segments.save']()}
            </Button>
            <ApplyModel id={head.id} whyNot={whyNotApply(isChanged, faults.length)} />
          </>
        )
      }
    >
      {save.error && <Notice tone="problem">{problemText(save.error)}</Notice>}
      {trial.error && <Notice tone="problem">{problemText(trial.error)}</Notice>}
      {mayChange && (
        <Section title={m['segments.live']()}>
          <TrialCounts trial={trial.data?.trial ?? null} document={document} faults={faults.length} />
        </Section>
      )}
      <Section
        title={m['segments.rules']()}
        aside={<span className="text-[14px] text-muted">{m['segments.rules_hint']()}</span>}
      >
        <fieldset disabled={!mayChange} className="contents">
          <TextField
            label={m['segments.model_name']()}
            value={name}
            maxLength={120}
            className="w-full max-w-96"
            onChange={({ target }) => setName(target.value)}
          />
          <SegmentsEditor document={document} faults={faults} mayChange={mayChange} onChange={change} />
        </fieldset>
      </Section>
      <Section title={m['segments.placing']()}>
        <PlacingRules document={document} trial={trial.data?.trial ?? null} onChange={change} />
      </Section>
      <Section title={m['segments.scores']()}>
        <Sheet>
          <ScoresEditor document={document} faults={faults} mayChange={mayChange} onChange={change} />
        </Sheet>
      </Section>
    </Page>
  );
}

function whyNotApply(isChanged: boolean, faults: number): string | null {
  if (isChanged) return m['segments.save_first']();
  return faults > 0 ? m['segments.faults_first']({ count: formatCount(faults) }) : null;
}

const restMs = 200;

/** What was typed, once the typing rests. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const rest = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(rest);
  }, [value]);
  return rested;
}
