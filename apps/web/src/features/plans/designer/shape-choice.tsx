import { m } from '@cordee/messages';
import type { FieldShape } from '../../../api/plan-design.ts';
import { SelectField } from '../../../ui/field.tsx';
import { useEdit, useRefusal } from './edit.ts';
import { startOf } from './field-start.ts';
import { FieldsEditor, NestedField, type FieldEditorProps } from './nested-field.tsx';
import { asObject, asText, valueAt } from '../../../api/plan-json.ts';

/** A value that is fixed, or taken from elsewhere: first where it comes from, then what that needs. */
export function ShapeChoice({ field, path }: FieldEditorProps) {
  const { document, set } = useEdit();
  const value = valueAt(document, path) ?? (field.fallback as never);
  const [fixed, ...sources] = field.shape.shapes ?? [];
  const from = asText(asObject(value)['from']);
  const source = sources.find((each) => sourceOf(each)?.value === from);
  const error = useRefusal(path, field.label);
  if (!fixed) return null;
  return (
    <div className="flex flex-col gap-3 sm:col-span-2 sm:grid sm:grid-cols-2">
      <SelectField
        label={m['designer.origin_of']({ label: field.label })}
        className="w-full"
        options={[
          { value: '', label: m['designer.fixed']() },
          ...sources.flatMap((each) => sourceOf(each) ?? []),
        ]}
        value={from}
        error={source ? error : undefined}
        onChange={({ target }) => {
          const chosen = sources.find((each) => sourceOf(each)?.value === target.value);
          set(path, chosen ? startedFrom(chosen, fixed.kind) : startOf(fixed));
        }}
      />
      {source ? (
        <div className="sm:col-span-2">
          <FieldsEditor fields={(source.fields ?? []).filter(({ name }) => name !== 'from')} path={path} />
        </div>
      ) : (
        <NestedField field={{ ...field, shape: fixed }} path={path} />
      )}
    </div>
  );
}

/** The word by which an object says where its value comes from. */
function sourceOf(shape: FieldShape) {
  return shape.fields?.find(({ name }) => name === 'from')?.shape.choices?.[0];
}

function startedFrom(shape: FieldShape, kind: FieldShape['kind']) {
  const started = startOf(shape);
  const isTerm = sourceOf(shape)?.value === 'payee_term';
  if (!isTerm || typeof started === 'string') return started;
  return { ...started, code: kind === 'ratio' ? 'commission_rate' : 'target_incentive' };
}
