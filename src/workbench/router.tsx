/** The addresses of the desk. Everything that is on screen can be linked to. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { Waiting } from './parts/refusal.tsx';
import { Questions } from './questions/questions.tsx';
import { readTableSearch } from './questions/table-search.ts';
import { Cases } from './shell/cases.tsx';
import { Desk } from './shell/desk.tsx';
import { NotThere } from './shell/not-there.tsx';
import type { Theme } from './shell/theme.ts';

const rootRoute = createRootRoute({
  validateSearch: (search: Record<string, unknown>): { theme?: Theme } =>
    search['theme'] === 'light' || search['theme'] === 'dark' ? { theme: search['theme'] } : {},
  search: { middlewares: [retainSearchParams(['theme'])] },
  component: Desk,
  notFoundComponent: NotThere,
});
const casesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Cases });
const caseRoute = createRoute({ getParentRoute: () => rootRoute, path: '/case/$caseId' });
const caseIndex = createRoute({
  getParentRoute: () => caseRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/case/$caseId/questions', params });
  },
});
const questionsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'questions',
  validateSearch: readTableSearch,
  component: Questions,
});
const questionRoute = createRoute({ getParentRoute: () => questionsRoute, path: '$question' });

const chainModule = () => import('./chain/chain.tsx');
const chainIndex = createRoute({
  getParentRoute: () => caseRoute,
  path: 'chain',
  component: lazyRouteComponent(chainModule, 'ChainIndex'),
});
const chainRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'chain/$question',
  component: lazyRouteComponent(chainModule, 'Chain'),
});

const readingModule = () => import('./reading/reading.tsx');
const readSearch = (search: Record<string, unknown>): { claim?: string } =>
  typeof search['claim'] === 'string' ? { claim: search['claim'] } : {};
const readingIndex = createRoute({
  getParentRoute: () => caseRoute,
  path: 'reading',
  component: lazyRouteComponent(readingModule, 'Reading'),
});
const readingRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'reading/$document',
  validateSearch: readSearch,
  component: lazyRouteComponent(readingModule, 'Reading'),
});
const inboxRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('./inbox/inbox.tsx'), 'InboxScreen'),
});
const sourcesRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'sources',
  validateSearch: (search: Record<string, unknown>): { source?: string } =>
    typeof search['source'] === 'string' ? { source: search['source'] } : {},
  component: lazyRouteComponent(() => import('./sources/sources.tsx'), 'Sources'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    casesRoute,
    caseRoute.addChildren([
      caseIndex,
      questionsRoute.addChildren([questionRoute]),
      chainIndex,
      chainRoute,
      readingIndex,
      readingRoute,
      inboxRoute,
      sourcesRoute,
    ]),
  ]),
  defaultPendingComponent: () => <Waiting error={null} />,
  defaultErrorComponent: ({ error }) => (
    <Waiting error={error instanceof Error ? error : new Error(String(error))} />
  ),
  defaultStructuralSharing: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
