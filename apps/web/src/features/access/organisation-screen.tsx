import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import { useEraseDemo, usersQuery, useSuspendUser, type User } from '../../api/organisation.ts';
import { useSession } from '../../api/session.ts';
import { roleName } from '../../shell/role-names.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Page, Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { TableShell, type TableColumn } from '../../ui/table-shell.tsx';
import { AssessmentSwitches } from './assessment-switches.tsx';
import { InviteForm } from './invite-form.tsx';
import { LegalEntities } from './legal-entities.tsx';

export function OrganisationScreen() {
  const session = useSession();
  return (
    <Page title={session.organisation.name} lead={m['web.organisation_lead']()}>
      <Users ownId={session.user.id} />
      <Section title={m['web.invite']()}>
        <Sheet>
          <InviteForm />
        </Sheet>
      </Section>
      <LegalEntities />
      <AssessmentSwitches />
      {session.organisation.isDemo && <EraseDemo name={session.organisation.name} />}
    </Page>
  );
}

function Users({ ownId }: { ownId: string }) {
  const query = useQuery(usersQuery);
  const suspend = useSuspendUser();
  return (
    <Section title={m['web.users']()}>
      {suspend.error && <Notice tone="problem">{problemText(suspend.error)}</Notice>}
      <QueryView query={query}>
        {(users) => (
          <TableShell
            label={m['web.users']()}
            rows={users}
            rowKey={(row) => row.id}
            columns={columns(ownId, (user) =>
              suspend.mutate({ id: user.id, isSuspended: !user.isSuspended }),
            )}
          />
        )}
      </QueryView>
    </Section>
  );
}

const columns = (ownId: string, toggle: (user: User) => void): TableColumn<User>[] => [
  { id: 'name', header: m['web.name'](), value: (row) => row.name },
  { id: 'email', header: m['web.email'](), value: (row) => row.email },
  { id: 'roles', header: m['web.roles'](), value: (row) => row.roles.map(roleName).join(', ') },
  { id: 'title', header: m['web.position'](), value: (row) => row.title },
  {
    id: 'state',
    header: m['web.state'](),
    value: (row) => (row.isSuspended ? m['web.suspended']() : m['web.active']()),
    cell: (row) => (
      <Badge tone={row.isSuspended ? 'watch' : 'good'}>
        {row.isSuspended ? m['web.suspended']() : m['web.active']()}
      </Badge>
    ),
  },
  {
    id: 'act',
    header: m['web.action'](),
    isSortable: false,
    value: () => null,
    cell: (row) =>
      row.id === ownId ? (
        <span className="text-[13px] text-muted">{m['web.that_is_you']()}</span>
      ) : (
        <Button look="quiet" onPress={() => toggle(row)}>
          {row.isSuspended ? m['web.let_back']() : m['web.suspend']()}
        </Button>
      ),
  },
];

function EraseDemo({ name }: { name: string }) {
  const erase = useEraseDemo();
  const [isAsked, setAsked] = useState(false);
  return (
    <Section title={m['web.erase_title']()}>
      <p className="max-w-prose text-muted">{m['web.erase_lead']()}</p>
      <div>
        <Button look="danger" onPress={() => setAsked(true)}>
          {m['web.erase_action']()}
        </Button>
      </div>
      <Confirm
        title={m['web.erase_title']()}
        action={m['web.erase_action']()}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={() => erase.mutate(name, { onSuccess: () => location.assign('/sign-in') })}
        isBusy={erase.isPending}
        typed={name}
      >
        <p>{m['web.erase_what']()}</p>
      </Confirm>
    </Section>
  );
}
