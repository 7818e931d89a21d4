import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '@cordee/messages';
import { demoAccountsQuery, useDemoSignIn, useSignIn, type DemoAccount } from '../../api/session.ts';
import { formatCount } from '../../locale.ts';
import { LanguageSwitch } from '../../shell/preferences.tsx';
import { roleCodes, roleName } from '../../shell/role-names.ts';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Notice } from '../../ui/notice.tsx';
import { problemText } from '../../ui/problem-text.ts';

/** The way in: one press per person of the demo company, or an e-mail address and a password. */
export function SignInScreen() {
  const accounts = useQuery(demoAccountsQuery).data ?? [];
  useEffect(() => {
    document.title = `${m['web.sign_in_title']()} — Cordée`;
  }, []);
  return (
    <main className="mx-auto flex min-h-screen max-w-[1080px] flex-col gap-8 px-4 py-8 md:px-8">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <div className="flex items-center gap-3">
          <Mark size={36} />
          <div>
            <h1 className="text-[26px] leading-8">Cordée</h1>
            <p className="text-muted">{m['web.tagline']()}</p>
          </div>
        </div>
        <LanguageSwitch />
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[3fr_2fr]">
        {accounts.length > 0 && <DemoAccounts accounts={accounts} />}
        <section
          aria-labelledby="own"
          className="flex flex-col gap-4 rounded-md border border-line bg-sheet p-5"
        >
          <h2 id="own" className="text-lg">
            {m['web.sign_in_title']()}
          </h2>
          <PasswordForm />
          <p className="border-t border-line pt-4 text-[14px]">
            {m['web.no_organisation']()}{' '}
            <Link to="/create-organisation" className="text-accent underline underline-offset-2">
              {m['web.create_organisation']()}
            </Link>
          </p>
        </section>
      </div>
    </main>
  );
}

function DemoAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const enter = useDemoSignIn();
  const navigate = useNavigate();
  const enterAs = (account: DemoAccount) =>
    enter.mutate(account.key, { onSuccess: () => void navigate({ to: '/' }) });
  const firsts = roleCodes.flatMap((role) => accounts.find((account) => account.role === role) ?? []);
  const others = accounts.filter((account) => !firsts.includes(account));
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-3">
      <h2 id="demo" className="text-lg">
        {m['web.demo_title']()}
      </h2>
      <p className="max-w-prose text-muted">{m['web.demo_lead']()}</p>
      {enter.error && <Notice tone="problem">{problemText(enter.error)}</Notice>}
      <AccountList accounts={firsts} isBusy={enter.isPending} onChoose={enterAs} />
      {others.length > 0 && (
        <details className="flex flex-col gap-3">
          <summary className="mb-3 min-h-6 text-accent underline underline-offset-2">
            {m['web.demo_others']({ count: formatCount(others.length) })}
          </summary>
          <AccountList accounts={others} isBusy={enter.isPending} onChoose={enterAs} />
        </details>
      )}
    </section>
  );
}

type AccountListProps = {
  readonly accounts: readonly DemoAccount[];
  readonly isBusy: boolean;
  readonly onChoose: (account: DemoAccount) => void;
};

function AccountList({ accounts, isBusy, onChoose }: AccountListProps) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {accounts.map((account) => (
        <li key={account.key}>
          <button
            type="button"
            disabled={isBusy}
            onClick={() => onChoose(account)}
            className="flex h-full w-full items-center justify-between gap-3 rounded-md border border-line bg-sheet px-4 py-3 text-left transition-colors duration-100 hover:border-accent hover:bg-accent-soft"
          >
            <span className="min-w-0">
              <span className="block font-semibold">{roleName(account.role)}</span>
              <span className="block text-[14px] text-muted">
                {account.name}, {account.title}
              </span>
            </span>
            <Icon name="chevronRight" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

type Credentials = { email: string; password: string };

function PasswordForm() {
  const { register, handleSubmit, formState } = useForm<Credentials>();
  const signIn = useSignIn();
  const navigate = useNavigate();
  const submit = handleSubmit((credentials) =>
    signIn.mutate(credentials, { onSuccess: () => void navigate({ to: '/' }) }),
  );
  return (
    <FormShell
      action={m['web.sign_in']()}
      onSubmit={(event) => void submit(event)}
      isBusy={signIn.isPending}
      error={signIn.error}
    >
      <TextField
        label={m['web.email']()}
        type="email"
        autoComplete="username"
        error={formState.errors.email?.message}
        {...register('email', { required: m['web.email_required']() })}
      />
      <TextField
        label={m['web.password']()}
        type="password"
        autoComplete="current-password"
        error={formState.errors.password?.message}
        {...register('password', { required: m['web.password_required']() })}
      />
    </FormShell>
  );
}
