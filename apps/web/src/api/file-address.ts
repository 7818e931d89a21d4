import { createFinalURL, createQuerySerializer, defaultPathSerializer } from 'openapi-fetch';
import { apiRoot, type Addresses } from './client.ts';

type Parameters<Path extends keyof Addresses> = Addresses[Path] extends {
  readonly get: { readonly parameters: infer All };
}
  ? Pick<All, Extract<keyof All, 'path' | 'query'>>
  : never;

/** The address of a file of the API, for a link that downloads it. */
export function fileAddress<Path extends keyof Addresses>(path: Path, params: Parameters<Path>): string {
  return createFinalURL(path, {
    baseUrl: apiRoot,
    params,
    querySerializer: createQuerySerializer(),
    pathSerializer: defaultPathSerializer,
  });
}
