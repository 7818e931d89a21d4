import { m } from '@cordee/messages';
import type { PlanForm } from '../../../api/plan-design.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextField } from '../../../ui/field.tsx';
import type { DraftAction } from './draft.ts';
import { useEdit, useRefusal } from './edit.ts';
import { FieldsEditor } from './nested-field.tsx';
import { PayoutShape } from './payout-shape.tsx';
import { asText, pathText, type JsonObject } from '../../../api/plan-json.ts';

export type ComponentCardProps = {
  readonly component: JsonObject;
  readonly index: number;
  readonly count: number;
  readonly form: PlanForm;
  readonly act: (action: DraftAction) => void;
};

export function ComponentCard({ component, index, count, form, act }: ComponentCardProps) {
  const { set } = useEdit();
  const known = form.components.find(({ type }) => type === component['type']);
  const path = ['components', index] as const;
  const name = known?.label ?? asText(component['type']);
  const changed = form.modifiers.filter((field) => component[field.name] !== undefined).length;
  return (
    <article
      aria-label={name}
      data-path={pathText(path)}
      className="flex flex-col gap-4 rounded-md border border-line bg-sheet p-4 md:p-5"
    >
      <header className="flex items-start gap-4">
        <PayoutShape type={asText(component['type'])} />
        <div className="min-w-0 flex-1">
          <h3 className="text-[16px]">{name}</h3>
          <p className="max-w-prose text-[14px] text-muted">{known?.summary}</p>
        </div>
        <div className="flex flex-wrap justify-end">
          {index > 0 && (
            <IconButton
              label={m['designer.move_up']({ name })}
              icon="arrowUp"
              onPress={() => act({ act: 'move', index, by: -1 })}
            />
          )}
          {index < count - 1 && (
            <IconButton
              label={m['designer.move_down']({ name })}
              icon="arrowDown"
              onPress={() => act({ act: 'move', index, by: 1 })}
            />
          )}
          <IconButton
            label={m['designer.duplicate']({ name })}
            icon="columns"
            onPress={() => act({ act: 'duplicate', index })}
          />
          <IconButton
            label={m['designer.remove']({ name })}
            icon="close"
            onPress={() => act({ act: 'remove', index })}
          />
        </div>
      </header>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={m['compensation.field_code']()}
          className="w-full"
          value={asText(component['code'])}
          error={useRefusal([...path, 'code'], m['compensation.field_code']())}
          onChange={({ target }) => set([...path, 'code'], target.value)}
        />
        <TextField
          label={m['compensation.field_name']()}
          hint={m['designer.name_hint']()}
          className="w-full"
          value={asText(component['name'])}
          error={useRefusal([...path, 'name'], m['compensation.field_name']())}
          onChange={({ target }) => set([...path, 'name'], target.value === '' ? null : target.value)}
        />
      </div>
      {known && <FieldsEditor fields={known.fields} path={[...path, 'args']} />}
      {known?.readsOthers && <Notice tone="plain">{m['designer.reads_others']()}</Notice>}
      <details>
        <summary className="min-h-6 text-accent underline underline-offset-2">
          {changed === 0
            ? m['designer.modifiers']()
            : m['designer.modifiers_set']({ count: String(changed) })}
        </summary>
        <div className="pt-4">
          <FieldsEditor fields={form.modifiers} path={path} />
        </div>
      </details>
    </article>
  );
}
