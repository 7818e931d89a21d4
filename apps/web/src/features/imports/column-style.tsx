import { m } from '@cordee/messages';
import type { ColumnStyle, PreviewColumn } from '../../api/imports.ts';
import { SelectField } from '../../ui/field.tsx';
import { Badge } from '../../ui/notice.tsx';

export type ColumnStyleChoiceProps = {
  /** How the column was read last. */
  readonly read: PreviewColumn;
  readonly chosen: ColumnStyle | undefined;
  readonly onChange: (style: ColumnStyle) => void;
};

type Choice = { readonly label: () => string; readonly options: Readonly<Record<string, () => string>> };

const choices: Readonly<Record<keyof ColumnStyle, Choice>> = {
  dateOrder: {
    label: () => m['web.import_date_order'](),
    options: {
      dmy: () => m['imports.order_dmy'](),
      mdy: () => m['imports.order_mdy'](),
      ymd: () => m['imports.order_ymd'](),
    },
  },
  decimalMark: {
    label: () => m['web.import_decimal_mark'](),
    options: { comma: () => m['imports.mark_comma'](), point: () => m['imports.mark_point']() },
  },
  percentageUnit: {
    label: () => m['web.import_percentage_unit'](),
    options: { percent: () => m['imports.unit_percent'](), ratio: () => m['imports.unit_ratio']() },
  },
};

/** How the column writes its dates and numbers: what was found, and what may be said instead. */
export function ColumnStyleChoice({ read, chosen, onChange }: ColumnStyleChoiceProps) {
  const style: Readonly<Record<string, string>> = { ...read.style, ...chosen };
  const isOpen = !read.isStyleEvident && chosen === undefined;
  return (
    <>
      {(Object.keys(choices) as (keyof ColumnStyle)[]) // the object is written above
        .filter((key) => style[key] !== undefined)
        .map((key) => (
          <SelectField
            key={key}
            label={choices[key].label()}
            options={Object.entries(choices[key].options).map(([value, words]) => ({
              value,
              label: words(),
            }))}
            value={style[key]}
            onChange={(event) => onChange({ [key]: event.target.value })}
          />
        ))}
      {isOpen && (
        <p>
          <Badge tone="watch">{m['web.import_unsure']()}</Badge>
        </p>
      )}
    </>
  );
}
