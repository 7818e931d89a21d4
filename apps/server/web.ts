// The web role: API and pages on one port. Started by the supervisor; ends when it is told to or when the supervisor dies.
import { serve } from '@hono/node-server';
import { readConfig } from '@cordee/platform/config';
import { runningConnections } from '@cordee/platform/database';
import { createApi, localeOf } from '@cordee/platform/http';
import { openQueue } from '@cordee/platform/jobs';
import { createMetrics, openLog } from '@cordee/platform/telemetry';
import { callerOf } from './caller.ts';
import { openApplication } from './compose.ts';
import { apiInfo } from './openapi.ts';
import { openStaticFiles } from './static-files.ts';

const config = readConfig();
const log = openLog(config.logLevel, 'web');
const metrics = createMetrics();
const { app: connection } = runningConnections(config);
const queue = await openQueue(connection, (text) => log.warn(text));
const application = await openApplication(config, connection, { log: (text) => log.warn(text), queue });
const api = createApi({
  endpoints: application.endpoints,
  callerOf: callerOf(application),
  publicUrl: config.publicUrl,
  log,
  metrics,
  uploadBytesMax: 512 * 1024 * 1024,
});

api.get('/healthz', async (c) => {
  const isAnswering = await application.access.organisations().then(
    () => true,
    () => false,
  );
  return c.json({ status: isAnswering ? 'ok' : 'database_unreachable' }, isAnswering ? 200 : 503);
});
api.get('/metrics', (c) => c.text(metrics.render()));
api.doc31('/api/openapi.json', apiInfo);
const files = openStaticFiles(config.programFolder);
api.get('*', (c) => files(c, localeOf(c, null)));

const server = serve({ fetch: api.fetch, hostname: config.host, port: config.port }, (address) =>
  process.send?.({ kind: 'ready', port: address.port }),
);
server.on('error', (error) => {
  process.send?.({ kind: 'failed', reason: error.message });
  process.exit(1);
});

async function stop(): Promise<void> {
  server.close();
  await queue.stop().catch(() => undefined);
  await application.close().catch(() => undefined);
  process.exit(0);
}
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => undefined);
process.on('disconnect', () => void stop());
