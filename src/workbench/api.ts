import type { ErrorView } from '#server/views.ts';
import { forgetAhead, takeAhead } from './shell/asked-ahead.ts';
import { noteMove, versionNow } from './shell/undo.ts';

/** What the server answered when it did not do what was asked; the message can be shown as it is. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * Calls the desk's own server. Changes carry the header no other page can send; every POST carries a
 * key, so that a repeated one does nothing twice. Throws `ApiError`.
 */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-hearsay'] = '1';
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
  const init: RequestInit = { method, headers, ...(signal === undefined ? {} : { signal }) };
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream';
    init.body = body;
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(versionsNow(path, body));
  }
  let response: Response;
  try {
    if (method !== 'GET') forgetAhead();
    response =
      (method === 'GET' ? await takeAhead(path, performance.now()) : undefined) ??
      (await fetch(path, init));
  } catch {
    throw new ApiError(0, 'unreachable', 'The desk does not answer. Is Hearsay still running?');
  }
  if (response.status === 204) return undefined as T;
  const answer = (await response.json().catch(() => null)) as T | ErrorView | null;
  if (response.ok) {
    noteVersions(path, body, answer);
    return answer as T;
  }
  const error = (answer as ErrorView | null)?.error;
  throw new ApiError(
    response.status,
    error?.code ?? 'unknown',
    error?.message ?? `The server answered ${response.status}.`,
  );
}

interface Versioned {
  readonly id?: unknown;
  readonly version?: unknown;
  readonly changes?: unknown;
}

/** The versions a change carries, brought up to where taking back has moved the records (`undo.ts`). */
function versionsNow(path: string, body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const { version, changes } = body as Versioned;
  if (typeof version === 'number') {
    return { ...body, version: versionNow(lastPart(path), version) };
  }
  if (!Array.isArray(changes)) return body;
  return {
    ...body,
    changes: (changes as Versioned[]).map((each) =>
      typeof each.id === 'string' && typeof each.version === 'number'
        ? { ...each, version: versionNow(each.id, each.version) }
        : each,
    ),
  };
}

function noteVersions(path: string, sent: unknown, answer: unknown): void {
  if (typeof sent !== 'object' || sent === null) return;
  const { version, changes } = sent as Versioned;
  const note = (id: string, before: unknown, made: unknown): void => {
    const after = (made as Versioned | null | undefined)?.version;
    if (typeof before === 'number' && typeof after === 'number') noteMove(id, before, after);
  };
  if (typeof version === 'number') note(lastPart(path), version, answer);
  if (!Array.isArray(changes) || !Array.isArray(answer)) return;
  const made = answer as Versioned[];
  for (const { id, version: before } of changes as Versioned[]) {
    if (typeof id === 'string')
      note(
        id,
        before,
        made.find((each) => each.id === id),
      );
  }
}

function lastPart(path: string): string {
  return path.replace(/\?.*$/, '').split('/').at(-1) ?? '';
}
