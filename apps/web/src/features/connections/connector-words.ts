import { m } from '@cordee/messages';
import type { NewConnection } from '../../api/outflow/connections.ts';

type ConnectorCode = NewConnection['connector'];
type KindCode = NewConnection['kind'];

const names: Readonly<Record<ConnectorCode, () => string>> = {
  postgres: () => m['connectors.connector_postgres'](),
  http_json: () => m['connectors.connector_http_json'](),
  caldav: () => m['connectors.connector_caldav'](),
  pipedrive: () => m['connectors.connector_pipedrive'](),
  dynamics: () => m['connectors.connector_dynamics'](),
  odoo: () => m['connectors.connector_odoo'](),
  hubspot: () => m['connectors.connector_hubspot'](),
  salesforce: () => m['connectors.connector_salesforce'](),
};

export const connectorCodes = Object.keys(names) as ConnectorCode[]; // a record has its keys and no others

export function connectorName(code: string): string {
  const known = connectorCodes.find((each) => each === code);
  return known ? names[known]() : code;
}

const settings: Readonly<Record<string, () => string>> = {
  url: () => m['connectors.setting_url'](),
  query: () => m['connectors.setting_query'](),
  cursor_field: () => m['connectors.setting_cursor_field'](),
  rows_at: () => m['connectors.setting_rows_at'](),
  next_at: () => m['connectors.setting_next_at'](),
  cursor_parameter: () => m['connectors.setting_cursor_parameter'](),
  secret_header: () => m['connectors.setting_secret_header'](),
  tenant: () => m['connectors.setting_tenant'](),
  sign_in_url: () => m['connectors.setting_sign_in_url'](),
  database: () => m['connectors.setting_database'](),
  client_id: () => m['connectors.setting_client_id'](),
  zone: () => m['connectors.setting_zone'](),
  user: () => m['connectors.setting_user'](),
  seller: () => m['connectors.setting_seller'](),
  time_zone: () => m['connectors.setting_time_zone'](),
  window_days: () => m['connectors.setting_window_days'](),
};

export const settingName = (code: string): string => settings[code]?.() ?? code;

const kinds: Readonly<Record<KindCode, () => string>> = {
  people: () => m['imports.target_people'](),
  accounts: () => m['imports.target_accounts'](),
  deals: () => m['imports.target_deals'](),
  transactions: () => m['imports.target_transactions'](),
  quotas: () => m['imports.target_quotas'](),
  rates: () => m['imports.target_rates'](),
  figures: () => m['imports.target_figures'](),
  absences: () => m['imports.target_absences'](),
  coverage: () => m['imports.target_coverage'](),
  splits: () => m['imports.target_splits'](),
  activities: () => m['imports.target_activities'](),
  quotes: () => m['imports.target_quotes'](),
};

export const kindCodes = Object.keys(kinds) as KindCode[]; // a record has its keys and no others

export function kindWords(code: string): string {
  const known = kindCodes.find((each) => each === code);
  return known ? kinds[known]() : code;
}
