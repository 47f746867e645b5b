import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Desk } from '#jobs/desk.ts';
import type { EndpointSettings } from '#jobs/endpoint-settings.ts';
import { UPLOAD_LIMITS } from './body.ts';
import type { UploadLimits } from './body.ts';
import type { Door } from './doors.ts';
import { securityHeaders } from './headers.ts';
import type { Hosts } from './hosts.ts';
import type { Log } from './log.ts';
import { answerTo, NOTHING_HERE } from './refusal.ts';
import { signedIn } from './route.ts';
import type { House } from './route.ts';
import { addApiPage } from './routes/api-page.ts';
import { addAsk } from './routes/ask.ts';
import { addCalibration } from './routes/calibration.ts';
import { addCases } from './routes/cases.ts';
import { addClaims } from './routes/claims.ts';
import { addCrossCheck } from './routes/cross-check.ts';
import { addDocuments } from './routes/documents.ts';
import { addImports } from './routes/imports.ts';
import { addLinks } from './routes/links.ts';
import { addMe } from './routes/me.ts';
import { addQuestions } from './routes/questions.ts';
import { addReleases } from './routes/releases.ts';
import { addModel } from './routes/model.ts';
import { addNetwork } from './routes/network.ts';
import { addStructure } from './routes/structure.ts';
import { addSubjects } from './routes/subjects.ts';
import { addAudit } from './routes/audit.ts';
import { addSearch } from './routes/search.ts';
import { addSessionsOfSources } from './routes/sessions-of-sources.ts';
import { addSources } from './routes/sources.ts';
import { addSuggestions } from './routes/suggestions.ts';
import { addWarnings } from './routes/warnings.ts';
import { addVault } from './routes/vault.ts';
import { addVerify } from './routes/verify.ts';
import { isApi, sameSite } from './same-site.ts';
import type { Milliseconds } from './secret.ts';
import { addSignIn } from './sign-in.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLinks } from './sign-in-links.ts';
import { addDesk } from './static.ts';
import { createThrottle } from './throttle.ts';

export interface AppOptions {
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly links: SignInLinks;
  readonly hosts: Hosts;
  /** What `hearsay link` proves itself with; null when there is no such way in. */
  readonly controlKey: string | null;
  /** The built desk (`dist/desk`); null for none. */
  readonly deskFolder: string | null;
  readonly version: string;
  readonly log: Log;
  readonly now: Milliseconds;
  readonly uploads?: UploadLimits;
  /** A model that whoever starts the desk has set up; none unless said. */
  readonly endpoint?: EndpointSettings | null;
}

export interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly request: OpenAPIHono['request'];
  readonly routes: OpenAPIHono['routes'];
  /** The doors that got a route, with the shape of their answer; null for pages and files. */
  readonly doors: ReadonlyMap<Door, z.ZodType | null>;
}

/** The whole server as a function from request to answer: no port, no disk but the desk's files. */
export function createApp(options: AppOptions): App {
  const { desk, sessions, log, version } = options;
  const app = new OpenAPIHono();
  const made: House['made'] = new Map();
  const house: House = { app, desk, sessions, log, made };

  app.use(securityHeaders());
  app.use(sameSite(options.hosts));
  app.use(async (c, next) => {
    // Before routing: without a session not even which routes exist can be learnt.
    if (isApi(c.req.path)) signedIn(c, sessions);
    await next();
  });

  addSignIn(house, options.links, options.controlKey);
  addMe(house, version);
  addCases(house);
  addQuestions(house);
  addCrossCheck(house);
  addDocuments(house);
  addClaims(house);
  addLinks(house);
  addSources(house);
  addSessionsOfSources(house);
  addSuggestions(house);
  addNetwork(house);
  addStructure(house);
  addSubjects(house);
  addImports(house, options.uploads ?? UPLOAD_LIMITS);
  addModel(house, options.endpoint ?? null);
  addReleases(house);
  addAsk(house);
  addWarnings(house);
  addCalibration(house);
  addSearch(house);
  addAudit(house);
  addVerify(house);
  addVault(house, version, createThrottle(options.now));
  addApiPage(house, version);
  addDesk(house, options.deskFolder);

  app.notFound((c) => c.json(NOTHING_HERE, 404));
  app.onError((error, c) => {
    // The first that is not one of the layers above: the pattern, never the address.
    const route = c.req.matchedRoutes.find(({ method }) => method !== 'ALL')?.path ?? 'no route';
    const { status, body } = answerTo(error, `${c.req.method} ${route}`, log);
    return c.json(body, status as ContentfulStatusCode);
  });
  return {
    fetch: (request) => app.fetch(request),
    request: app.request,
    routes: app.routes,
    doors: made,
  };
}
