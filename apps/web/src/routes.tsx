import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { sessionQuery } from './api/session.ts';
import { SignInScreen } from './features/access/sign-in-screen.tsx';
import { HomeScreen } from './features/dashboards/home-screen.tsx';
import { agreementScreens, segmentScreens, territoryScreens } from './planning-screens.ts';
import { AppShell } from './shell/app-shell.tsx';
import { NotFoundScreen } from './shell/not-found-screen.tsx';
import { parseViewing, viewingKeys, type Viewing } from './shell/viewing.ts';
import { ErrorState, LoadingState } from './ui/states.tsx';
import { Page } from './ui/page.tsx';

type RouterContext = { readonly queryClient: QueryClient };

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFoundScreen,
  errorComponent: ({ error }) => (
    <main>
      <Page title={m['web.error_title']()}>
        <ErrorState error={error} onRetry={() => location.reload()} />
      </Page>
    </main>
  ),
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignInScreen,
});

const createOrganisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/create-organisation',
  component: lazyRouteComponent(
    () => import('./features/access/create-organisation-screen.tsx'),
    'CreateOrganisationScreen',
  ),
});

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./features/access/invitation-screen.tsx'), 'InvitationScreen'),
});

/** Everything behind the sign-in; what is looked at (who, when, as of, scenario) stays from screen to screen. */
const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: AppShell,
  validateSearch: (search: Record<string, unknown>): Viewing => ({ ...search, ...parseViewing(search) }),
  search: { middlewares: [retainSearchParams([...viewingKeys])] },
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.fetchQuery(sessionQuery);
    if (!session) throw redirect({ to: '/sign-in' });
  },
});

const app = () => appRoute;

/** The plan that the form of a new consultation shows first. */
type ConsultationsSearch = { readonly plan?: string };

/** What the designer starts from: a draft, a published plan or a template. */
type DesignerSearch = { readonly draft?: string; readonly plan?: string; readonly template?: string };

