import type { Connector } from './connector.ts';
import { caldav } from './connectors/caldav.ts';
import { httpJson } from './connectors/http-json.ts';
import { postgres } from './connectors/postgres.ts';
import { salesforce } from './vendors/salesforce.ts';
import { vendorConnector } from './vendors/vendor.ts';

/** One line a connector. */
export const CONNECTORS: readonly Connector[] = [postgres, httpJson, caldav, vendorConnector(salesforce)];

export const connectorNamed = (code: string): Connector | undefined =>
  CONNECTORS.find((each) => each.code === code);
