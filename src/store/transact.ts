import type { CaseRole } from '#terms/case.ts';
import type { CaseId, NewId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Clock, Instant } from '#terms/time.ts';
import type pg from 'pg';
import { append } from './audit.ts';
import type { AuditNote } from './audit.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { must } from './policy.ts';
import { readRecords, writeRecords } from './records.ts';
import { inTransaction } from './session.ts';
import type { Session } from './session.ts';
import type { Act, ReadTx, Tx } from './store.ts';
import { VERBS } from './verbs.ts';

/** What the parts of the store that run commands share. */
export interface Commands {
  read<T>(principal: Principal, work: (tx: ReadTx) => Promise<T>): Promise<T>;
  transact<T>(principal: Principal, act: Act, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * A command on something that is no record (an identity). Asks the policy about the case, leaves
   * one audit entry – what `work` returns as `note` – and commits before anything is returned.
   */
  special<T>(
    principal: Principal,
    verb: string,
    caseId: CaseId | null,
    work: (
      session: Session,
      tx: ReadTx,
    ) => Promise<{
      readonly result: T;
      readonly object: string | null;
      readonly details?: Readonly<Record<string, unknown>>;
      readonly erases?: readonly number[];
    }>,
  ): Promise<T>;
}

export function commandsOn(options: {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Called after each commit. */
  readonly committed: () => void;
}): Commands {
  const { pool, clock, newId, committed } = options;

  return {
    read: (principal, work) =>
      inTransaction(pool, 'read', (session) => work(readRecords(session, principal))),

    async transact<T>(principal: Principal, act: Act, work: (tx: Tx) => Promise<T>): Promise<T> {
      // A verb that no case decides about is decided now; an unknown one is refused here.
      const needs = Object.hasOwn(VERBS, act.verb) ? VERBS[act.verb] : undefined;
      if (needs === undefined || needs === 'owner') must(principal, act.verb, null);
      const at: Instant = clock();
      const key = act.idempotencyKey;
      const result = await inTransaction(pool, 'write', async (session) => {
        if (key !== undefined) {
          const earlier = await claimKey(session, principal, act, key, at);
          if (earlier !== null) {
            // Who has left the case since is told what every stranger is told.
            if (earlier.caseId !== null) {
              must(principal, act.verb, await roleIn(session, earlier.caseId, principal));
            }
            return earlier.answer as T;
          }
        }
        const { tx, notes } = writeRecords(session, principal, act, at, newId);
        const done = await work(tx);
        if (key !== undefined) {
          await keepAnswer(session, principal, key, done, notes[0]?.caseId ?? null);
        }
        // A command that changed nothing was still given.
        const bare: AuditNote = {
          at,
          actor: principal.userId,
          verb: act.verb,
          caseId: null,
          object: act.object ?? null,
          records: [],
          details: act.details ?? null,
        };
        await append(session, notes.length > 0 ? notes : [bare]);
        return done;
      });
      committed();
      return result;
    },

    async special(principal, verb, caseId, work) {
      const at = clock();
      const result = await inTransaction(pool, 'write', async (session) => {
        const role = caseId === null ? null : await roleIn(session, caseId, principal);
        must(principal, verb, role);
        const done = await work(session, readRecords(session, principal));
        await append(session, [
          {
            at,
            actor: principal.userId,
            verb,
            caseId,
            object: done.object,
            records: [],
            details: done.details ?? null,
            erases: done.erases ?? [],
          },
        ]);
        return done.result;
      });
      committed();
      return result;
    },
  };
}

async function roleIn(
  session: Session,
  caseId: string,
  principal: Principal,
): Promise<CaseRole | null> {
  const [row] = await session.query<{ role: CaseRole | null }>('select role_in($1, $2) as role', [
    caseId,
    principal.userId,
  ]);
  return row?.role ?? null;
}
