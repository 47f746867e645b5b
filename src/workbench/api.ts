import type { ErrorView } from '#server/views.ts';

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
export async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-hearsay'] = '1';
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
  const init: RequestInit = { method, headers };
  if (body instanceof Blob) {
    headers['content-type'] = 'application/octet-stream';
    init.body = body;
  } else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new ApiError(0, 'unreachable', 'The desk does not answer. Is Hearsay still running?');
  }
  if (response.status === 204) return undefined as T;
  const answer = (await response.json().catch(() => null)) as T | ErrorView | null;
  if (response.ok) return answer as T;
  const error = (answer as ErrorView | null)?.error;
  throw new ApiError(
    response.status,
    error?.code ?? 'unknown',
    error?.message ?? `The server answered ${response.status}.`,
  );
}
