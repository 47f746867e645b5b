import type { AskedAhead } from './first-requests.ts';

/** What is older is asked for again: as long as an answer counts as fresh anyway (`queries.ts`). */
const AHEAD_MS = 10_000;

/**
 * The answer to a request that was made before the page's code was there, once; undefined when there
 * is none or it is too old. After the first change nothing asked before it counts any more.
 */
export function takeAhead(path: string, now: number): Promise<Response> | undefined {
  const found = asked().get(path);
  asked().delete(path);
  if (found === undefined) return undefined;
  if (now - found.at < AHEAD_MS) return found.answer;
  letGo(found);
  return undefined;
}

/** Somebody changes something: what was asked before may be out of date. */
export function forgetAhead(): void {
  for (const each of asked().values()) letGo(each);
  asked().clear();
}

/** An answer that nobody reads would keep its connection, of which a browser has six. */
function letGo({ answer }: AskedAhead): void {
  answer.then((response) => response.body?.cancel()).catch(() => undefined);
}

/** Where it is not there yet, an empty one in its place says that the page has come first. */
function asked(): Map<string, AskedAhead> {
  return (globalThis.hearsayAhead ??= new Map());
}

// What no screen has asked for by then, none will.
if (typeof document !== 'undefined') setTimeout(forgetAhead, AHEAD_MS);
