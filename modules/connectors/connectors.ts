import type { Connector } from './connector.ts';
import { caldav } from './connectors/caldav.ts';
import { httpJson } from './connectors/http-json.ts';
import { postgres } from './connectors/postgres.ts';
import { dynamics } from './vendors/dynamics.ts';
import { hubspot } from './vendors/hubspot.ts';
import { hubspotOwners } from './vendors/hubspot-owners.ts';
import { odoo } from './vendors/odoo.ts';
import { pipedrive } from './vendors/pipedrive.ts';
import { salesforce } from './vendors/salesforce.ts';
import { salesforceOwners } from './vendors/salesforce-owners.ts';
import { vendorConnector } from './vendors/vendor.ts';

/** One line a connector. */
export const CONNECTORS: readonly Connector[] = [
  postgres,
  httpJson,
  caldav,
  { ...vendorConnector(salesforce), owners: salesforceOwners },
  { ...vendorConnector(hubspot), owners: hubspotOwners },
  ...[pipedrive, dynamics, odoo].map(vendorConnector),
];

export const connectorNamed = (code: string): Connector | undefined =>
  CONNECTORS.find((each) => each.code === code);
