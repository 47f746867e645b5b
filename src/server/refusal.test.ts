import { describe, expect, it } from 'vitest';
import { IntakeError } from '#intake/format.ts';
import { StoreError } from '#store/errors.ts';
import type { StoreErrorCode } from '#store/errors.ts';
import type { LogEntry } from './log.ts';
import { answerTo, Refusal } from './refusal.ts';

function ask(error: unknown) {
  const log: LogEntry[] = [];
  return { ...answerTo(error, 'GET /api/x', (entry) => log.push(entry)), log };
}

describe('answers to errors', () => {
  it.each<[StoreErrorCode, number]>([
    ['not-found', 404],
    ['conflict', 409],
    ['forbidden', 403],
    ['invalid', 422],
    ['key-reused', 422],
    ['locked', 503],
    ['damaged', 500],
    ['unsafe', 503],
    ['unavailable', 503],
    ['vault-locked', 423],
    ['vault-absent', 409],
    ['wrong-passphrase', 403],
  ])('[SA30] %s becomes %i', (code, status) => {
    const answer = ask(new StoreError(code, 'What to do.'));
    expect(answer.status).toBe(status);
    expect(answer.body.error.code).toBe(code);
  });

  it('[SA22] what is not found says the same whatever was asked for', () => {
    const a = ask(new StoreError('not-found', 'There is no such claim 01X.'));
    const b = ask(new StoreError('not-found', 'That case belongs to somebody else.'));
    expect(a.body).toEqual(b.body);
  });

  it('[SA30] a file that cannot be read says why and what to do', () => {
    const answer = ask(new IntakeError('The ZIP is empty.', 'Export it again.'));
    expect(answer.status).toBe(422);
    expect(answer.body.error.message).toBe('The ZIP is empty. Export it again.');
  });

  it('[SA30] keeps its own refusals', () => {
    expect(ask(new Refusal(413, 'too-large', 'Too large.')).status).toBe(413);
  });

  it('[SA31] what nobody expected tells neither the client nor the log what it quoted', () => {
    const secret = 'Samir Qandil, +963 955 0101';
    class PgError extends Error {
      readonly code = '23505';
      readonly detail = `Key (name)=(${secret}) already exists.`;
    }
    const cause = new PgError(`duplicate key: ${secret}\n    at ${secret} (x.ts:1:1)`);
    const { status, body, log } = ask(cause);
    expect(status).toBe(500);
    expect(body.error.code).toBe('unexpected');
    expect(JSON.stringify(body)).not.toContain('Samir');
    expect(JSON.stringify(log)).not.toContain('Samir');
    expect(log[0]).toMatchObject({ level: 'error', code: '23505', where: 'GET /api/x' });
    expect(log[0]?.frames?.[0]).toContain('refusal.test.ts');
    expect(body.error.message).toContain(log[0]?.id);
  });

  it('[SA31] things that are thrown and are no errors stay quiet too', () => {
    const { body, log } = ask('Samir Qandil');
    expect(JSON.stringify([body, log])).not.toContain('Samir');
  });
});
