import { userInfo } from 'node:os';
import { ulid } from 'ulid';
import { asId, type UserId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { instant, type Clock } from '#terms/time.ts';
import type { Case } from '#terms/case.ts';
import { openStore } from '#store/open.ts';
import type { Desk } from '#jobs/desk.ts';
import { listCases } from '#jobs/cases.ts';
import { say } from './reporters/print.ts';
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
  const interrupted = stopOnSignal(() => store.close());
  try {
    return await work({ store, clock: systemClock, newId: ulid }, deskOwner());
  } finally {
    interrupted.forget();
    await store.close();
  }
}

/**
 * Ctrl+C: what is under way is given up (all of a command is done, or nothing), the database is shut
 * down in order, and the exit code is the one a shell expects. A second Ctrl+C does not wait for that.
 */
export function stopOnSignal(close: () => Promise<void>): { readonly forget: () => void } {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    const code = signals[signal as keyof typeof signals];
    if (stopping) process.exit(code);
    stopping = true;
    say('stopped. What was acknowledged is kept; the rest was not begun.');
    const late = setTimeout(() => process.exit(code), 5_000);
    late.unref();
    void close().finally(() => process.exit(code));
  };
  for (const signal of Object.keys(signals)) process.on(signal, stop);
  return {
    forget: () => {
      for (const signal of Object.keys(signals)) process.off(signal, stop);
    },
  };
}

/**
 * The case a command means: the one named by id or title, else the one HEARSAY_CASE names, else the
 * only one there is.
 */
export async function theCase(
  desk: Desk,
  principal: Principal,
  said: string | undefined,
): Promise<Case> {
  const name = said ?? (process.env['HEARSAY_CASE'] || undefined);
  const cases = (await listCases(desk, principal)).map((view) => view.case);
  if (name !== undefined) {
    const wanted = name.toLowerCase();
    const titled = cases.filter((c) => c.title.toLowerCase() === wanted);
    const like = cases.filter((c) => c.title.toLowerCase().includes(wanted));
    const found = cases.find((c) => c.id.toLowerCase() === wanted) ?? only(titled) ?? only(like);
    if (found !== undefined) return found;
    throw new UsageError(
      like.length > 1
        ? `"${name}" fits ${like.length} cases; give more of the title, or the id. ${listed(like)}`
        : `There is no case "${name}". ${listed(cases)}`,
    );
  }
  const single = only(cases);
  if (single !== undefined) return single;
  if (cases.length === 0) {
    throw new UsageError(
      'There is no case yet. Make one with `hearsay cases new "Title"`, or load the sample with `hearsay sample`.',
    );
  }
  throw new UsageError(
    `There are several cases; say which with --case, or set HEARSAY_CASE. ${listed(cases)}`,
  );
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function listed(cases: readonly Case[]): string {
  const titles = cases.map((c) =>
    cases.filter((other) => other.title === c.title).length > 1
      ? `"${c.title}" (${c.id})`
      : `"${c.title}"`,
  );
  const more = titles.length > 8 ? ` and ${titles.length - 8} more; \`hearsay cases\`` : '';
  return `Cases: ${titles.slice(0, 8).join(', ') || 'none'}${more}.`;
}
