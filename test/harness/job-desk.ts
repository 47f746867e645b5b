/** A desk on a store of its own, in a fresh folder with a clock that stands still: for tests of use cases. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monotonicFactory } from 'ulid';
import type { Case } from '#terms/case.ts';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { Draft } from '#terms/record.ts';
import { instant } from '#terms/time.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import type { Desk } from '../../src/jobs/desk.ts';
import { stopReading } from '../../src/jobs/read-in-worker.ts';

export interface JobDesk {
  readonly store: OpenStore;
  readonly desk: Desk;
  /** A case that `lead` leads; two sign a release unless said. */
  newCase(lead: Principal, change?: Partial<Draft<Case>>): Promise<CaseId>;
  close(): Promise<void>;
}

export async function openJobDesk(name: string): Promise<JobDesk> {
  const base = await mkdtemp(path.join(tmpdir(), `hearsay-${name}-`));
  const clock = () => instant('2026-04-10T09:00:00Z');
  const newId = monotonicFactory();
  const folders = { folder: path.join(base, 'data'), keyFolder: path.join(base, 'keys') };
  const store = await openStore({ ...folders, clock, newId });
  return {
    store,
    desk: { store, clock, newId },
    async newCase(lead, change = {}) {
      const made = await store.transact(lead, { verb: 'case.create' }, (tx) =>
        tx.createCase({
          title: 'The mill',
          purpose: 'event',
          zone: 'UTC',
          members: [{ userId: lead.userId, role: 'lead' }],
          releasePolicy: { signatures: 2, coordinateDigits: 1, timePrecision: 'day' },
          ...change,
        }),
      );
      return made.id;
    },
    async close() {
      await stopReading();
      await store.close();
      await rm(base, { recursive: true, force: true });
    },
  };
}
