// The screens of a year's plan.
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';

/** Whose plan is looked at; without it, one's own. */
type SellerSearch = { readonly seller?: string };

const sellerSearch = ({ seller }: Record<string, unknown>): SellerSearch =>
  typeof seller === 'string' ? { seller } : {};

/** What each account deserves. */
export const segmentScreens = <App extends AnyRoute>(app: () => App) =>
  [
    createRoute({
      getParentRoute: app,
      path: '/segments',
      component: lazyRouteComponent(
        () => import('./features/segments/segments-screen.tsx'),
        'SegmentsScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/segments/$modelId',
      component: lazyRouteComponent(
        () => import('./features/segments/model-screen.tsx'),
        'SegmentModelScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/segments/proposals/$proposalId',
      component: lazyRouteComponent(
        () => import('./features/segments/proposal-screen.tsx'),
        'SegmentProposalScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/white-space',
      component: lazyRouteComponent(
        () => import('./features/segments/white-space/white-space-screen.tsx'),
        'WhiteSpaceScreen',
      ),
    }),
  ] as const;

/** Whom each account belongs to. */
export const territoryScreens = <App extends AnyRoute>(app: () => App) =>
  [
    createRoute({
      getParentRoute: app,
      path: '/territories',
      component: lazyRouteComponent(
        () => import('./features/territories/territories-screen.tsx'),
        'TerritoriesScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/territories/$proposalId',
      component: lazyRouteComponent(
        () => import('./features/territories/proposal-screen.tsx'),
        'ProposalScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/territories/$proposalId/deals',
      component: lazyRouteComponent(
        () => import('./features/territories/moved-deals-screen.tsx'),
        'MovedDealsScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/territory-areas',
      component: lazyRouteComponent(
        () => import('./features/territories/areas/areas-screen.tsx'),
        'AreasScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/territory-fairness/$divisionId',
      component: lazyRouteComponent(
        () => import('./features/territories/fairness/fairness-screen.tsx'),
        'FairnessScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/hand-over-notes',
      component: lazyRouteComponent(
        () => import('./features/hand-over-notes/hand-overs-screen.tsx'),
        'HandOversScreen',
      ),
    }),
  ] as const;

/** What is agreed on by two: quotas, their letters, and the plans that make them reachable. */
export const agreementScreens = <App extends AnyRoute>(app: () => App) =>
  [
    createRoute({
      getParentRoute: app,
      path: '/quotas',
      component: lazyRouteComponent(() => import('./features/quotas/quotas-screen.tsx'), 'QuotasScreen'),
    }),
    createRoute({
      getParentRoute: app,
      path: '/capacity',
      component: lazyRouteComponent(
        () => import('./features/capacity/capacity-screen.tsx'),
        'CapacityScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/quota-rounds',
      component: lazyRouteComponent(
        () => import('./features/quota-rounds/rounds-screen.tsx'),
        'RoundsScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/quota-dossiers/$dossierId',
      component: lazyRouteComponent(
        () => import('./features/quota-rounds/dossier-screen.tsx'),
        'DossierScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/quota-rounds/$roundId/letters',
      component: lazyRouteComponent(
        () => import('./features/letters/round-letters-screen.tsx'),
        'RoundLettersScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/letters/$letterId',
      component: lazyRouteComponent(() => import('./features/letters/letter-screen.tsx'), 'LetterScreen'),
    }),
    createRoute({
      getParentRoute: app,
      path: '/my-day',
      component: lazyRouteComponent(() => import('./features/my-day/my-day-screen.tsx'), 'MyDayScreen'),
    }),
    createRoute({
      getParentRoute: app,
      path: '/action-plan',
      validateSearch: sellerSearch,
      component: lazyRouteComponent(
        () => import('./features/action-plans/action-plan-screen.tsx'),
        'ActionPlanScreen',
      ),
    }),
    createRoute({
      getParentRoute: app,
      path: '/action-plan/review',
      validateSearch: sellerSearch,
      component: lazyRouteComponent(
        () => import('./features/action-plans/review-screen.tsx'),
        'ReviewScreen',
      ),
    }),
  ] as const;
