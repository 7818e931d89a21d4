// The screens that turn a quota into a week: the action plan and my day.
import { createRoute, lazyRouteComponent, type AnyRoute } from '@tanstack/react-router';

/** Whose plan is looked at; without it, one's own. */
type SellerSearch = { readonly seller?: string };

export const actionScreens = <App extends AnyRoute>(app: () => App) =>
  [
    createRoute({
      getParentRoute: app,
      path: '/my-day',
      component: lazyRouteComponent(() => import('./features/my-day/my-day-screen.tsx'), 'MyDayScreen'),
    }),
    createRoute({
      getParentRoute: app,
      path: '/action-plan',
      validateSearch: ({ seller }: Record<string, unknown>): SellerSearch =>
        typeof seller === 'string' ? { seller } : {},
      component: lazyRouteComponent(
        () => import('./features/action-plans/action-plan-screen.tsx'),
        'ActionPlanScreen',
      ),
    }),
  ] as const;
