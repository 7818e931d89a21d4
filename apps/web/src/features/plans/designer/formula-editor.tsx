import { lazy, Suspense } from 'react';
import { m } from '@cordee/messages';
import { lookAtFormula, type FormulaPurpose } from '../../../api/plan-design.ts';
import { useEdit, useRefusal } from './edit.ts';
import type { FieldEditorProps } from './nested-field.tsx';
import { asText, valueAt, type Path } from '../../../api/plan-json.ts';

const FormulaInput = lazy(() => import('../../../ui/formula-input.tsx'));

/** A formula of the plan, in the language that stands beside it. */
export function FormulaEditor({ field, path }: FieldEditorProps) {
  const { document, set } = useEdit();
  const beside = (key: string) => asText(valueAt(document, [...path.slice(0, -1), key]));
  const language = beside('language') === 'en' ? 'en' : 'fr';
  const purpose = purposeOf(path, beside('gives') === 'ratio' ? 'ratio' : 'amount');
  return (
    <div className="sm:col-span-2">
      <Suspense fallback={<div className="h-18 rounded-md border border-line" />}>
        <FormulaInput
          label={field.label}
          hint={m['designer.formula_hint']()}
          error={useRefusal(path, field.label)}
          value={asText(valueAt(document, path))}
          look={(text, cursor) => lookAtFormula({ document, purpose, text, cursor, language })}
          onChange={(text) => set(path, text)}
        />
      </Suspense>
    </div>
  );
}

/** $.measures[2].condition.formula is about a transaction of the third measure; any other pays a component. */
function purposeOf(path: Path, gives: 'amount' | 'ratio'): FormulaPurpose {
  const [list, index, key] = path;
  if (list !== 'measures' || typeof index !== 'number') return { for: 'component', gives };
  return { for: key === 'condition' ? 'condition' : 'value', measure: index };
}
