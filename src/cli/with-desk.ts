import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { ulid } from 'ulid';
import { asId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant, type Clock } from '#terms/time.ts';
import type { Case } from '#terms/case.ts';
import { openStore } from '#store/open.ts';
import type { Desk } from '#jobs/desk.ts';
import { listCases } from '#jobs/cases.ts';
import { settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** The real clock; only the edges have one. */
export const systemClock: Clock = () => instant(new Date().toISOString());

/** The one person on this machine's own desk. */
export function deskOwner(): Principal {
  return { userId: asId<UserId>('owner'), name: ownerName(), kind: 'owner' };
}

function ownerName(): string {
  const given = process.env['HEARSAY_USER'];
  if (given !== undefined && given !== '') return given;
  try {
    return userInfo().username;
  } catch {
    return 'owner';
  }
}

/**
 * Opens the store for one command and closes it after. While the desk runs on the same folder the
 * command joins it as a guest; otherwise it holds the folder itself.
 */
export async function withDesk<T>(
  work: (desk: Desk, principal: Principal) => Promise<T>,
): Promise<T> {
  const { folder, databaseUrl } = settings();
  const store = await openStore({
    folder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    clock: systemClock,
    newId: ulid,
    asGuest: true,
  });
  try {
    return await work({ store, clock: systemClock, newId: ulid }, deskOwner());
  } finally {
    await store.close();
  }
}

/** The case a command means: the one named by id or title, or the only one there is. */
export async function theCase(
  desk: Desk,
  principal: Principal,
  name: string | undefined,
): Promise<Case> {
  const cases = (await listCases(desk, principal)).map((view) => view.case);
  if (name !== undefined) {
    const wanted = name.toLowerCase();
    const found =
      cases.find((c) => c.id.toLowerCase() === wanted) ??
      cases.find((c) => c.title.toLowerCase() === wanted) ??
      only(cases.filter((c) => c.title.toLowerCase().includes(wanted)));
    if (found !== undefined) return found;
    throw new UsageError(`There is no case "${name}". ${listed(cases)}`);
  }
  const single = only(cases);
  if (single !== undefined) return single;
  if (cases.length === 0) {
    throw new UsageError(
      'There is no case yet. Make one with `hearsay cases new "Title"`, or load the sample with `hearsay sample`.',
    );
  }
  throw new UsageError(`There are several cases; say which with --case. ${listed(cases)}`);
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function listed(cases: readonly Case[]): string {
  return `Cases: ${cases.map((c) => `"${c.title}"`).join(', ') || 'none'}.`;
}

/** A key for one run of a command, so that a retry inside the run is harmless. */
export const runKey = (): string => randomUUID();
