import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '@cordee/messages';
import {
  savedPlansQuery,
  useNextVersion,
  useOpenPlan,
  useRestoreVersion,
  type CapacityDrivers,
  type SavedPlan,
} from '../../api/quotas/capacity.ts';
import { known } from '../../api/filter.ts';
import { useSession } from '../../api/session.ts';
import { formatInstant } from '../../locale.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormShell } from '../../ui/form-shell.tsx';
import { Badge, Notice } from '../../ui/notice.tsx';
import { Section, Sheet } from '../../ui/page.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { QueryView } from '../../ui/query-view.tsx';
import { useToast } from '../../ui/toast.tsx';

type SavedProps = {
  /** What is typed now; null where it is no possible number. */
  readonly drivers: CapacityDrivers | null;
  readonly use: (drivers: CapacityDrivers) => void;
};

/** Assumptions that were kept, each with its versions; those who answer for them save, and go back. */
export function SavedPlans({ drivers, use }: SavedProps) {
  const { roles } = useSession();
  const query = useQuery(savedPlansQuery);
  const maySave = roles.includes('revops') || roles.includes('executive');
  return (
    <Section title={m['capacity.plans']()}>
      {maySave && <NameForm drivers={drivers} />}
      <QueryView query={query}>
        {(plans) =>
          plans.length === 0 ? (
            <p className="text-[14px] text-muted">{m['capacity.plans_none']()}</p>
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {plans.map((plan) => (
                <li key={plan.id} className="rounded-md border border-line bg-sheet p-4">
                  <OnePlan plan={plan} drivers={maySave ? drivers : null} maySave={maySave} use={use} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function NameForm({ drivers }: Pick<SavedProps, 'drivers'>) {
  const [name, call] = useState('');
  const open = useOpenPlan();
  const toast = useToast();
  const whyNot = name.trim() === '' ? m['capacity.plan_name_first']() : null;
  return (
    <Sheet>
      <FormShell
        action={m['capacity.plan_save']()}
        isBusy={open.isPending}
        error={open.error}
        whyNot={drivers === null ? m['capacity.plan_correct_first']() : whyNot}
        onSubmit={(event) => {
          event.preventDefault();
          if (drivers === null) return;
          open.mutate(
            { name: name.trim(), drivers: known(drivers) },
            {
              onSuccess: () => {
                call('');
                toast('good', m['capacity.plan_saved']());
              },
            },
          );
        }}
      >
        <TextField
          label={m['capacity.plan_name']()}
          className="w-full sm:w-80"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={({ target }) => call(target.value)}
        />
      </FormShell>
    </Sheet>
  );
}

function OnePlan({
  plan: { id, name, versions },
  drivers,
  maySave,
  use,
}: SavedProps & { plan: SavedPlan; maySave: boolean }) {
  const next = useNextVersion(id);
  const restore = useRestoreVersion(id);
  const toast = useToast();
  const follows = versions.length;
  const error = next.error ?? restore.error;
  const goBack = (restores: number) =>
    restore.mutate(
      { follows, restores },
      { onSuccess: () => toast('good', m['capacity.plan_restored']({ number: String(restores) })) },
    );
  const save = (typed: CapacityDrivers) =>
    next.mutate(
      { follows, drivers: known(typed) },
      { onSuccess: () => toast('good', m['capacity.plan_saved']()) },
    );
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-[15px] font-semibold break-words">{name}</h3>
      <ol className="flex flex-col gap-3">
        {versions.toReversed().map((version) => (
          <Version
            key={version.id}
            version={version}
            isLast={version.number === follows}
            use={() => {
              use(version.drivers);
              toast('good', m['capacity.plan_opened']({ name, number: String(version.number) }));
            }}
            restore={maySave ? () => goBack(version.number) : null}
          />
        ))}
      </ol>
      {error ? <Notice tone="problem">{problemText(error)}</Notice> : null}
      {drivers && (
        <Button onPress={() => save(drivers)} isBusy={next.isPending}>
          {m['capacity.plan_next']({ number: String(follows + 1) })}
        </Button>
      )}
    </div>
  );
}

type VersionProps = {
  readonly version: SavedPlan['versions'][number];
  readonly isLast: boolean;
  readonly use: () => void;
  readonly restore: (() => void) | null;
};

function Version({ version: { number, restores, by, at }, isLast, use, restore }: VersionProps) {
  return (
    <li className="flex flex-col gap-1 text-[14px]">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">
          {restores === null
            ? m['capacity.plan_version']({ number: String(number) })
            : m['capacity.plan_restores']({ number: String(number), restores: String(restores) })}
        </span>
        {isLast && <Badge tone="good">{m['capacity.plan_last']()}</Badge>}
      </p>
      <p className="text-muted">{m['capacity.plan_by']({ name: by, date: formatInstant(at) })}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onPress={use}>
          {m['capacity.plan_open']()}
        </Button>
        {!isLast && restore && (
          <Button look="quiet" onPress={restore}>
            {m['capacity.plan_restore']()}
          </Button>
        )}
      </div>
    </li>
  );
}
