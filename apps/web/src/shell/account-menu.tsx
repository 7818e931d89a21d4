import { useNavigate } from '@tanstack/react-router';
import { Button as AriaButton, Dialog, DialogTrigger, Modal, ModalOverlay } from 'react-aria-components';
import { m } from '@cordee/messages';
import { useDemoClock, useSignOut, type Session } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { AppearanceSwitches, LanguageSwitch } from './preferences.tsx';
import { roleName } from './role-names.ts';

export function AccountMenu({ session }: { session: Session }) {
  const signOut = useSignOut();
  const navigate = useNavigate();
  const leave = () => signOut.mutate(undefined, { onSettled: () => void navigate({ to: '/sign-in' }) });
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={m['web.account_menu']({ name: session.user.name })}
        className="flex min-h-9 items-center gap-2 rounded-md px-2 text-[14px] data-[hovered]:bg-hover"
      >
        <Icon name="user" />
        <span className="hidden max-w-40 truncate xl:inline">{session.user.name}</span>
      </AriaButton>
      <ModalOverlay isDismissable className="fixed inset-0 z-40">
        <Modal className="absolute top-12 right-4 max-h-[calc(100dvh-64px)] w-[min(320px,calc(100vw-32px))] overflow-y-auto rounded-md border border-line bg-raised shadow-float">
          <Dialog
            aria-label={m['web.account_menu']({ name: session.user.name })}
            className="flex flex-col gap-4 p-4 outline-none"
          >
            <div>
              <p className="font-semibold">{session.user.name}</p>
              <p className="text-[13px] text-muted">
                {session.roles.map(roleName).join(', ')} · {session.organisation.name}
              </p>
            </div>
            <LanguageSwitch />
            <AppearanceSwitches />
            {session.organisation.isDemo && <DemoClock today={session.today} />}
            <Button onPress={leave} isBusy={signOut.isPending}>
              {session.organisation.isDemo ? m['web.change_person']() : m['web.sign_out']()}
            </Button>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function DemoClock({ today }: { today: string }) {
  const move = useDemoClock();
  return (
    <TextField
      label={m['web.demo_clock']()}
      hint={m['web.demo_clock_hint']()}
      type="date"
      defaultValue={today}
      onChange={(event) => event.target.value !== '' && move.mutate(event.target.value)}
    />
  );
}