const screens = [
  createRoute({ getParentRoute: app, path: '/', component: HomeScreen }),
  createRoute({
    getParentRoute: app,
    path: '/imports',
    component: lazyRouteComponent(() => import('./features/imports/imports-screen.tsx'), 'ImportsScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/imports/new',
    component: lazyRouteComponent(() => import('./features/imports/import-wizard.tsx'), 'ImportWizard'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/imports/$importId',
    component: lazyRouteComponent(() => import('./features/imports/import-screen.tsx'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/data-quality',
    component: lazyRouteComponent(
      () => import('./features/data-quality/quality-screen.tsx'),
      'QualityScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/people',
    component: lazyRouteComponent(() => import('./features/people/people-screen.tsx'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/deals',
    component: lazyRouteComponent(() => import('./features/deals/deals-screen.tsx'), 'DealsScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/transactions',
    component: lazyRouteComponent(
      () => import('./features/transactions/transactions-screen.tsx'),
      'TransactionsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/coverage',
    component: lazyRouteComponent(
      () => import('./features/transactions/coverage-screen.tsx'),
      'CoverageScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/quotes',
    component: lazyRouteComponent(() => import('./features/quotes/quotes-screen.tsx'), 'QuotesScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/activities',
    component: lazyRouteComponent(
      () => import('./features/activities/activities-screen.tsx'),
      'ActivitiesScreen',
    ),
  }),
  ...segmentScreens(app),
  ...territoryScreens(app),
  ...agreementScreens(app),
  createRoute({
    getParentRoute: app,
    path: '/attainment',
    component: lazyRouteComponent(
      () => import('./features/dashboards/attainment-screen.tsx'),
      'AttainmentScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/plans',
    component: lazyRouteComponent(() => import('./features/plans/plans-screen.tsx'), 'PlansScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/simulations',
    component: lazyRouteComponent(
      () => import('./features/simulations/simulations-screen.tsx'),
      'SimulationsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/simulations/$simulationId',
    component: lazyRouteComponent(
      () => import('./features/simulations/simulation-screen.tsx'),
      'SimulationScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/plan-designer',
    validateSearch: ({ draft, plan, template }: Record<string, unknown>): DesignerSearch => ({
      ...(typeof draft === 'string' ? { draft } : {}),
      ...(typeof plan === 'string' ? { plan } : {}),
      ...(typeof template === 'string' ? { template } : {}),
    }),
    component: lazyRouteComponent(() => import('./plan-design-page.tsx'), 'PlanDesignPage'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/plan-assignments',
    component: lazyRouteComponent(
      () => import('./features/plans/assignments/assignments-screen.tsx'),
      'AssignmentsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/plans/$planCode',
    component: lazyRouteComponent(() => import('./features/plans/plan-screen.tsx'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/consultations',
    validateSearch: ({ plan }: Record<string, unknown>): ConsultationsSearch =>
      typeof plan === 'string' ? { plan } : {},
    component: lazyRouteComponent(
      () => import('./features/consultations/consultations-screen.tsx'),
      'ConsultationsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/consultations/$consultationId',
    component: lazyRouteComponent(
      () => import('./features/consultations/consultation-screen.tsx'),
      'ConsultationScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/plans/$planCode/rules',
    component: lazyRouteComponent(() => import('./features/plan-rules/rules-screen.tsx'), 'RulesScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/runs',
    component: lazyRouteComponent(() => import('./features/payouts/runs-screen.tsx'), 'RunsScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/accrual',
    component: lazyRouteComponent(() => import('./features/payroll/accrual-screen.tsx'), 'AccrualScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/landing',
    component: lazyRouteComponent(() => import('./features/payroll/landing-screen.tsx'), 'LandingScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/runs/$runId',
    component: lazyRouteComponent(() => import('./run-cockpit.tsx'), 'RunCockpit'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/statements/mine',
    component: lazyRouteComponent(() => import('./statement-pages.tsx'), 'OwnStatementPage'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/statements/$runId/$payeeId',
    component: lazyRouteComponent(() => import('./statement-pages.tsx'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/estimator',
    component: lazyRouteComponent(
      () => import('./features/estimates/estimator-screen.tsx'),
      'EstimatorScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/disputes',
    component: lazyRouteComponent(() => import('./features/disputes/disputes-screen.tsx'), 'DisputesScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/disputes/$disputeId',
    component: lazyRouteComponent(() => import('./features/disputes/dispute-screen.tsx'), 'DisputeScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/parallel-runs',
    component: lazyRouteComponent(
      () => import('./features/parallel-runs/parallel-runs-screen.tsx'),
      'ParallelRunsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/parallel-runs/$parallelRunId',
    component: lazyRouteComponent(
      () => import('./features/parallel-runs/parallel-run-screen.tsx'),
      'ParallelRunScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/audit',
    component: lazyRouteComponent(() => import('./features/audit/audit-screen.tsx'), 'AuditScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/exports',
    component: lazyRouteComponent(() => import('./features/exports/exports-screen.tsx'), 'ExportsScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/connections',
    component: lazyRouteComponent(
      () => import('./features/connections/connections-screen.tsx'),
      'ConnectionsScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/webhooks',
    component: lazyRouteComponent(() => import('./features/webhooks/webhooks-screen.tsx'), 'WebhooksScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/mailbox',
    component: lazyRouteComponent(() => import('./features/mailbox/mailbox-screen.tsx'), 'MailboxScreen'),
  }),
  createRoute({
    getParentRoute: app,
    path: '/organisation',
    component: lazyRouteComponent(
      () => import('./features/access/organisation-screen.tsx'),
      'OrganisationScreen',
    ),
  }),
  createRoute({
    getParentRoute: app,
    path: '/not-yet',
    component: lazyRouteComponent(() => import('./features/not-yet/not-yet-screen.tsx'), 'NotYetScreen'),
  }),
] as const;

const routeTree = rootRoute.addChildren([
  signInRoute,
  createOrganisationRoute,
  invitationRoute,
  appRoute.addChildren(screens),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: LoadingState,
    defaultErrorComponent: ({ error, reset }) => (
      <Page title={m['web.error_title']()}>
        <ErrorState error={error} onRetry={reset} />
      </Page>
    ),
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  // Gives every link and address of the app its types.
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
