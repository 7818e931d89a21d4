import { lazy, Suspense } from 'react';
import { m } from '@cordee/messages';
import { lookAtRule, type ModelDocument } from '../../api/segments.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { NormFields } from './norm-fields.tsx';

const FormulaInput = lazy(() => import('../../ui/formula-input.tsx'));

export type ModelEditorProps = {
  readonly document: ModelDocument;
  readonly faults: readonly { readonly at: string; readonly sentence: string }[];
  readonly mayChange: boolean;
  readonly onChange: (changed: Partial<ModelDocument>) => void;
};

type Segment = ModelDocument['segments'][number];

/** The segments in the order in which they are asked: the first whose rule holds takes the account. */
export function SegmentsEditor(props: ModelEditorProps) {
  const { document, mayChange, onChange } = props;
  const { segments } = document;
  const set = (next: readonly Segment[]) => onChange({ segments: [...next] });
  return (
    <>
      <ol className="flex flex-col gap-3">
        {segments.map((segment, index) => (
          <li key={segment.code} className="rounded-md border border-line bg-sheet p-4">
            <SegmentFields
              {...props}
              index={index}
              segment={segment}
              onSegment={(changed) => set(segments.with(index, { ...segment, ...changed }))}
              onMove={(to) => set(moved(segments, index, to))}
              onRemove={() => set(segments.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ol>
      {mayChange && (
        <div>
          <Button onPress={() => set([...segments, newSegment(segments)])}>
            {m['segments.add_segment']()}
          </Button>
        </div>
      )}
    </>
  );
}

type SegmentFieldsProps = ModelEditorProps & {
  readonly index: number;
  readonly segment: Segment;
  readonly onSegment: (changed: Partial<Segment>) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
};

function SegmentFields(props: SegmentFieldsProps) {
  const { document, index, segment, faults, mayChange, onSegment } = props;
  const error = faults.find(({ at }) => at === `segments.${index}`)?.sentence;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <TextField
          label={m['segments.segment_name']({ place: index + 1 })}
          value={segment.name}
          maxLength={120}
          className="w-full max-w-80"
          onChange={({ target }) => onSegment({ name: target.value })}
        />
        {mayChange && <Moves {...props} count={document.segments.length} />}
      </div>
      <Suspense fallback={<div className="h-18 rounded-md border border-line" />}>
        <FormulaInput
          label={m['segments.rule_of']({ name: segment.name })}
          hint={m['segments.rule_hint']()}
          error={error}
          value={segment.condition}
          look={(text, cursor) => lookAtRule({ document, purpose: 'condition', place: index, text, cursor })}
          onChange={(condition) => onSegment({ condition })}
        />
      </Suspense>
      <NormFields norm={segment.norm ?? null} name={segment.name} onChange={(norm) => onSegment({ norm })} />
    </div>
  );
}

function Moves({
  index,
  count,
  segment: { name },
  onMove,
  onRemove,
}: SegmentFieldsProps & { count: number }) {
  return (
    <span className="flex gap-1">
      {index > 0 && (
        <IconButton
          icon="arrowUp"
          label={m['segments.move_up']({ name })}
          onPress={() => onMove(index - 1)}
        />
      )}
      {index < count - 1 && (
        <IconButton
          icon="arrowDown"
          label={m['segments.move_down']({ name })}
          onPress={() => onMove(index + 1)}
        />
      )}
      <IconButton icon="close" label={m['segments.remove']({ name })} onPress={onRemove} />
    </span>
  );
}

function moved(segments: readonly Segment[], from: number, to: number): readonly Segment[] {
  const segment = segments[from];
  return segment === undefined ? segments : segments.toSpliced(from, 1).toSpliced(to, 0, segment);
}

/** Codes stay when names change: what hands decided names the code. */
function newSegment(segments: readonly Segment[]): Segment {
  const taken = new Set(segments.map(({ code }) => code));
  let number = segments.length + 1;
  while (taken.has(`s${number}`)) number += 1;
  return { code: `s${number}`, name: m['segments.new_segment']({ number }), condition: '', norm: null };
}
