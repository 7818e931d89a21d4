import { m } from '@cordee/messages';
import type { FormField } from '../../../api/plan-design.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/field.tsx';
import { useEdit, useRefusal } from './edit.ts';
import { startOf, thresholdsAbove } from './field-start.ts';
import { FieldsEditor, NestedField, type FieldEditorProps } from './nested-field.tsx';
import { asList, asText, valueAt, type Json, type Path } from '../../../api/plan-json.ts';
import { RateCurve } from './rate-curve.tsx';

/** Rows of a scale stand in a table beside their curve; other lists one under the other. */
export function ListEditor({ field, path }: FieldEditorProps) {
  const item = field.shape.shapes?.[0];
  if (!item) return null;
  if (item.kind !== 'object') return <TextList field={field} path={path} />;
  const fields = item.fields ?? [];
  const isScale = fields[0]?.name === 'from' && fields[0].isRequired && rateOf(fields) !== undefined;
  return isScale ? <Scale field={field} path={path} /> : <ObjectList field={field} path={path} />;
}

const rateOf = (fields: readonly FormField[]) => fields.find(({ shape }) => shape.kind === 'ratio');

function useRows({ field, path }: FieldEditorProps) {
  const { document, set } = useEdit();
  const written = valueAt(document, path) ?? (field.fallback as Json | undefined);
  // A single value may stand for a list of one.
  const rows =
    written !== undefined && written !== null && !Array.isArray(written) ? [written] : asList(written);
  const item = field.shape.shapes?.[0];
  return {
    rows,
    fields: item?.fields ?? [],
    error: useRefusal(path, field.label),
    add: (row?: Json) => set(path, [...rows, row ?? (item ? startOf(item) : '')]),
    remove: (index: number) => set(path, rows.toSpliced(index, 1)),
  };
}

function Scale({ field, path }: FieldEditorProps) {
  const { document } = useEdit();
  const { rows, fields, error, add, remove } = useRows({ field, path });
  const [from, rate] = [fields[0], rateOf(fields)];
  if (!from || !rate) return null;
  const isAttainment = thresholdsAbove(document, [...path, 0, 'from']) === 'attainment';
  const last = rows.at(-1);
  return (
    <fieldset className="flex flex-col gap-3 sm:col-span-2">
      <legend className="mb-1 text-[13px] font-medium">{field.label}</legend>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(240px,2fr)_3fr]">
        <div className="flex flex-col gap-2">
          <table className="w-full text-[14px]">
            <thead>
              <tr className="border-b border-edge text-[13px]">
                <th scope="col" className="py-1 pr-2 text-right font-medium">
                  {isAttainment ? m['designer.percent_of']({ label: from.label }) : from.label}
                </th>
                <th scope="col" className="py-1 pr-2 text-right font-medium">
                  {m['designer.percent_of']({ label: rate.label })}
                </th>
                <th scope="col">
                  <span className="sr-only">{m['designer.rows_remove']()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((_, index) => (
                // Rows have no name of their own: their place is what they are.
                // oxlint-disable-next-line react/no-array-index-key
                <tr key={index}>
                  <td className="py-1 pr-2 align-top">
                    <NestedField
                      field={named(from, index)}
                      path={[...path, index, from.name]}
                      isLabelHidden
                    />
                  </td>
                  <td className="py-1 pr-2 align-top">
                    <NestedField
                      field={named(rate, index)}
                      path={[...path, index, rate.name]}
                      isLabelHidden
                    />
                  </td>
                  <td className="py-1 align-top">
                    <IconButton
                      label={m['designer.row_remove']({ row: String(index + 1) })}
                      icon="close"
                      onPress={() => remove(index)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div>
            <Button onPress={() => add(nextRow(last, from.name, rate.name, isAttainment))}>
              {m['designer.row_add']()}
            </Button>
          </div>
          {error && <Notice tone="problem">{error}</Notice>}
        </div>
        <RateCurve path={path} rows={rows} names={[from.name, rate.name]} isAttainment={isAttainment} />
      </div>
    </fieldset>
  );
}

const named = (field: FormField, index: number): FormField => ({
  ...field,
  label: m['designer.row_field']({ label: field.label, row: String(index + 1) }),
});

/** A row past the last one, at the same rate: further by a fifth of the quota, or twice as far. */
function nextRow(last: Json | undefined, from: string, rate: string, isAttainment: boolean): Json {
  const reached = Number(asText(valueAt(last, [from])) || '0');
  const next = isAttainment ? (Math.round(reached * 100) + 20) / 100 : Math.max(10_000, reached * 2);
  return { [from]: String(next), [rate]: asText(valueAt(last, [rate])) || '0' };
}

function ObjectList({ field, path }: FieldEditorProps) {
  const { rows, fields, error, add, remove } = useRows({ field, path });
  return (
    <fieldset className="flex flex-col gap-3 sm:col-span-2">
      <legend className="mb-1 text-[13px] font-medium">{field.label}</legend>
      {rows.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="flex items-start gap-2 rounded-md border border-line p-3">
          <div className="min-w-0 flex-1">
            <FieldsEditor fields={fields} path={[...path, index]} />
          </div>
          <IconButton
            label={m['designer.item_remove']({ label: field.label, row: String(index + 1) })}
            icon="close"
            onPress={() => remove(index)}
          />
        </div>
      ))}
      <div>
        <Button onPress={() => add()}>{m['designer.item_add']({ label: field.label })}</Button>
      </div>
      {error && <Notice tone="problem">{error}</Notice>}
    </fieldset>
  );
}

/** A list of plain values, written with semicolons; a list of lists has a bar between its rows. */
function TextList({ field, path }: { field: FormField; path: Path }) {
  const { set } = useEdit();
  const { rows, error } = useRows({ field, path });
  const isGrid = field.shape.shapes?.[0]?.kind === 'list';
  const line = (list: readonly Json[]) => list.map(asText).join('; ');
  return (
    <TextField
      label={field.label}
      hint={isGrid ? m['designer.grid_hint']() : m['designer.list_hint']()}
      className="w-full"
      defaultValue={isGrid ? rows.map((row) => line(asList(row))).join(' | ') : line(rows)}
      error={error}
      onBlur={({ target }) =>
        set(path, isGrid ? target.value.split('|').map(wordsOf) : wordsOf(target.value))
      }
    />
  );
}

function wordsOf(text: string): readonly string[] {
  const words = text.split(';').map((word) => word.trim());
  return words.filter((word) => word !== '');
}
