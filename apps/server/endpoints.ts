// Every operation of the API, from the doors of the modules. A list and nothing else: what each needs comes from compose.
import { accessRoutes } from '@cordee/modules/access';
import { actionPlanRoutes } from '@cordee/modules/action-plans';
import { accountRoutes } from '@cordee/modules/accounts';
import { auditRoutes } from '@cordee/modules/audit';
import { capacityRoutes } from '@cordee/modules/capacity';
import { dashboardRoutes } from '@cordee/modules/dashboards';
import { dataQualityRoutes } from '@cordee/modules/data-quality';
import { dealRoutes } from '@cordee/modules/deals';
import { consultationRoutes } from '@cordee/modules/consultations';
import { disputeRoutes } from '@cordee/modules/disputes';
import { connectionRoutes } from '@cordee/modules/connectors';
import { exportRoutes } from '@cordee/modules/exports';
import { importRoutes } from '@cordee/modules/imports';
import { letterRoutes } from '@cordee/modules/letters';
import { payoutRoutes } from '@cordee/modules/payouts';
import { payrollRoutes } from '@cordee/modules/payroll';
import { peopleRoutes } from '@cordee/modules/people';
import { planRoutes } from '@cordee/modules/plans';
import { quotaRoundRoutes } from '@cordee/modules/quota-rounds';
import { quotaRoutes } from '@cordee/modules/quotas';
import { quoteRoutes } from '@cordee/modules/quotes';
import { segmentationRoutes } from '@cordee/modules/segments';
import { simulationRoutes } from '@cordee/modules/simulations';
import { territoryRoutes } from '@cordee/modules/territories';
import { transactionRoutes } from '@cordee/modules/transactions';
import { webhookRoutes } from '@cordee/modules/webhooks';
import type { Database } from '@cordee/platform/database';
import type { Endpoint } from '@cordee/platform/http';
import { demoRoutes, type DemoParts } from './demo-routes.ts';
import { factExplanationRoutes, type FactStores } from './fact-explanations.ts';
import { platformRoutes } from './platform-routes.ts';

export type EndpointParts = {
  readonly access: Parameters<typeof accessRoutes>[0];
  readonly people: Parameters<typeof peopleRoutes>[0];
  readonly accounts: Parameters<typeof accountRoutes>[0];
  readonly deals: Parameters<typeof dealRoutes>[0];
  readonly quotes: Parameters<typeof quoteRoutes>[0];
  readonly transactions: Parameters<typeof transactionRoutes>[0];
  readonly quotas: Parameters<typeof quotaRoutes>[0];
  readonly actionPlans: Parameters<typeof actionPlanRoutes>[0];
  readonly quotaRounds: Parameters<typeof quotaRoundRoutes>[0];
  readonly capacity: Parameters<typeof capacityRoutes>[0];
  readonly letters: Parameters<typeof letterRoutes>[0];
  readonly plans: Parameters<typeof planRoutes>[0];
  readonly payouts: Parameters<typeof payoutRoutes>[0];
  readonly simulations: Parameters<typeof simulationRoutes>[0];
  readonly payroll: Parameters<typeof payrollRoutes>[0];
  readonly segments: Parameters<typeof segmentationRoutes>[0];
  readonly territories: Parameters<typeof territoryRoutes>[0];
  readonly consultations: Parameters<typeof consultationRoutes>[0];
  readonly disputes: Parameters<typeof disputeRoutes>[0];
  readonly dashboards: Parameters<typeof dashboardRoutes>[0];
  readonly imports: Parameters<typeof importRoutes>[0];
  readonly exports: Parameters<typeof exportRoutes>[0];
  readonly connections: Parameters<typeof connectionRoutes>[0];
  readonly webhooks: Parameters<typeof webhookRoutes>[0];
  readonly dataQuality: Parameters<typeof dataQualityRoutes>[0];
  readonly trail: Parameters<typeof auditRoutes>[0];
  readonly nameOf: Parameters<typeof auditRoutes>[1];
  readonly lineDetail: Parameters<typeof auditRoutes>[2];
  readonly facts: FactStores;
  readonly database: Database;
  readonly isSendingMail: boolean;
  readonly demo: DemoParts;
};

export function endpointsOf(parts: EndpointParts): readonly Endpoint[] {
  return [
    ...accessRoutes(parts.access),
    ...peopleRoutes(parts.people),
    ...accountRoutes(parts.accounts),
    ...dealRoutes(parts.deals),
    ...transactionRoutes(parts.transactions),
    ...quotaRoutes(parts.quotas),
    ...quoteRoutes(parts.quotes),
    ...quotaRoundRoutes(parts.quotaRounds),
    ...actionPlanRoutes(parts.actionPlans),
    ...capacityRoutes(parts.capacity),
    ...letterRoutes(parts.letters),
    ...planRoutes(parts.plans),
    ...payoutRoutes(parts.payouts),
    ...simulationRoutes(parts.simulations),
    ...payrollRoutes(parts.payroll),
    ...consultationRoutes(parts.consultations),
    ...disputeRoutes(parts.disputes),
    ...segmentationRoutes(parts.segments),
    ...territoryRoutes(parts.territories),
    ...dashboardRoutes(parts.dashboards),
    ...importRoutes(parts.imports),
    ...exportRoutes(parts.exports),
    ...connectionRoutes(parts.connections),
    ...webhookRoutes(parts.webhooks),
    ...dataQualityRoutes(parts.dataQuality),
    ...auditRoutes(parts.trail, parts.nameOf, parts.lineDetail),
    ...factExplanationRoutes(parts.facts),
    ...demoRoutes(parts.demo),
    ...platformRoutes(parts.database, parts.isSendingMail),
  ];
}
