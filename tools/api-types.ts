// Writes the types of the API client from the OpenAPI document of the endpoints.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypescript, { astToString, type OpenAPITSOptions } from 'openapi-typescript';
import ts from 'typescript';
import { openApiDocument } from '@cordee/server';

/** A file of a form stays a file: the generator knows binary data as text only. */
const fileOfBinary: OpenAPITSOptions['transform'] = (schema) =>
  schema.format === 'binary' ? ts.factory.createTypeReferenceNode('File') : undefined;

const folder = join(import.meta.dirname, '../apps/web/generated');

mkdirSync(folder, { recursive: true });
// The document is made by our own code in the form that the generator reads.
const document = openApiDocument() as Parameters<typeof openapiTypescript>[0];
const types = await openapiTypescript(document, { transform: fileOfBinary });
writeFileSync(join(folder, 'api.d.ts'), astToString(types));
process.exit(0);
