// The demo's files that lie ready to be dropped into the import: the late one, the double one, the ugly workbook.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from '@hono/zod-openapi';
import { ok, refused, type TenantId } from '@cordee/kernel';
import { endpoint, fileAnswer, type Endpoint } from '@cordee/platform/http';

export const readyFilesFolder = (dataFolder: string): string => join(dataFolder, 'demo-files');

export type DemoParts = {
  readonly dataFolder: string;
  readonly isDemo: (tenant: TenantId) => Promise<boolean>;
};

export function demoRoutes(parts: DemoParts): Endpoint[] {
  const folder = () => readyFilesFolder(parts.dataFolder);
  const namesFor = async (tenant: TenantId) =>
    (await parts.isDemo(tenant)) && existsSync(folder()) ? readdirSync(folder()).toSorted() : [];
  return [
    endpoint({
      method: 'get',
      path: '/demo/files',
      summary: "The demo's files to try the import with",
      policy: ['revops', 'finance'],
      answer: z.array(z.object({ name: z.string() })),
      handle: async ({ caller }) => ok((await namesFor(caller.scope.tenant)).map((name) => ({ name }))),
    }),
    endpoint({
      method: 'get',
      path: '/demo/files/{name}',
      summary: 'One of these files',
      policy: ['revops', 'finance'],
      params: z.object({ name: z.string().max(200) }),
      answer: 'file',
      handle: async ({ caller, params }) => {
        const name = (await namesFor(caller.scope.tenant)).find((each) => each === basename(params.name));
        if (name === undefined) return refused('imports.file_not_found');
        return ok(
          fileAnswer(name, 'application/octet-stream', new Uint8Array(readFileSync(join(folder(), name)))),
        );
      },
    }),
  ];
}
