import type { Payroll } from './company.ts';
import { TEAMS } from './people/organisation.ts';

/** How the company's payroll calls what it pays, and where accounting sorts each team. */
export function makePayroll(): Payroll {
  const base = { isPaidLeaveBase: true };
  return {
    payCodes: [
      { component: 'commission', payCode: '4310', label: 'Commissions', ...base },
      { component: 'accelerateur', payCode: '4315', label: 'Commissions, accélérateur', ...base },
      { component: 'prime', payCode: '4320', label: 'Prime sur objectif', ...base },
      { component: '*', kind: 'correction', payCode: '4390', label: 'Régularisation de variable', ...base },
      { component: '*', kind: 'adjustment', payCode: '4395', label: 'Ajustement de variable', ...base },
      { component: '*', payCode: '4300', label: 'Rémunération variable', ...base },
    ],
    costCentres: Object.fromEntries(TEAMS.map(({ name, code }) => [name, `VTE-${code}`])),
  };
}
