// The application as a command uses it: with the database of the data folder, started here unless a server has it.
import { openApplication, type Application } from '@cordee/server';
import { folderOwner, leaveFolder, takeFolder, type Config } from '@cordee/platform/config';
import { runningConnections, startDatabase } from '@cordee/platform/database';

export type House = { readonly app: Application; close(): Promise<void> };

/** Opens the data folder. Another command that has it is waited for by nobody: the start fails with its process number. */
export async function openHouse(config: Config, say: (text: string) => void): Promise<House> {
  const owner = folderOwner(config.dataFolder);
  if (owner) return joined(config, say);
  takeFolder(config.dataFolder);
  try {
    const database = await startDatabase(config, say);
    const app = await openApplication(config, database.connections.app, { log: say, queue: null });
    return {
      app,
      close: async () => {
        await app.close();
        await database.stop();
        leaveFolder(config.dataFolder);
      },
    };
  } catch (error) {
    leaveFolder(config.dataFolder);
    throw error;
  }
}

/** A process that lives has the folder: its database serves this command as well. */
async function joined(config: Config, say: (text: string) => void): Promise<House> {
  const app = await openApplication(config, runningConnections(config).app, {
    log: say,
    queue: null,
    poolSizeMax: 3,
  });
  return { app, close: () => app.close() };
}
