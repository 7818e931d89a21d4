import { m } from '@cordee/messages';
import type { PlanForm } from '../../../api/plan-design.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Sheet } from '../../../ui/page.tsx';
import { useEdit, useRefusal } from './edit.ts';
import { FieldsEditor } from './nested-field.tsx';
import { asList, asObject, asText, pathText, type JsonObject } from '../../../api/plan-json.ts';

/** What the whole plan says: its name, how often it pays, what it counts. */
export function PlanHead({ form, isNew }: { form: PlanForm; isNew: boolean }) {
  const { document, set } = useEdit();
  return (
    <Sheet>
      <div data-path="$" className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={m['web.plan_name']()}
          className="w-full"
          value={asText(document['name'])}
          error={useRefusal(['name'], m['web.plan_name']())}
          onChange={({ target }) => set(['name'], target.value)}
        />
        <TextField
          label={m['compensation.field_code']()}
          className="w-full"
          readOnly={!isNew}
          hint={isNew ? m['designer.code_hint']() : m['designer.code_kept']()}
          value={asText(document['code'])}
          error={useRefusal(['code'], m['compensation.field_code']())}
          onChange={({ target }) => set(['code'], target.value)}
        />
        <SelectField
          label={m['web.plan_grain']()}
          className="w-full"
          options={grains()}
          value={asText(document['grain'])}
          onChange={({ target }) => set(['grain'], target.value)}
        />
        <TextField
          label={m['web.version']()}
          className="w-full"
          value={asText(document['version'])}
          error={useRefusal(['version'], m['web.version']())}
          onChange={({ target }) => set(['version'], target.value)}
        />
      </div>
      <Measures form={form} document={document} />
    </Sheet>
  );
}

const grains = () => [
  { value: 'month', label: m['web.plan_by_month']() },
  { value: 'quarter', label: m['web.plan_by_quarter']() },
  { value: 'year', label: m['designer.by_year']() },
];

const mainFields = new Set(['code', 'base', 'aggregation']);

function Measures({ form, document }: { form: PlanForm; document: JsonObject }) {
  const { set } = useEdit();
  const measures = asList(document['measures']).map(asObject);
  const main = form.measure.filter(({ name }) => mainFields.has(name));
  const others = form.measure.filter(({ name }) => !mainFields.has(name));
  return (
    <fieldset className="mt-5 flex flex-col gap-3">
      <legend className="mb-2 text-[15px] font-semibold">{m['compensation.field_measures']()}</legend>
      {measures.map((measure, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <div
          key={index}
          data-path={pathText(['measures', index])}
          className="flex items-start gap-2 rounded-md border border-line p-3"
        >
          <div className="flex min-w-0 flex-1 flex-col gap-3">
            <FieldsEditor fields={main} path={['measures', index]} />
            <details>
              <summary className="min-h-6 text-[14px] text-accent underline underline-offset-2">
                {m['designer.more_settings']()}
              </summary>
              <div className="pt-3">
                <FieldsEditor fields={others} path={['measures', index]} />
              </div>
            </details>
          </div>
          {measures.length > 1 && (
            <IconButton
              label={m['designer.measure_remove']({ code: asText(measure['code']) })}
              icon="close"
              onPress={() => set(['measures', index], undefined)}
            />
          )}
        </div>
      ))}
      <div>
        <Button
          onPress={() => {
            const code = `measure-${measures.length + 1}`;
            set(['measures', measures.length], { code, base: 'order_intake', aggregation: 'amount' });
          }}
        >
          {m['designer.measure_add']()}
        </Button>
      </div>
    </fieldset>
  );
}
