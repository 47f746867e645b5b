/**
 * One stack of what can be taken back, for every screen: the last change first, whichever screen it was
 * made on, also after its message has gone.
 *
 * A change remembers the version it made. When a later change to the same record has been taken back,
 * that record has moved on – to a version with the very content the earlier change had left. `versionNow`
 * knows these moves, so that taking back goes on through any number of changes to one record; a change
 * by somebody else in between still refuses it, as it must.
 */
export interface Undoable {
  readonly text: string;
  readonly undo: () => Promise<unknown> | void;
}

const MOST = 100;
/** Longer than that only a large file is under way, and nobody means that. */
const PATIENCE_MS = 2_000;
const stack: Undoable[] = [];
/** `id version` → the version that now has that content. */
const moved = new Map<string, number>();
let takingBack = false;
/** Changes that have been sent and whose way back is not on the stack yet. */
const underWay = new Set<Promise<unknown>>();
/** What has been asked to be taken back, one after the other. */
let queue: Promise<unknown> = Promise.resolve();

export function remember(entry: Undoable): void {
  stack.push(entry);
  if (stack.length > MOST) stack.shift();
}

export function lastUndoable(): Undoable | undefined {
  return stack.at(-1);
}

/** A change is under way: until `change` is settled it may still put itself on the stack. */
export function changing(change: Promise<unknown>): void {
  const settled = change.catch(() => undefined);
  underWay.add(settled);
  void settled.then(() => underWay.delete(settled));
}

/**
 * Does something when no change is under way and nothing is being taken back: a key pressed while the last
 * change is on its way means that change, and pressed twice it means two.
 */
export function inTurn(work: () => Promise<unknown> | void): Promise<unknown> {
  queue = queue
    .then(() =>
      Promise.race([
        Promise.all(underWay),
        new Promise((resolve) => {
          setTimeout(resolve, PATIENCE_MS);
        }),
      ]),
    )
    .then(work)
    .catch(() => undefined);
  return queue;
}

/** Takes back one change, the last unless another is named; throws what the change threw. */
export async function takeBack(entry: Undoable | undefined = stack.at(-1)): Promise<void> {
  if (entry === undefined || takingBack) return;
  const at = stack.lastIndexOf(entry);
  if (at >= 0) stack.splice(at, 1);
  takingBack = true;
  try {
    await entry.undo();
  } finally {
    takingBack = false;
  }
}

/** Nothing of another case, or of a session that has ended, is taken back. */
export function forgetAll(): void {
  stack.length = 0;
  moved.clear();
}

/** The version to send for a record: what was read, unless taking back has moved it on. */
export function versionNow(id: string, version: number): number {
  if (!takingBack) return version;
  let now = version;
  for (let next = moved.get(`${id} ${now}`); next !== undefined; next = moved.get(`${id} ${now}`)) {
    now = next;
  }
  return now;
}

/** The change that made the version `sent` was taken back: `after` has the content of the one before it. */
export function noteMove(id: string, sent: number, after: number): void {
  if (takingBack && after > sent) moved.set(`${id} ${sent - 1}`, after);
}
