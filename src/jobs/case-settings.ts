import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Case } from '#terms/case.ts';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { makeBackup } from '#store/backup.ts';
import { must } from '#store/policy.ts';
import type { LogLine } from '#store/store.ts';
import { StoreError } from '#store/errors.ts';
import { needCase } from './cases.ts';
import type { Desk } from './desk.ts';

/** What of a case its leads may change. */
export type CaseChange = Partial<
  Pick<
    Case,
    'title' | 'purpose' | 'zone' | 'members' | 'releasePolicy' | 'mayAskModel' | 'countries'
  >
>;

/** Changes the settings of a case. A lead cannot leave a case without one. */
export async function editCase(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  version: number,
  change: CaseChange,
): Promise<Case> {
  const verb = change.members === undefined ? 'case.edit' : 'case.members';
  return desk.store.transact(
    principal,
    { verb, object: caseId, details: { fields: Object.keys(change) } },
    async (tx) => {
      await needCase(tx, caseId);
      return tx.revise('case', caseId, version, change);
    },
  );
}

/** The log of what was done in a case, newest first. */
export async function caseLog(
  desk: Desk,
  principal: Principal,
  caseId: CaseId,
  most: number,
  before?: number,
): Promise<readonly LogLine[]> {
  return desk.store.read(principal, async (tx) => {
    await needCase(tx, caseId);
    return tx.log(caseId, most, before);
  });
}

export interface BackupView {
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: string;
}

/** Where backups made at the desk lie: beside the data, to be copied to another disk from there. */
export function backupFolder(desk: Desk): string {
  return path.join(desk.store.folder, 'backups');
}

export async function listBackups(
  desk: Desk,
  principal: Principal,
): Promise<{ readonly folder: string; readonly backups: readonly BackupView[] }> {
  must(principal, 'backup.make', null);
  const folder = backupFolder(desk);
  const names = await readdir(folder).catch(() => [] as string[]);
  const backups: BackupView[] = [];
  for (const name of names
    .filter((each) => each.endsWith('.hearsay'))
    .sort()
    .toReversed()) {
    const found = await stat(path.join(folder, name));
    backups.push({ name, bytes: found.size, madeAt: found.mtime.toISOString() });
  }
  return { folder, backups };
}

/** Everything in one file, sealed when a passphrase is given. */
export async function backUp(
  desk: Desk,
  principal: Principal,
  passphrase: string | null,
): Promise<{
  readonly name: string;
  readonly rows: number;
  readonly exhibits: number;
  readonly bytes: number;
  readonly damaged: readonly string[];
}> {
  must(principal, 'backup.make', null);
  if (passphrase !== null && passphrase.length < 8) {
    throw new StoreError('invalid', 'A passphrase for a backup has at least 8 characters.');
  }
  const folder = backupFolder(desk);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${desk.clock().slice(0, 19).replaceAll(/[:T]/g, '-')}.hearsay`;
  const { rows, exhibits, bytes, damaged } = await makeBackup(
    desk.store,
    principal,
    path.join(folder, name),
    passphrase === null ? {} : { passphrase },
  );
  return { name, rows, exhibits, bytes, damaged };
}
