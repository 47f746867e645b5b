import { ImportStopped, type ImportWatch, type RunningImport } from '#jobs/import-progress.ts';
import { Refusal } from './refusal.ts';

interface Entry {
  readonly owner: string;
  readonly control: AbortController;
  readonly began: number;
  now: RunningImport;
}

/** More at once than a page of the desk ever sends. */
const MOST = 100;

/**
 * Imports that are under way, by the case and whoever sent them: a page asks how far they are and may
 * stop them. They are of this process and this moment; nothing of it is kept.
 */
export class RunningImports {
  readonly #running = new Map<string, Entry>();
  readonly #clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /**
   * Runs an import under a ticket. One that was stopped is a refusal in words, as is a ticket that is
   * in use.
   */
  async run<T>(
    owner: string,
    ticket: string | undefined,
    name: string,
    work: (watch: ImportWatch) => Promise<T>,
  ): Promise<T> {
    if (ticket === undefined) return work({});
    const key = `${owner} ${ticket}`;
    if (this.#running.has(key))
      throw new Refusal(409, 'ticket-in-use', 'An import with this ticket is under way already.');
    if (this.#running.size >= MOST)
      throw new Refusal(503, 'busy', 'Too many files are being taken in; try again in a minute.');
    const control = new AbortController();
    const began = this.#clock();
    const nothing = { files: 0, ofFiles: 1, bytes: 0, ofBytes: 0, documents: 0 };
    const now: RunningImport = {
      ticket,
      name,
      milliseconds: 0,
      stage: 'arriving',
      file: name,
      ...nothing,
    };
    const entry: Entry = { owner, control, began, now };
    this.#running.set(key, entry);
    try {
      return await work({
        signal: control.signal,
        report: (progress) => void (entry.now = { ...progress, ticket, name, milliseconds: 0 }),
      });
    } catch (error) {
      if (error instanceof ImportStopped) throw new Refusal(409, 'stopped', error.message);
      throw error;
    } finally {
      this.#running.delete(key);
    }
  }

  list(owner: string): readonly RunningImport[] {
    return [...this.#running.values()]
      .filter((entry) => entry.owner === owner)
      .map(({ began, now }) => ({ ...now, milliseconds: Math.round(this.#clock() - began) }));
  }

  /** Whether there was one to stop: it may have come to its end. */
  stop(owner: string, ticket: string): boolean {
    const found = this.#running.get(`${owner} ${ticket}`);
    found?.control.abort();
    return found !== undefined;
  }
}
