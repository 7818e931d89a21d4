// Owners that the other system is to have: shown first, sent when a person says so, and only over what that person saw.
import { ok, refused, type Refusal, type Result, type Scope } from '@cordee/kernel';
import type { Connection } from './connection.ts';
import { connectorNamed } from './connectors.ts';
import type { OwnerDoor, OwnerWriting, VendorOwner } from './owner-door.ts';
import type { ConnectionDeps } from './run-connection.ts';

export type WantedOwner = { readonly record: string; readonly account: string; readonly wanted: string };

type OwnerChange = WantedOwner & {
  readonly owner: string | null;
  readonly stamp: string;
  /** The vendor's user; null where none has that e-mail, so that nothing can be sent. */
  readonly userId: string | null;
};

export type OwnerWrite = {
  readonly record: string;
  readonly owner: string | null;
  readonly wanted: string;
  readonly outcome: 'sent' | 'already' | 'conflict' | 'failed';
  readonly problem: Refusal | null;
};

type Opened = { readonly door: OwnerDoor; readonly writing: OwnerWriting };

/** Refuses connectors.owners_not_written for a connector that only reads, connectors.key_missing. */
async function openDoor(
  { store, world }: ConnectionDeps,
  scope: Scope,
  { id, connector, settings, kind }: Connection,
): Promise<Result<Opened>> {
  const writing = connectorNamed(connector)?.owners;
  if (!writing) return refused('connectors.owners_not_written');
  const secret = await store.secretOf(scope, id);
  if (secret === null) return refused('connectors.key_missing');
  return ok({ door: writing.open(world, { kind, settings, secret, cursor: null }), writing });
}

export type OwnerPlan = { readonly changes: readonly OwnerChange[]; readonly writing: OwnerWriting };

/** What would be sent, from what the vendor says now; nothing is sent. */
export async function planOwners(
  deps: ConnectionDeps,
  scope: Scope,
  connection: Connection,
): Promise<Result<OwnerPlan>> {
  const opened = await openDoor(deps, scope, connection);
  if (!opened.ok) return opened;
  const changes = await changesBy(opened.value.door, await deps.wantedOwners(scope));
  return changes.ok ? ok({ changes: changes.value, writing: opened.value.writing }) : changes;
}

async function changesBy(
  door: OwnerDoor,
  wanted: readonly WantedOwner[],
): Promise<Result<readonly OwnerChange[]>> {
  const users = await door.users();
  if (!users.ok) return users;
  const found = await door.owners(wanted.map(({ record }) => record));
  if (!found.ok) return found;
  const there = new Map(found.value.map((each) => [each.record, each]));
  return ok(
    wanted.flatMap((each): OwnerChange[] => {
      const now = there.get(each.record);
      if (!now || now.owner === each.wanted) return [];
      return [{ ...each, ...now, userId: users.value.get(each.wanted) ?? null }];
    }),
  );
}

export type ChosenChange = { readonly record: string; readonly stamp: string; readonly wanted: string };

/**
 * Sends what a person saw and chose. A record that changed since it was shown is a conflict and is left as it is. Sent again
 * after a failure, what went through already is found so.
 */
export async function sendOwners(
  deps: ConnectionDeps,
  scope: Scope,
  connection: Connection,
  chosen: readonly ChosenChange[],
): Promise<Result<readonly OwnerWrite[]>> {
  const opened = await openDoor(deps, scope, connection);
  if (!opened.ok) return opened;
  const { door } = opened.value;
  const wanted = await deps.wantedOwners(scope);
  const isChosen = ({ record, wanted: owner }: WantedOwner) =>
    chosen.some((each) => each.record === record && each.wanted === owner);
  const changes = await changesBy(door, wanted.filter(isChosen));
  if (!changes.ok) return changes;
  const toSend = new Map(changes.value.map((change) => [change.record, change]));
  const writes: OwnerWrite[] = [];
  for (const each of chosen) writes.push(await writeOne(door, each, toSend.get(each.record)));
  await deps.store.recordWrites(scope, connection, writes, deps.newId);
  return ok(writes);
}

async function writeOne(
  door: OwnerDoor,
  { record, stamp, wanted }: ChosenChange,
  change: OwnerChange | undefined,
): Promise<OwnerWrite> {
  if (!change) return { record, wanted, owner: wanted, outcome: 'already', problem: null };
  const { owner, userId } = change;
  const told = { record, wanted, owner };
  if (userId === null)
    return {
      ...told,
      outcome: 'failed',
      problem: { code: 'connectors.user_unknown', args: { email: wanted } },
    };
  if (change.stamp !== stamp) return { ...told, outcome: 'conflict', problem: null };
  const seen: VendorOwner = { record, owner, stamp };
  const sent = await door.setOwner(seen, userId);
  if (sent.ok) return { ...told, outcome: 'sent', problem: null };
  const isConflict = sent.refusal.code === 'connectors.record_changed';
  return isConflict
    ? { ...told, outcome: 'conflict', problem: null }
    : { ...told, outcome: 'failed', problem: sent.refusal };
}
