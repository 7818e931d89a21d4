// A worker thread of a large import: parts of one file, with a connection of its own that only reads.
import { openAccessStore } from '@cordee/modules/access';
import { handedOver, openPartPoster, type PartTask } from '@cordee/modules/imports';
import { systemClock } from '@cordee/platform/clock';
import { connectDatabase, type Connection } from '@cordee/platform/database';
import { answerTasks } from '@cordee/platform/threads';
import { organisationCurrency, partPosters, partTables } from './part-posters.ts';

/** One for the transaction of the posting, one for what is asked beside it. */
const connectionsMax = 2;

const post = openPartPoster(async (connection: Connection) => {
  const database = await connectDatabase(
    connection,
    () => systemClock.now(),
    () => undefined,
    { sizeMax: connectionsMax },
  );
  return {
    database,
    posters: partPosters(organisationCurrency(openAccessStore(database))),
    tables: partTables,
  };
});
answerTasks((task: PartTask) => post(task), handedOver);
