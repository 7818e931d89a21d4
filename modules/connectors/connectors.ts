import type { Connector } from './connector.ts';
import { caldav } from './connectors/caldav.ts';
import { httpJson } from './connectors/http-json.ts';
import { postgres } from './connectors/postgres.ts';

/** One line a connector. */
export const CONNECTORS: readonly Connector[] = [postgres, httpJson, caldav];

export const connectorNamed = (code: string): Connector | undefined =>
  CONNECTORS.find((each) => each.code === code);
