import type { Principal } from '#terms/principal.ts';
import type { Instant } from '#terms/time.ts';
import { canonicalJson } from '#terms/canonical-json.ts';
import { sha256Hex } from './audit.ts';
import { StoreError } from './errors.ts';
import type { Session } from './session.ts';
import type { Act } from './store.ts';

/**
 * A client's key makes a retry harmless: the same key with the same request gives the first answer
 * again, without running anything. The key is claimed first, in the command's own transaction: a
 * second command with the same key waits for the first to end, then finds its answer – or, when the
 * first one failed, runs itself.
 */
export async function claimKey(
  session: Session,
  principal: Principal,
  act: Act,
  key: string,
  at: Instant,
): Promise<{ readonly answer: unknown; readonly caseId: string | null } | null> {
  if (!/^[!-~]{1,200}$/.test(key)) {
    throw new StoreError(
      'invalid',
      'An idempotency key is 1 to 200 printable ASCII characters without spaces.',
    );
  }
  const request = requestHashOf(act);
  const claimed = await session.query(
    `insert into idempotency (user_id, key, request_hash, made_at) values ($1, $2, $3, $4)
     on conflict do nothing returning key`,
    [principal.userId, key, request, at],
  );
  if (claimed.length > 0) return null;
  const [row] = await session.query<{
    request_hash: string;
    answer: string | null;
    case_id: string | null;
  }>('select request_hash, answer, case_id from idempotency where user_id = $1 and key = $2', [
    principal.userId,
    key,
  ]);
  if (row === undefined || row.request_hash !== request) {
    throw new StoreError(
      'key-reused',
      'This idempotency key was used for another request: make a new key for a new request.',
    );
  }
  return {
    answer: row.answer === null ? undefined : (JSON.parse(row.answer) as unknown),
    caseId: row.case_id,
  };
}

/** Keeps the answer for whoever asks again, and the case it is about, to ask the policy then. */
export async function keepAnswer(
  session: Session,
  principal: Principal,
  key: string,
  answer: unknown,
  caseId: string | null,
): Promise<void> {
  await session.query(
    'update idempotency set answer = $3, case_id = $4 where user_id = $1 and key = $2',
    [principal.userId, key, JSON.stringify(answer) ?? null, caseId],
  );
}

function requestHashOf(act: Act): string {
  const { verb, object = null, requestHash = null, details = null } = act;
  return sha256Hex(
    canonicalJson(requestHash === null ? { verb, object, details } : { verb, requestHash }),
  );
}
