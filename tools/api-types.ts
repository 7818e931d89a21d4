// Writes the types of the API client from the OpenAPI document of the endpoints.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '@cordee/server';

const folder = join(import.meta.dirname, '../apps/web/generated');

mkdirSync(folder, { recursive: true });
// The document is made by our own code in the form that the generator reads.
const document = openApiDocument() as Parameters<typeof openapiTypescript>[0];
writeFileSync(join(folder, 'api.d.ts'), astToString(await openapiTypescript(document)));
process.exit(0);
