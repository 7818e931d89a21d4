import { m } from '@cordee/messages';
import type { ModelDocument, SegmentTrial } from '../../api/segments.ts';
import { SelectField } from '../../ui/field.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { AbcCurve } from './abc-curve.tsx';
import { GridPicture } from './grid-picture.tsx';

type PlacingRulesProps = {
  readonly document: ModelDocument;
  readonly trial: SegmentTrial | null;
  readonly onChange: (changed: Partial<ModelDocument>) => void;
};

/** Where classes and the grid are cut, each beside its picture. */
export function PlacingRules(props: PlacingRulesProps) {
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <AbcRules {...props} />
      <GridRules {...props} />
    </div>
  );
}

function AbcRules({ document: { abc }, trial, onChange }: PlacingRulesProps) {
  const set = (changed: Partial<typeof abc>) => onChange({ abc: { ...abc, ...changed } });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {trial && <AbcCurve curve={trial.curve} ends={[Number(abc.a), Number(abc.b)]} />}
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField
          label={m['segments.abc_by']()}
          className="w-full"
          options={[
            { value: 'potential', label: m['segments.measure_potential']() },
            { value: 'sales', label: m['segments.measure_sales']() },
          ]}
          value={abc.by}
          onChange={({ target }) => set({ by: target.value === 'sales' ? 'sales' : 'potential' })}
        />
        <NumberInput
          label={m['segments.end_a']()}
          value={abc.a}
          isRatio
          onChange={(a) => set({ a: a || '0' })}
        />
        <NumberInput
          label={m['segments.end_b']()}
          value={abc.b}
          isRatio
          onChange={(b) => set({ b: b || '0' })}
        />
      </div>
    </div>
  );
}

function GridRules({ document: { grid }, trial, onChange }: PlacingRulesProps) {
  const set = (changed: Partial<typeof grid>) => onChange({ grid: { ...grid, ...changed } });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {trial && <GridPicture grid={trial.grid} currency={trial.currency} />}
      <div className="grid grid-cols-2 gap-3">
        <NumberInput
          label={m['segments.cut_potential_high']()}
          value={grid.potential.high}
          isRatio={false}
          onChange={(high) => set({ potential: { ...grid.potential, high: high || '0' } })}
        />
        <NumberInput
          label={m['segments.cut_share_high']()}
          value={grid.share.high}
          isRatio
          onChange={(high) => set({ share: { ...grid.share, high: high || '0' } })}
        />
        <NumberInput
          label={m['segments.cut_potential_low']()}
          value={grid.potential.low}
          isRatio={false}
          onChange={(low) => set({ potential: { ...grid.potential, low: low || '0' } })}
        />
        <NumberInput
          label={m['segments.cut_share_low']()}
          value={grid.share.low}
          isRatio
          onChange={(low) => set({ share: { ...grid.share, low: low || '0' } })}
        />
      </div>
    </div>
  );
}
