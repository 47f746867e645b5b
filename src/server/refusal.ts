import { randomBytes } from 'node:crypto';
import type { StoreErrorCode } from '#store/errors.ts';
import { StoreError } from '#store/errors.ts';
import { IntakeError } from '#intake/format.ts';
import type { ErrorView } from './views.ts';
import type { Log } from './log.ts';

/** What the server itself refuses, before any job is asked: one clear line and a status. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * The one answer for what is absent, removed, malformed or somebody else's. A constant, so that the
 * four can never be told apart by their bytes.
 */
export const NOTHING_HERE: ErrorView = {
  error: { code: 'not-found', message: 'There is nothing here by that name that you can see.' },
};

/** The same answer, for the server's own use. */
export function nothingHere(): Refusal {
  return new Refusal(404, NOTHING_HERE.error.code, NOTHING_HERE.error.message);
}

const STATUS_OF_STORE_ERROR: Readonly<Record<StoreErrorCode, number>> = {
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  invalid: 422,
  'key-reused': 422,
  locked: 503,
  damaged: 500,
  unsafe: 503,
  unavailable: 503,
  'vault-locked': 423,
  'vault-absent': 409,
  'wrong-passphrase': 403,
};

export interface Answer {
  readonly status: number;
  readonly body: ErrorView;
}

/**
 * Turns whatever was thrown into an answer. What we expected becomes its own line; what we did not
 * becomes a generic line with a number, and the log is told where it came from – never what it said,
 * because the words of an unexpected error may quote a record.
 */
export function answerTo(error: unknown, where: string, log: Log): Answer {
  if (error instanceof Refusal) return answer(error.status, error.code, error.message);
  if (error instanceof StoreError) {
    if (error.code === 'not-found') return { status: 404, body: NOTHING_HERE };
    if (error.code === 'damaged' || error.code === 'unsafe') {
      log({ level: 'error', event: error.code, where, frames: framesOf(error) });
    }
    return answer(STATUS_OF_STORE_ERROR[error.code], error.code, error.message);
  }
  if (error instanceof IntakeError) {
    return answer(422, 'unreadable', `${error.message} ${error.mend}`.trim());
  }
  const id = randomBytes(6).toString('hex');
  log({ level: 'error', event: 'unexpected', id, where, ...describe(error) });
  return answer(
    500,
    'unexpected',
    `Something went wrong in Hearsay. Nothing you had saved is lost. The log names the place under ${id}.`,
  );
}

function answer(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function describe(error: unknown): { name: string; code?: string; frames: readonly string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const code = (error as { code?: unknown }).code;
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  const frames = framesOf(error);
  // Codes of Node and PostgreSQL are short words; anything else could be data.
  return typeof code === 'string' && /^[A-Z0-9_-]{1,40}$/i.test(code)
    ? { name, code, frames }
    : { name, frames };
}

/** Where an error was thrown: the stack without the message it begins with. */
function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  return stack
    .slice(stack.indexOf(error.message) + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
