// The worker role: long work, mail. Started by the supervisor beside the web role, and giving way to it.
import type { TenantId } from '@cordee/kernel';
import { readConfig } from '@cordee/platform/config';
import { runningConnections } from '@cordee/platform/database';
import { enqueueTask, openQueue, startWorker, takeOverSilent } from '@cordee/platform/jobs';
import { deliverPending } from '@cordee/platform/mail';
import { openLog } from '@cordee/platform/telemetry';
import { openApplication } from './compose.ts';
import { giveWay, letWait } from './give-way.ts';
import { openFolderSweep } from './import-folders.ts';
import { keepLegalCalendar } from './letter-alarms.ts';
import { openDelivery } from './outflow.ts';

giveWay();
const config = readConfig();
const log = openLog(config.logLevel, 'worker');
const say = (text: string) => log.warn(text);
const { app: connection } = runningConnections(config);
const queue = await openQueue(connection, say);
const application = await openApplication(config, connection, { log: say, queue, onSession: letWait });
await startWorker(application.database, queue, application.tasks, say);
const resumed = takeOver(true);
const sweepTimer = setInterval(
  () => void takeOver(false).catch((error: unknown) => say(`tasks: ${String(error)}`)),
  30_000,
);
const mailTimer = setInterval(() => void sendMail(), 5_000);
const calls = inRounds('webhooks', 2_000, openDelivery(config, application));
const sweep = openFolderSweep(application, (scope, task) =>
  enqueueTask(application.database, queue, scope, task),
);
const looks = sweep && inRounds('folders', 5_000, sweep);
const calendars = inRounds('calendar', 60_000, (tenant) => keepLegalCalendar(application, tenant));
process.send?.({ kind: 'ready' });

/** Work that a stopped worker left behind runs again from its start; its effects are idempotent. */
async function takeOver(isTakenOver: boolean): Promise<void> {
  for (const { id } of await application.access.organisations())
    await takeOverSilent(application.database, id, application.tasks, say, { isTakenOver });
}

async function sendMail(): Promise<void> {
  if (config.smtpUrl === null) return;
  for (const { id } of await application.access.organisations()) {
    await deliverPending(application.database, id, { url: config.smtpUrl, from: config.mailFrom }).catch(
      (error: unknown) => say(`mail: ${String(error)}`),
    );
  }
}

/** The work of every organisation, one round at a time: one that takes long holds up its next round, and no other process. */
function inRounds(name: string, everyMs: number, work: (tenant: TenantId) => Promise<unknown>) {
  let round: Promise<void> | null = null;
  const once = async () => {
    try {
      for (const { id } of await application.access.organisations())
        await work(id).catch((error: unknown) => say(`${name}: ${String(error)}`));
    } catch (error) {
      say(`${name}: ${String(error)}`);
    } finally {
      round = null;
    }
  };
  return setInterval(() => void (round ??= once()), everyMs);
}

async function stop(): Promise<void> {
  clearInterval(mailTimer);
  clearInterval(calls);
  if (looks) clearInterval(looks);
  clearInterval(calendars);
  clearInterval(sweepTimer);
  await queue.stop().catch(() => undefined);
  await application.close().catch(() => undefined);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void stop());
await resumed;
