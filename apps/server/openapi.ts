// The API as an OpenAPI 3.1 document, made from the endpoints alone: no database, no server.
import { createApi } from '@cordee/platform/http';
import { createMetrics, openLog } from '@cordee/platform/telemetry';
import { endpointsOf, type EndpointParts } from './endpoints.ts';

export const apiInfo = {
  openapi: '3.1.0',
  info: { title: 'Cordée', version: '0.1.0', license: { name: 'AGPL-3.0-or-later' } },
} as const;

/** Endpoints whose needs are never met: they can be described, not called. */
export function describedEndpoints() {
  const nothing: object = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });
  return endpointsOf(nothing as EndpointParts); // handlers close over it and are not called
}

export function openApiDocument(): object {
  const api = createApi({
    endpoints: describedEndpoints(),
    callerOf: async () => null,
    publicUrl: 'http://localhost',
    log: openLog('silent', 'openapi'),
    metrics: createMetrics(),
    uploadBytesMax: 0,
  });
  return api.getOpenAPI31Document(apiInfo);
}
