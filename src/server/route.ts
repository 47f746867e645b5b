import type { Context } from 'hono';
import { OpenAPIHono, z } from '@hono/zod-openapi';
import { asId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Desk } from '#jobs/desk.ts';
import { needFile, readJson, readNothing } from './body.ts';
import { sessionCookie } from './cookie.ts';
import type { Door } from './doors.ts';
import type { Log } from './log.ts';
import { nothingHere, Refusal } from './refusal.ts';
import { errorView, ID_PATTERN } from './schemas/basics.ts';
import type { Sessions } from './sessions.ts';

/** What every route may use. */
export interface House {
  readonly app: OpenAPIHono;
  readonly desk: Desk;
  readonly sessions: Sessions;
  readonly log: Log;
  /** Doors that have been given a route, with the shape of their answer; a test compares. */
  readonly made: Map<Door, z.ZodType | null>;
}

export interface RouteSpec<Query, Body, Reply> {
  readonly door: Door;
  /** One line for the description of the API. */
  readonly summary: string;
  /** Query parameters; none are allowed when left out. */
  readonly query?: z.ZodType<Query>;
  /** The JSON body; `bytes` for a raw file; nothing may be sent when left out. */
  readonly body?: z.ZodType<Body> | 'bytes';
  /** No body is taken as `{}`. */
  readonly bodyOptional?: true;
  /** The answer; `file` for a download; left out when there is nothing to say (204). */
  readonly reply?: z.ZodType<Reply> | 'file' | 'page';
  readonly status?: 200 | 201;
}

export interface Asked<Query, Body> {
  readonly c: Context;
  readonly principal: Principal;
  /** Path parameters, checked to look like ids. */
  readonly id: (name: string) => string;
  readonly query: Query;
  readonly body: Body;
  /** The client's idempotency key. */
  readonly key: string | undefined;
}

/**
 * Makes one route: description, session, strict reading of everything the client sends, then the
 * job. What the job returns is the answer; what it throws is turned into one by the app.
 */
export function addRoute<Query = undefined, Body = undefined, Reply = undefined>(
  house: House,
  spec: RouteSpec<Query, Body, Reply>,
  answer: (asked: Asked<Query, Body>) => Promise<Reply | Response>,
): void {
  const { app, sessions } = house;
  house.made.set(spec.door, spec.reply instanceof z.ZodType ? spec.reply : null);
  describe(app, spec);
  app.on(spec.door.method, honoPath(spec.door.path), async (c) => {
    const principal = signedIn(c, sessions);
    const key = idempotencyKey(c);
    // A first answer given again is still an answer: whoever lost sight of the object gets none.
    if (key !== undefined) await needInSight(house, principal, spec.door, idIn(c));
    const query = readQuery(c, spec.query);
    const body = await readBody(c, spec.body, spec.bodyOptional ?? false);
    const found = await answer({ c, principal, id: idIn(c), query, body, key });
    if (found instanceof Response) return found;
    if (found === undefined) return c.body(null, 204);
    return c.json(found as object, spec.status ?? 200);
  });
}

/** The signed-in person, or a 401 that says how to sign in. */
export function signedIn(c: Context, sessions: Sessions): Principal {
  const cookie = sessionCookie(c);
  const principal = cookie === null ? null : sessions.find(cookie);
  if (principal === null) {
    throw new Refusal(
      401,
      'signed-out',
      'You are signed out. Press Enter in the terminal where Hearsay runs, or run `hearsay link`, and open the link it prints.',
    );
  }
  return principal;
}

export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** A path parameter that cannot be an id names nothing: the same answer as an absent one. */
function idIn(c: Context): (name: string) => string {
  return (name) => {
    const value = c.req.param(name) ?? '';
    if (!ID_PATTERN.test(value)) throw nothingHere();
    return value;
  };
}

async function needInSight(
  { desk }: House,
  principal: Principal,
  door: Door,
  id: (name: string) => string,
): Promise<void> {
  const kind = door.object;
  if (kind === 'nothing') return;
  const object = id(kind === 'case' ? 'case' : 'id');
  const found = await desk.store.read(principal, (tx) => tx.get(kind, asId(object)));
  if (found === null) throw nothingHere();
}

function idempotencyKey(c: Context): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Refusal(
      422,
      'invalid',
      'An Idempotency-Key is 8 to 200 visible ASCII characters, such as a UUID.',
    );
  }
  return key;
}

const NO_PARAMETERS = z.strictObject({});

