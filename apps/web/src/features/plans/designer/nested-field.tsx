// Fields hold lists, and lists hold fields: who draws one takes its editor from here, so that no file needs the other.
import { createContext, useContext, type ReactNode } from 'react';
import type { FormField } from '../../../api/plan-design.ts';
import type { Path } from '../../../api/plan-json.ts';

export type FieldEditorProps = {
  readonly field: FormField;
  readonly path: Path;
  readonly isLabelHidden?: boolean;
};

const EditorContext = createContext<(props: FieldEditorProps) => ReactNode>(() => null);

/** Says which editor draws the fields below. */
export const FieldEditorProvider = EditorContext.Provider;

/** One field, drawn by the editor above. */
export function NestedField(props: FieldEditorProps) {
  const draw = useContext(EditorContext);
  return draw(props);
}

export function FieldsEditor({ fields, path }: { fields: readonly FormField[]; path: Path }) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      {fields.map((field) => (
        <NestedField key={field.name} field={field} path={[...path, field.name]} />
      ))}
    </div>
  );
}
