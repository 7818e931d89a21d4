import { useForm } from 'react-hook-form';
import { m } from '@cordee/messages';
import { useInviteUser } from '../../api/organisation.ts';
import type { Role } from '../../api/session.ts';
import { roleCodes, roleName } from '../../shell/role-names.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Notice } from '../../ui/notice.tsx';

type InviteValues = { name: string; email: string; role: Role; personCode: string };

export function InviteForm() {
  const { register, handleSubmit, reset, formState } = useForm<InviteValues>({
    defaultValues: { role: 'seller' },
  });
  const invite = useInviteUser();
  const { errors } = formState;
  const submit = handleSubmit(({ name, email, role, personCode }) =>
    invite.mutate(
      { name, email, roles: [role], personCode: personCode.trim() === '' ? null : personCode.trim() },
      { onSuccess: () => reset() },
    ),
  );
  return (
    <FormShell
      action={m['web.invite_action']()}
      onSubmit={(event) => void submit(event)}
      isBusy={invite.isPending}
      error={invite.error}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={m['web.name']()}
          error={errors.name?.message}
          {...register('name', { required: m['web.name_required']() })}
        />
        <TextField
          label={m['web.email']()}
          type="email"
          error={errors.email?.message}
          {...register('email', { required: m['web.email_required']() })}
        />
        <SelectField
          label={m['web.role']()}
          options={roleCodes
            .filter((role) => role !== 'prospect')
            .map((value) => ({ value, label: roleName(value) }))}
          {...register('role')}
        />
        <TextField
          label={m['web.person_code']()}
          hint={m['web.person_code_hint']()}
          {...register('personCode')}
        />
      </div>
      {invite.isSuccess && <Notice tone="good">{m['web.invited']()}</Notice>}
    </FormShell>
  );
}
