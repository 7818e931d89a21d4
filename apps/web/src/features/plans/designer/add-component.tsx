import { useState } from 'react';
import { m } from '@cordee/messages';
import type { PlanForm } from '../../../api/plan-design.ts';
import { Button } from '../../../ui/button.tsx';
import { SidePanel } from '../../../ui/side-panel.tsx';
import { startOf } from './field-start.ts';
import { PayoutShape } from './payout-shape.tsx';
import { asList, asObject, asText, type Json, type JsonObject } from '../../../api/plan-json.ts';

export type AddComponentProps = {
  readonly form: PlanForm;
  readonly document: JsonObject;
  readonly onAdd: (component: JsonObject) => void;
};

/** Every component of the registry, in words and as a small picture of what it pays. */
export function AddComponent({ form, document, onAdd }: AddComponentProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button look="primary" onPress={() => setOpen(true)}>
        {m['designer.add']()}
      </Button>
      <SidePanel title={m['designer.add']()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ul className="flex flex-col gap-2">
          {form.components.map((each) => (
            <li key={each.type}>
              <button
                type="button"
                className="flex w-full items-start gap-4 rounded-md border border-line bg-sheet p-3 text-left hover:bg-hover"
                onClick={() => {
                  onAdd(newComponent(each, document));
                  setOpen(false);
                }}
              >
                <PayoutShape type={each.type} />
                <span className="min-w-0">
                  <span className="block font-semibold">{each.label}</span>
                  <span className="block text-[14px] text-muted">{each.summary}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </SidePanel>
    </div>
  );
}

/** Only what a component must say, on the plan's first measure. */
function newComponent({ type, fields }: PlanForm['components'][number], document: JsonObject): JsonObject {
  const measure = asText(asObject(asList(document['measures'])[0])['code']);
  const args = fields
    .filter(({ isRequired }) => isRequired)
    .map(({ name, shape }): readonly [string, Json] => {
      if (shape.kind === 'code') return [name, measure];
      const item = shape.kind === 'list' ? shape.shapes?.[0] : undefined;
      if (item) return [name, [startOf(item)]];
      return [name, shape.kind === 'list' ? [] : startOf(shape)];
    });
  return { code: type.replaceAll('_', '-'), type, args: Object.fromEntries(args) };
}
