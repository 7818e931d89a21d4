import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { payrollSettingQuery, useSetPayroll, type PayCode, type PayrollSetting } from '../../api/payroll.ts';
import { useSession } from '../../api/session.ts';
import { isReleaseKind, releaseKindName, releaseKinds } from '../../shell/line-kinds.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useToast } from '../../ui/toast.tsx';

/** Open where there is none yet: without a pay code nothing can be sent. */
export function PayCodes() {
  return (
    <QueryView query={useQuery(payrollSettingQuery)}>
      {(setting) => (
        <details open={setting.payCodes.length === 0} className="rounded-md border border-line p-4">
          <summary className="min-h-6 cursor-pointer font-medium">{m['web.pay_codes']()}</summary>
          <div className="flex flex-col gap-4 pt-3">
            <p className="max-w-prose text-muted">{m['web.pay_codes_lead']()}</p>
            <PayCodesForm setting={setting} />
          </div>
        </details>
      )}
    </QueryView>
  );
}

const blank: PayCode = { component: '*', payCode: '', label: '', isPaidLeaveBase: true };

function PayCodesForm({ setting }: { setting: PayrollSetting }) {
  const { roles } = useSession();
  const [codes, setCodes] = useState<readonly PayCode[]>(
    setting.payCodes.length === 0 ? [blank] : setting.payCodes,
  );
  const save = useSetPayroll();
  const toast = useToast();
  const change = (index: number, changed: PayCode) => setCodes(codes.with(index, changed));
  const isWhole = codes.every(({ component, payCode, label }) => component && payCode && label);
  const whyNot = isWhole ? null : m['web.pay_codes_incomplete']();
  return (
    <FormShell
      action={m['web.pay_codes_save']()}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole)
          save.mutate(
            { ...setting, payCodes: [...codes] },
            { onSuccess: () => toast('good', m['web.pay_codes_saved']()) },
          );
      }}
      isBusy={save.isPending}
      error={save.error}
      whyNot={roles.includes('finance') ? whyNot : m['web.pay_role']()}
      secondary={
        <Button onPress={() => setCodes([...codes, { ...blank, component: '' }])}>
          {m['web.pay_code_add']()}
        </Button>
      }
    >
      <ul className="flex flex-col gap-4">
        {codes.map((code, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two codes may be alike while they are typed
          <li key={index} className="flex flex-wrap items-end gap-3">
            <PayCodeFields code={code} onChange={(changed) => change(index, changed)} />
            <IconButton
              label={m['web.pay_code_remove']({ code: code.payCode })}
              icon="close"
              onPress={() => setCodes(codes.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
    </FormShell>
  );
}

function PayCodeFields({ code, onChange }: { code: PayCode; onChange: (code: PayCode) => void }) {
  const { kind, ...rest } = code;
  return (
    <>
      <TextField
        label={m['web.pay_code_component']()}
        value={code.component}
        onChange={(event) => onChange({ ...code, component: event.target.value })}
      />
      <SelectField
        label={m['web.pay_code_kind']()}
        options={[
          { value: '', label: m['web.pay_code_kind_all']() },
          { value: 'component', label: m['web.pay_code_kind_component']() },
          { value: 'correction', label: m['web.pay_code_kind_correction']() },
          { value: 'adjustment', label: m['web.pay_code_kind_adjustment']() },
          ...releaseKinds.map((each) => ({ value: each, label: releaseKindName(each) })),
        ]}
        value={kind ?? ''}
        onChange={(event) => onChange({ ...rest, ...chosenKind(event.target.value) })}
      />
      <TextField
        label={m['web.pay_code']()}
        value={code.payCode}
        onChange={(event) => onChange({ ...code, payCode: event.target.value })}
      />
      <TextField
        label={m['web.pay_code_label']()}
        value={code.label}
        onChange={(event) => onChange({ ...code, label: event.target.value })}
      />
      <CheckField
        label={m['web.pay_code_leave']()}
        checked={code.isPaidLeaveBase}
        onChange={(event) => onChange({ ...code, isPaidLeaveBase: event.target.checked })}
      />
    </>
  );
}

/** Nothing chosen: the code holds for lines of every kind. */
function chosenKind(value: string): Pick<PayCode, 'kind'> {
  if (isReleaseKind(value)) return { kind: value };
  return value === 'component' || value === 'correction' || value === 'adjustment' ? { kind: value } : {};
}
