/** The addresses of the desk. Everything that is on screen can be linked to. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { REACH, type Reach, readReach } from '#assessment/cross-check/brush.ts';
import type { AskSearch } from './ask/ask-search.ts';
import { readMapSearch, readSpeed } from './map/search.ts';
import { readCaseSearch } from './case/case-search.ts';
import { Waiting } from './parts/refusal.tsx';
import { Questions } from './questions/questions.tsx';
import { readTableSearch } from './questions/table-search.ts';
import { Cases } from './shell/cases.tsx';
import { Desk } from './shell/desk.tsx';
import { readGuide } from './shell/guide-steps.ts';
import { NotThere } from './shell/not-there.tsx';
import type { Theme } from './shell/theme.ts';
import { readTimelineSearch } from './timeline/search.ts';
import { readSessionsSearch } from './sessions/sessions-search.ts';
import { readStructureSearch } from './structure/structure-search.ts';
import { readSourcesSearch } from './sources/sources-search.ts';

const rootRoute = createRootRoute({
  validateSearch: (search: Record<string, unknown>): { theme?: Theme; guide?: number } => {
    const guide = readGuide(search['guide']);
    return {
      ...(search['theme'] === 'light' || search['theme'] === 'dark'
        ? { theme: search['theme'] }
        : {}),
      ...(guide === undefined ? {} : { guide }),
    };
  },
  search: { middlewares: [retainSearchParams(['theme'])] },
  component: Desk,
  notFoundComponent: NotThere,
});
const casesRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: Cases });
const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/start',
  component: lazyRouteComponent(() => import('./shell/start-case.tsx'), 'StartCase'),
});
// What Map and Timeline are narrowed to goes along to every screen of the case, and so does the help of the first hour.
const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/case/$caseId',
  validateSearch: (search: Record<string, unknown>): Reach & { guide?: number } => {
    const guide = readGuide(search['guide']);
    return { ...readReach(search), ...(guide === undefined ? {} : { guide }) };
  },
  search: { middlewares: [retainSearchParams([...REACH, 'guide'])] },
});
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

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const chainModule = () => import('./chain/chain.tsx');
const chainIndex = createRoute({
  getParentRoute: () => caseRoute,
  path: 'chain',
  component: lazyRouteComponent(chainModule, 'ChainIndex'),
});
const chainRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'chain/$question',
  validateSearch: (search: Record<string, unknown>): { link?: string } => {
    const link = textOf(search['link']);
    return link === undefined ? {} : { link };
  },
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
  validateSearch: (search: Record<string, unknown>): { import?: string; file?: string } => {
    const [wanted, file] = [textOf(search['import']), textOf(search['file'])];
    return {
      ...(wanted === undefined ? {} : { import: wanted }),
      ...(file === undefined ? {} : { file }),
    };
  },
  component: lazyRouteComponent(() => import('./inbox/inbox.tsx'), 'InboxScreen'),
});
const sourcesRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'sources',
  validateSearch: readSourcesSearch,
  component: lazyRouteComponent(() => import('./sources/sources.tsx'), 'Sources'),
});

const sessionsModule = () => import('./sessions/sessions.tsx');
const sessionsIndex = createRoute({
  getParentRoute: () => caseRoute,
  path: 'sessions',
  component: lazyRouteComponent(sessionsModule, 'Sessions'),
});
const sessionsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'sessions/$source',
  validateSearch: readSessionsSearch,
  component: lazyRouteComponent(sessionsModule, 'Sessions'),
});
const askRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'ask',
  validateSearch: (search: Record<string, unknown>): AskSearch => {
    const [question, who] = [textOf(search['question']), textOf(search['who'])];
    const about = search['about'];
    const questions = Number(search['questions']);
    return {
      ...(question === undefined ? {} : { question }),
      ...(who === undefined ? {} : { who }),
      ...(about === 'matter' || about === 'chain' ? { about } : {}),
      ...(Number.isInteger(questions) && questions > 0 ? { questions } : {}),
    };
  },
  component: lazyRouteComponent(() => import('./ask/ask.tsx'), 'AskNext'),
});
const warningsRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'warnings',
  validateSearch: (search: Record<string, unknown>): { question?: string } => {
    const question = textOf(search['question']);
    return question === undefined ? {} : { question };
  },
  component: lazyRouteComponent(() => import('./warnings/warnings.tsx'), 'Warnings'),
});
const outcomesRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'outcomes',
  validateSearch: (search: Record<string, unknown>): { outcome?: string; topic?: string } => {
    const [outcome, topic] = [textOf(search['outcome']), textOf(search['topic'])];
    return {
      ...(outcome === undefined ? {} : { outcome }),
      ...(topic === undefined ? {} : { topic }),
    };
  },
  component: lazyRouteComponent(() => import('./outcomes/outcomes.tsx'), 'Outcomes'),
});

const mapRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'map',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./map/map.tsx'), 'MapScreen'),
});
const timelineRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'timeline',
  validateSearch: readTimelineSearch,
  component: lazyRouteComponent(() => import('./timeline/timeline.tsx'), 'TimelineScreen'),
});
const crossCheckRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'cross-check/$question',
  validateSearch: readSpeed,
  component: lazyRouteComponent(() => import('./cross-check/side-by-side.tsx'), 'SideBySide'),
});

const structureRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'structure',
  validateSearch: readStructureSearch,
  component: lazyRouteComponent(() => import('./structure/structure.tsx'), 'StructureScreen'),
});

const caseScreenRoute = createRoute({
  getParentRoute: () => caseRoute,
  path: 'case',
  validateSearch: readCaseSearch,
  component: lazyRouteComponent(() => import('./case/case.tsx'), 'CaseScreen'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    casesRoute,
    startRoute,
    caseRoute.addChildren([
      caseIndex,
      questionsRoute.addChildren([questionRoute]),
      chainIndex,
      chainRoute,
      readingIndex,
      readingRoute,
      inboxRoute,
      mapRoute,
      timelineRoute,
      crossCheckRoute,
      structureRoute,
      sourcesRoute,
      sessionsIndex,
      sessionsRoute,
      caseScreenRoute,
      askRoute,
      warningsRoute,
      outcomesRoute,
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
