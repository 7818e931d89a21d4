import { conversionField } from '../convert/conversion-field.ts';
import { tableOf } from '../plan-format/reference-table.ts';
import { prorationField } from '../prorate/proration-field.ts';
import { measureField } from './measure.ts';

/** The reference of measures, of currencies and of proration. */
export function measureSection(): string {
  return `## Measure

What counts: \`order_intake\` orders; \`invoicing\` invoices, less credit notes and rebates; \`delivery\` deliveries;
\`cash\` payments and down payments; \`won_deals\` won deals; \`activity\` activities; \`figure\` what no sale carries, by its
code in \`figure\`. Credit notes and rebates always reduce, however their file signs them; a \`count\` leaves them out.
A payment or a credit note that names its sale has the product, the customer and the attributes of it, and its margin and
units pro rata of the amount, where it says none of its own. Amounts are net of VAT; \`excludes\` takes attributes such as
freight off them. A share of a sale counts as that share of its amount, margin, units and number.

\`amount\`, \`count\`, \`quantity\`, \`margin\` and \`sum\` (of figures) are sums. \`margin_rate\` is margin ÷ amount, \`average\` is
\`of\` ÷ number, \`share\` is \`of\` in the \`part\` ÷ \`of\` in all: each with 6 decimals, half-even. \`distinct_customers\` counts
each customer once; \`new_customers\` those without a sale of anybody in the \`months\` before. \`latest\` is the last one of
the window. What a sale does not say (its margin, its quantity, its customer) is an issue, never a zero.

A window \`…_to_date\` begins with the quarter, half or year and ends with the period; \`rolling\` is the last \`periods\`
periods; \`plan_to_date\` begins with the first sale. A filter keeps the values of a field, which is \`kind\`, \`product\`,
\`channel\`, \`origin\`, \`customer\`, \`territory\` or any attribute; a band keeps numbers from \`at_least\` on and \`below\`.

\`condition\` and \`value\` are [formulas](formula.md) about one transaction: whether it counts, and for what instead of its
amount. They name montant/amount and marge/margin (in the plan's currency, negative for what reduces), quantité/quantity,
date, code, type, produit/product, canal/channel, origine/origin, client/customer, territoire/territory, and the
\`attributes\` that the measure declares. A condition that a missing field leaves untold does not hold; a value is then an
issue. A credited share counts as that share of the value.

\`scope: team\` adds up the members of the payee's \`teams\`, the payee among them; \`organisation\` all people. A manager's own
sales and those that roll up to the manager are told apart by \`credits\`: \`direct\` or \`additional\`.

A quota belongs to a measure when its measure is the base, or the code of the measure, and its dimension is the same. Its
lines that lie in the window add up; a longer one counts only with \`quota_spread\`, the last cent by largest remainder. A
measure to date that has none in its window is held against the quota of the whole year, half or quarter: 120,000 for 2026
is what January to March reaches a part of. A quota in force on some days of its period counts for those days; the parts add
up to the whole, to the cent.

${tableOf(measureField)}

## Currencies

With \`conversion\`, an amount in another currency is converted once, at the rate of its own date, of the end of the plan's
period that holds the date, or of the plan; a credit note or a payment takes the rate of the sale it belongs to. A rate
stands until the next one of its pair. A missing rate is an issue. Without the key, two currencies never add up.

${tableOf(conversionField)}

## Proration

With \`proration\`, the quota of the period is multiplied by the days that count for the objective and divided by the days of
the period, rounded half-even; components that say \`prorate\` are multiplied by the days that are paid. A day counts from
the hire until the leaving, on the position, at the part-time ratio and, for the quota, at the share of the ramp. A leave
that \`lowers_objective\` takes its days off the quota; one that \`neutralises\` takes them off the quota and off what is paid;
one that \`keeps_average\` leaves both, and counts its days as the average of the days worked. French public holidays follow
articles L3133-1 and L3134-13 of the Code du travail. With \`days: months\` every month has 30 days: who starts on 1 March has a
third of the first quarter.

${tableOf(prorationField)}`;
}
