import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { TenantId } from '@cordee/kernel';
import type { DocumentStore } from '@cordee/platform/documents';

/** The files of an organisation, as the doors and tasks of modules want them. */
export const keptFiles = (documents: DocumentStore) => ({
  keepFile: (tenant: TenantId, content: Readable) => documents.put(tenant, content),
  pathOf: documents.pathOf,
  dropFile: documents.drop,
  sizeOf: fileSize,
});

const fileSize = async (path: string): Promise<number | null> =>
  statSync(path, { throwIfNoEntry: false })?.size ?? null;
