// A worker's calls and nothing else, for a test that kills it: the data folder is in the environment.
import { readConfig } from '@cordee/platform/config';
import { runningConnections } from '@cordee/platform/database';
import { tenantId } from '@cordee/kernel';
import { openApplication } from './compose.ts';
import { openDelivery } from './outflow.ts';

const config = readConfig();
const app = await openApplication(config, runningConnections(config).app, {
  log: () => undefined,
  queue: null,
});
const deliver = openDelivery(config, app);
const tenant = tenantId(process.argv[2] ?? '');
for (;;) await deliver(tenant);
