// Every store of the program on one database, and what reads files: opened once, before any door.
import { currency, type TenantId } from '@cordee/kernel';
import { activitiesPoster, activity } from '@cordee/modules/action-plans';
import { account, accountsPoster } from '@cordee/modules/accounts';
import { openAccessStore, openLegalEntityStore, type Organisation } from '@cordee/modules/access';
import { openTrailStore } from '@cordee/modules/audit';
import { deal, dealStage, openDealStore } from '@cordee/modules/deals';
import { openImportStore } from '@cordee/modules/imports';
import { absencesPoster, openPeopleStore, peoplePoster, peopleTables } from '@cordee/modules/people';
import { openLineDetail } from '@cordee/modules/payouts';
import { openPlanStore, planTables } from '@cordee/modules/plans';
import { openQuotaStore, quota, quotasPoster } from '@cordee/modules/quotas';
import { openQuoteStore, quotesPoster, quoteVersion } from '@cordee/modules/quotes';
import { openSegmentStore } from '@cordee/modules/segments';
import { openTerritoryStore } from '@cordee/modules/territories';
import {
  coverage,
  coveragePoster,
  currencyRate,
  figure,
  figuresPoster,
  openCoverageStore,
  openTransactionStore,
  ratesPoster,
  splitsPoster,
  transaction,
  transactionSplit,
} from '@cordee/modules/transactions';
import { demoInstant, systemClock } from '@cordee/platform/clock';
import { openCompute } from '@cordee/platform/compute';
import type { Config } from '@cordee/platform/config';
import { connectDatabase, type Connection, type FactTable } from '@cordee/platform/database';
import { openDocumentStore } from '@cordee/platform/documents';
import { openTable, type TextStyle } from '@cordee/platform/files';
import { organisationCurrency, partPosters } from './part-posters.ts';

export type StoreOptions = {
  readonly log: (text: string) => void;
  readonly poolSizeMax?: number;
  /** Hears of the database's process behind each connection, where it runs on this machine. */
  readonly onSession?: (processId: number) => void;
};

export type Stores = Awaited<ReturnType<typeof openStores>>;

export async function openStores(
  config: Config,
  connection: Connection,
  { log, poolSizeMax = 10, onSession }: StoreOptions,
) {
  /** Instants set by whoever plays history (the demo's loader); else each organisation's own clock tells. */
  const instants = new Map<TenantId, string>();
  const clock = async (tenant: TenantId): Promise<string> =>
    instants.get(tenant) ?? instantOf(await access.organisation(tenant));
  const database = await connectDatabase(connection, clock, log, {
    sizeMax: poolSizeMax,
    onSession: config.externalDatabase === null ? onSession : undefined,
  });
  const access = openAccessStore(database);
  const currencyOf = organisationCurrency(access);
  const inParts = partPosters(currencyOf);
  const posters = {
    ...inParts,
    people: peoplePoster,
    accounts: accountsPoster,
    quotas: quotasPoster(currencyOf),
    rates: ratesPoster,
    figures: figuresPoster,
    absences: absencesPoster,
    coverage: coveragePoster,
    splits: splitsPoster,
    activities: activitiesPoster,
    quotes: quotesPoster(currencyOf),
  };
  const compute = openCompute({ dataFolder: config.dataFolder, database });
  return {
    instants,
    database,
    access,
    legalEntities: openLegalEntityStore(database),
    currencyOf,
    documents: openDocumentStore(config.dataFolder),
    compute,
    lineDetail: openLineDetail({ database, compute }),
    people: openPeopleStore(database),
    deals: openDealStore(database),
    transactions: openTransactionStore(database),
    coverage: openCoverageStore(database),
    quotas: openQuotaStore(database),
    quotes: openQuoteStore(database),
    plans: openPlanStore(database),
    segments: openSegmentStore(database, async (tenant) => currency(await currencyOf(tenant))),
    territories: openTerritoryStore(database),
    trail: openTrailStore(database),
    imports: {
      store: openImportStore({
        database,
        posters,
        tables: factTables(),
        currencyOf,
        threads: { module: importThread, kinds: Object.keys(inParts), connection },
      }),
      openTable: (path: string, name: string, text?: TextStyle) =>
        openTable(path, { ...text, document: name }),
    },
  };
}

const importThread = new URL('./import-thread.ts', import.meta.url);

/** Every table of facts, by its name. */
export function factTables(): Readonly<Record<string, FactTable>> {
  const single = [
    account,
    activity,
    deal,
    dealStage,
    transaction,
    transactionSplit,
    coverage,
    currencyRate,
    figure,
    quota,
    quoteVersion,
  ];
  return Object.fromEntries([...peopleTables, ...planTables, ...single].map((table) => [table.name, table]));
}

function instantOf(organisation: Organisation | undefined): string {
  return organisation?.clockToday ? demoInstant(organisation.clockToday) : systemClock.now();
}
