import { m } from '@cordee/messages';
import type { FormField } from '../../../api/plan-design.ts';
import { CheckField, SelectField, TextField } from '../../../ui/field.tsx';
import { useEdit, useRefusal } from './edit.ts';
import { startOf, thresholdsAbove } from './field-start.ts';
import { FormulaEditor } from './formula-editor.tsx';
import { ListEditor } from './list-editor.tsx';
import { FieldsEditor, type FieldEditorProps } from './nested-field.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { ShapeChoice } from './shape-choice.tsx';
import {
  asList,
  asObject,
  asText,
  pathText,
  valueAt,
  type JsonObject,
  type Path,
} from '../../../api/plan-json.ts';

/** One property of the plan format, as its registry describes it; what a finding names leads to it by its path. */
export function FieldEditor(props: FieldEditorProps) {
  return (
    <div className="contents" data-path={pathText(props.path)}>
      <EditorOf {...props} />
    </div>
  );
}

function EditorOf({ field, path, isLabelHidden }: FieldEditorProps) {
  const { document } = useEdit();
  const kind = field.shape.kind;
  if (kind === 'list') return <ListEditor field={field} path={path} />;
  if (kind === 'one_of') return <ShapeChoice field={field} path={path} />;
  if (kind === 'object') return <ObjectEditor field={field} path={path} />;
  if (kind === 'map') return <MapEditor field={field} path={path} />;
  if (kind === 'formula') return <FormulaEditor field={field} path={path} />;
  const value = valueAt(document, path) ?? field.fallback;
  return (
    <LeafEditor
      field={field}
      path={path}
      value={typeof value === 'boolean' ? String(value) : asText(value as never)}
      isLabelHidden={isLabelHidden ?? false}
    />
  );
}

function LeafEditor({
  field,
  path,
  value,
  isLabelHidden,
}: FieldEditorProps & { value: string; isLabelHidden: boolean }) {
  const { document, set } = useEdit();
  const { label, shape, isNullable } = field;
  const error = useRefusal(path, label);
  const change = (text: string) => set(path, text === '' && isNullable ? null : text);
  switch (shape.kind) {
    case 'ratio':
    case 'number':
      return (
        <NumberInput
          label={label}
          value={value}
          isRatio={shape.kind === 'ratio' || isAttainment(document, path)}
          error={error}
          isLabelHidden={isLabelHidden}
          onChange={change}
        />
      );
    case 'flag':
      return (
        <CheckField
          label={label}
          checked={value === 'true'}
          onChange={(event) => set(path, event.target.checked)}
        />
      );
    case 'whole_number':
      return (
        <TextField
          label={label}
          inputMode="numeric"
          value={value}
          error={error}
          onChange={({ target }) => set(path, target.value === '' ? null : wholeNumber(target.value))}
        />
      );
    case 'choice':
    case 'code': {
      const options = optionsOf(field, path, document);
      if (options === null) break;
      return (
        <SelectField
          label={label}
          isLabelHidden={isLabelHidden}
          className="w-full"
          options={
            isNullable || value === '' ? [{ value: '', label: m['designer.none']() }, ...options] : options
          }
          value={value}
          error={error}
          onChange={({ target }) => change(target.value)}
        />
      );
    }
    case 'date':
    case 'text':
    case 'formula':
    case 'list':
    case 'map':
    case 'object':
    case 'one_of':
  }
  return (
    <TextField
      label={label}
      isLabelHidden={isLabelHidden}
      className="w-full"
      type={shape.kind === 'date' ? 'date' : 'text'}
      value={value}
      error={error}
      onChange={({ target }) => change(target.value)}
    />
  );
}

const wholeNumber = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : text);

const measureFields = new Set(['measure', 'priced', 'weight_measure']);

/** The values to choose from: those of the format, or the measures and components that the plan defines. */
function optionsOf({ name, shape }: FormField, path: Path, document: JsonObject) {
  if (shape.kind === 'choice') return shape.choices ?? [];
  const listed = measureFields.has(name) ? 'measures' : name === 'component' ? 'components' : null;
  if (listed === null) return null;
  const own = path[0] === 'components' ? asText(valueAt(document, [...path.slice(0, 2), 'code'])) : '';
  return asList(document[listed])
    .map((each) => asText(asObject(each)['code']))
    .filter((code) => listed === 'measures' || code !== own)
    .map((code) => ({ value: code, label: code }));
}

const thresholdFields = new Set(['from', 'at_least', 'more_than', 'threshold']);

/** A threshold is a percentage where the nearest `thresholds` above it says attainment. */
function isAttainment(document: JsonObject, path: Path): boolean {
  const name = path.at(-1);
  if (typeof name !== 'string' || !thresholdFields.has(name)) return false;
  if (name === 'threshold') return true;
  return thresholdsAbove(document, path) === 'attainment';
}

function ObjectEditor({ field, path }: FieldEditorProps) {
  const { document, set } = useEdit();
  const value = valueAt(document, path);
  const isThere = value !== undefined && value !== null;
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line p-3 sm:col-span-2">
      <legend className="px-1 text-[13px] font-medium">{field.label}</legend>
      {field.isNullable && (
        <CheckField
          label={m['designer.apply']()}
          checked={isThere}
          onChange={({ target }) => set(path, target.checked ? startOf(field.shape) : null)}
        />
      )}
      {(isThere || !field.isNullable) && <FieldsEditor fields={field.shape.fields ?? []} path={path} />}
    </fieldset>
  );
}

/** `produit=cordes, région=sud` for the dimensions that a sale must have. */
function MapEditor({ field, path }: FieldEditorProps) {
  const { document, set } = useEdit();
  const entries = Object.entries(asObject(valueAt(document, path)));
  return (
    <TextField
      label={field.label}
      hint={m['designer.map_hint']()}
      className="w-full"
      defaultValue={entries.map(([name, value]) => `${name}=${asText(value)}`).join(', ')}
      error={useRefusal(path, field.label)}
      onBlur={({ target }) => set(path, mapTyped(target.value))}
    />
  );
}

function mapTyped(text: string): JsonObject {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (name && value ? [[name, value] as const] : [])),
  );
}
