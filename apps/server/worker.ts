// The worker role: long work, mail. Started by the supervisor beside the web role, and giving way to it.
import { constants, setPriority } from 'node:os';
import { readConfig } from '@cordee/platform/config';
import { runningConnections } from '@cordee/platform/database';
import { openQueue, startWorker, takeOverSilent } from '@cordee/platform/jobs';
import { deliverPending } from '@cordee/platform/mail';
import { openLog } from '@cordee/platform/telemetry';
import { openApplication } from './compose.ts';
import { openDelivery } from './outflow.ts';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const config = readConfig();
const log = openLog(config.logLevel, 'worker');
const say = (text: string) => log.warn(text);
const { app: connection } = runningConnections(config);
const queue = await openQueue(connection, say);
const application = await openApplication(config, connection, { log: say, queue });
await startWorker(application.database, queue, application.tasks, say);
const resumed = takeOver(true);
const sweepTimer = setInterval(
  () => void takeOver(false).catch((error: unknown) => say(`tasks: ${String(error)}`)),
  30_000,
);
const mailTimer = setInterval(() => void sendMail(), 5_000);
const deliver = openDelivery(config, application);
let calling: Promise<void> | null = null;
const callTimer = setInterval(() => void (calling ??= makeCalls()), 2_000);
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

/** One round at a time: a program that does not answer holds up the next round, and no other process. */
async function makeCalls(): Promise<void> {
  try {
    for (const { id } of await application.access.organisations())
      await deliver(id).catch((error: unknown) => say(`webhooks: ${String(error)}`));
  } catch (error) {
    say(`webhooks: ${String(error)}`);
  } finally {
    calling = null;
  }
}

async function stop(): Promise<void> {
  clearInterval(mailTimer);
  clearInterval(callTimer);
  clearInterval(sweepTimer);
  await queue.stop().catch(() => undefined);
  await application.close().catch(() => undefined);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void stop());
await resumed;
