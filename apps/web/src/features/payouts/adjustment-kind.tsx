import { useQuery } from '@tanstack/react-query';
import { m } from '@cordee/messages';
import { planFormQuery } from '../../api/plan-design.ts';
import { plansQuery } from '../../api/plans.ts';
import { SelectField } from '../../ui/field.tsx';

export type AdjustmentKindProps = {
  readonly planCode: string;
  /** The code of a component of the plan; empty: an adjustment of its own. */
  readonly value: string;
  readonly onChange: (code: string) => void;
};

/** What an amount is of: a component of the plan, by the name that the payee reads, or nothing of the plan. */
export function AdjustmentKind({ planCode, value, onChange }: AdjustmentKindProps) {
  const plans = useQuery(plansQuery).data ?? [];
  const types = useQuery(planFormQuery).data?.components ?? [];
  const components = plans.find(({ code }) => code === planCode)?.document.components ?? [];
  const named = components.map(({ code, type, name }) => {
    const typed = types.find((each) => each.type === type)?.label ?? code;
    const isOnly = components.filter((each) => each.type === type).length === 1;
    return { value: code, label: name || (isOnly ? typed : `${typed} (${code})`) };
  });
  return (
    <SelectField
      label={m['web.adjustment_code']()}
      options={[{ value: '', label: m['web.adjustment_own']() }, ...named]}
      value={named.some((each) => each.value === value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
