import { m } from '@cordee/messages';
import type { QualityFinding } from '../../api/data-quality.ts';

const titles: Record<QualityFinding['code'], () => string> = {
  sale_without_seller: () => m['quality.check_sale_without_seller'](),
  sale_without_account: () => m['quality.check_sale_without_account'](),
  deal_without_amount: () => m['quality.check_deal_without_amount'](),
  deal_without_day: () => m['quality.check_deal_without_day'](),
  account_without_place: () => m['quality.check_account_without_place'](),
  person_without_number: () => m['quality.check_person_without_number'](),
  sale_twice: () => m['quality.check_sale_twice'](),
  account_twice: () => m['quality.check_account_twice'](),
  person_twice: () => m['quality.check_person_twice'](),
  sale_seller_unknown: () => m['quality.check_sale_seller_unknown'](),
  deal_seller_unknown: () => m['quality.check_deal_seller_unknown'](),
  sale_account_unknown: () => m['quality.check_sale_account_unknown'](),
  credit_without_sale: () => m['quality.check_credit_without_sale'](),
  deal_overdue: () => m['quality.check_deal_overdue'](),
  source_late: () => m['quality.check_source_late'](),
  sale_in_future: () => m['quality.check_sale_in_future'](),
  sale_far_off: () => m['quality.check_sale_far_off'](),
  deal_backwards: () => m['quality.check_deal_backwards'](),
};

const breaks: Record<QualityFinding['code'], () => string> = {
  sale_without_seller: () => m['quality.breaks_sale_without_seller'](),
  sale_without_account: () => m['quality.breaks_sale_without_account'](),
  deal_without_amount: () => m['quality.breaks_deal_without_amount'](),
  deal_without_day: () => m['quality.breaks_deal_without_day'](),
  account_without_place: () => m['quality.breaks_account_without_place'](),
  person_without_number: () => m['quality.breaks_person_without_number'](),
  sale_twice: () => m['quality.breaks_sale_twice'](),
  account_twice: () => m['quality.breaks_account_twice'](),
  person_twice: () => m['quality.breaks_person_twice'](),
  sale_seller_unknown: () => m['quality.breaks_sale_seller_unknown'](),
  deal_seller_unknown: () => m['quality.breaks_deal_seller_unknown'](),
  sale_account_unknown: () => m['quality.breaks_sale_account_unknown'](),
  credit_without_sale: () => m['quality.breaks_credit_without_sale'](),
  deal_overdue: () => m['quality.breaks_deal_overdue'](),
  source_late: () => m['quality.breaks_source_late'](),
  sale_in_future: () => m['quality.breaks_sale_in_future'](),
  sale_far_off: () => m['quality.breaks_sale_far_off'](),
  deal_backwards: () => m['quality.breaks_deal_backwards'](),
};

export const findingTitle = ({ code }: QualityFinding): string => titles[code]();
export const breaksWords = ({ code }: QualityFinding): string => breaks[code]();

const families: Record<QualityFinding['family'], () => string> = {
  completeness: () => m['quality.family_completeness'](),
  duplicates: () => m['quality.family_duplicates'](),
  orphans: () => m['quality.family_orphans'](),
  freshness: () => m['quality.family_freshness'](),
  outliers: () => m['quality.family_outliers'](),
};

export const familyName = ({ family }: QualityFinding): string => families[family]();

const touched: Record<QualityFinding['touches'][number], () => string> = {
  pay: () => m['quality.touches_pay'](),
  attainment: () => m['quality.touches_attainment'](),
  forecast: () => m['quality.touches_forecast'](),
  payroll: () => m['quality.touches_payroll'](),
  territories: () => m['quality.touches_territories'](),
};

export const touchesWords = ({ touches }: QualityFinding): string =>
  touches.map((one) => touched[one]()).join(', ');

const mendings: Record<QualityFinding['mending'], () => string> = {
  matches: () => m['quality.mend_matches'](),
  file: () => m['quality.mend_file'](),
  people: () => m['quality.mend_people'](),
};

export const mendingWords = ({ mending }: QualityFinding): string => mendings[mending]();
