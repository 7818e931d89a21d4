import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';

export type ValueSliderProps = {
  readonly label: string;
  /** The value in words, as it stands now. */
  readonly words: string;
  readonly value: number;
  readonly max: number;
  readonly min?: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
};

/** Whole steps under the hand or the arrow keys; what they mean stands beside the label. */
export function ValueSlider({ label, words, value, max, min = 0, step = 1, onChange }: ValueSliderProps) {
  return (
    <Slider
      className="flex flex-col gap-1"
      minValue={min}
      maxValue={max}
      step={step}
      value={value}
      onChange={onChange}
    >
      <div className="flex items-baseline justify-between gap-3">
        <Label className="text-[14px] font-medium">{label}</Label>
        <SliderOutput className="figures text-[14px]">{words}</SliderOutput>
      </div>
      <SliderTrack className="relative h-8 w-full before:absolute before:top-1/2 before:h-1 before:w-full before:-translate-y-1/2 before:rounded-full before:bg-line">
        <SliderThumb
          aria-label={label}
          className="top-1/2 size-5 rounded-full border-2 border-accent bg-raised data-[dragging]:bg-accent"
        />
      </SliderTrack>
    </Slider>
  );
}
