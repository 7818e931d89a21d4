import { Link, useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { m } from '@cordee/messages';
import { useCreateOrganisation, type NewOrganisation } from '../../api/organisation.ts';
import { locale } from '../../locale.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { EntryPage } from './entry-page.tsx';
import { passwordRule } from './password-rule.ts';

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'MAD', 'XOF'];

export function CreateOrganisationScreen() {
  const { register, handleSubmit, formState } = useForm<Omit<NewOrganisation, 'locale'>>({
    defaultValues: { currency: 'EUR' },
  });
  const create = useCreateOrganisation();
  const navigate = useNavigate();
  const { errors } = formState;
  const submit = handleSubmit((organisation) =>
    create.mutate({ ...organisation, locale }, { onSuccess: () => void navigate({ to: '/' }) }),
  );
  return (
    <EntryPage title={m['web.create_organisation']()} lead={m['web.create_organisation_lead']()}>
      <FormShell
        action={m['web.create_organisation_action']()}
        onSubmit={(event) => void submit(event)}
        isBusy={create.isPending}
        error={create.error}
        secondary={
          <Link to="/sign-in" className="self-center text-accent underline underline-offset-2">
            {m['web.have_account']()}
          </Link>
        }
      >
        <TextField
          label={m['web.organisation_name']()}
          autoComplete="organization"
          error={errors.organisation?.message}
          {...register('organisation', { required: m['web.organisation_name_required']() })}
        />
        <SelectField
          label={m['web.currency']()}
          hint={m['web.currency_hint']()}
          options={currencies.map((value) => ({ value, label: value }))}
          {...register('currency')}
        />
        <TextField
          label={m['web.your_name']()}
          autoComplete="name"
          error={errors.name?.message}
          {...register('name', { required: m['web.your_name_required']() })}
        />
        <TextField
          label={m['web.email']()}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register('email', { required: m['web.email_required']() })}
        />
        <TextField
          label={m['web.password']()}
          type="password"
          autoComplete="new-password"
          hint={m['web.password_rule']()}
          error={errors.password?.message}
          {...register('password', passwordRule())}
        />
      </FormShell>
    </EntryPage>
  );
}