function readQuery<Query>(c: Context, schema: z.ZodType<Query> | undefined): Query {
  const given = new URL(c.req.url).searchParams;
  const entries: [string, string][] = [];
  for (const [name, value] of given) {
    if (given.getAll(name).length > 1) {
      throw new Refusal(422, 'invalid', `The parameter "${clip(name)}" is given more than once.`);
    }
    if (value.includes('\u0000') || /\p{Surrogate}/u.test(value)) {
      throw new Refusal(422, 'invalid', `The parameter "${clip(name)}" is not text.`);
    }
    entries.push([name, value]);
  }
  const wanted = schema ?? (NO_PARAMETERS as unknown as z.ZodType<Query>);
  return parse(wanted, Object.fromEntries(entries), 'parameter');
}

async function readBody<Body>(
  c: Context,
  schema: z.ZodType<Body> | 'bytes' | undefined,
  optional: boolean,
): Promise<Body> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined as Body;
  if (schema === 'bytes') {
    needFile(c);
    return undefined as Body;
  }
  if (schema === undefined) {
    await readNothing(c);
    return undefined as Body;
  }
  if (optional && c.req.header('content-type') === undefined) {
    await readNothing(c);
    return parse(schema, {}, 'field');
  }
  return parse(schema, await readJson(c), 'field');
}

/** Checks a value against its schema; the refusal names the first field that is wrong. */
export function parse<T>(schema: z.ZodType<T>, value: unknown, what: 'field' | 'parameter'): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = clip((issue?.path ?? []).map(String).join('.'));
  const why = (issue?.message ?? 'not right').replace(/^Invalid input: /, '');
  throw new Refusal(
    422,
    'invalid',
    path === '' ? `${sentence(why)}.` : `The ${what} "${path}" is not right: ${clip(why)}.`,
  );
}

function sentence(text: string): string {
  const clipped = clip(text);
  return clipped.charAt(0).toUpperCase() + clipped.slice(1);
}

function clip(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

function describe<Query, Body, Reply>(
  app: OpenAPIHono,
  { door, summary, query, body, bodyOptional, reply, status }: RouteSpec<Query, Body, Reply>,
): void {
  const names = [...door.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const problem = (description: string) => ({
    description,
    content: { 'application/json': { schema: errorView } },
  });
  const changes = door.method !== 'GET';
  app.openAPIRegistry.registerPath({
    method: door.method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete',
    path: door.path,
    operationId: operationId(door),
    summary,
    description: door.policy,
    tags: [door.path.split('/')[2] ?? 'api'],
    security: [{ session: [] }],
    request: {
      ...(names.length > 0
        ? {
            params: z.object(
              Object.fromEntries(names.map((name) => [name, z.string()])) as Record<
                string,
                z.ZodString
              >,
            ),
          }
        : {}),
      ...(query === undefined ? {} : { query: query as unknown as z.ZodObject }),
      ...(changes
        ? {
            headers: z.object({
              'X-Hearsay': z.literal('1'),
              ...(door.method === 'POST'
                ? {
                    'Idempotency-Key': z.string().optional().openapi({
                      description:
                        'The same key with the same request gives the first answer again.',
                    }),
                  }
                : {}),
            }),
          }
        : {}),
      ...(body === undefined
        ? {}
        : {
            body: {
              required: bodyOptional !== true,
              content:
                body === 'bytes'
                  ? {
                      'application/octet-stream': {
                        schema: z.string().openapi({ format: 'binary' }),
                      },
                    }
                  : { 'application/json': { schema: body } },
            },
          }),
    },
    responses: {
      ...(reply === undefined
        ? { 204: { description: 'Done.' } }
        : {
            [status ?? 200]: {
              description: 'The answer.',
              content:
                reply === 'file'
                  ? {
                      'application/octet-stream': {
                        schema: z.string().openapi({ format: 'binary' }),
                      },
                    }
                  : reply === 'page'
                    ? { 'text/html': { schema: z.string() } }
                    : { 'application/json': { schema: reply } },
            },
          }),
      401: problem('Not signed in.'),
      ...(changes ? { 403: problem('Not allowed for this role, or asked by another page.') } : {}),
      ...(names.length > 0
        ? { 404: problem('Absent, or not yours to see: the same answer.') }
        : {}),
      ...(door.method === 'PATCH' || door.method === 'DELETE'
        ? { 409: problem('Somebody changed it first.') }
        : {}),
      ...(query !== undefined || body !== undefined
        ? { 422: problem('Something in the request is not right; the message names it.') }
        : {}),
    },
  });
}

function operationId(door: Door): string {
  return (
    door.method.toLowerCase() +
    door.path
      .replace(/^\/api/, '')
      .split(/[/.]/)
      .filter((part) => part !== '')
      .map((part) =>
        part.startsWith('{')
          ? `By${part.charAt(1).toUpperCase()}${part.slice(2, -1)}`
          : part.charAt(0).toUpperCase() + part.slice(1),
      )
      .join('')
  );
}
