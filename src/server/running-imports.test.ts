import { describe, expect, test } from 'vitest';
import { goOn, type ImportWatch } from '#jobs/import-progress.ts';
import { Refusal } from './refusal.ts';
import { RunningImports } from './running-imports.ts';

const step = { files: 0, ofFiles: 1, bytes: 3, ofBytes: 9, documents: 0 };

/** Work that goes on until somebody stops it or it is let go. */
function long() {
  let end = (): void => undefined;
  const gate = new Promise<void>((resolve) => (end = resolve));
  const work = async (watch: ImportWatch): Promise<string> => {
    watch.report?.({ stage: 'reading', file: 'a.txt', ...step });
    await Promise.race([
      gate,
      new Promise((resolve) => watch.signal?.addEventListener('abort', resolve)),
    ]);
    goOn(watch.signal, 'a.txt');
    return 'done';
  };
  return { work, end: () => end() };
}

describe('[IN287] imports that are under way', () => {
  test('are seen by whoever sent them, with how far they are, and by nobody else', async () => {
    let now = 0;
    const running = new RunningImports(() => now);
    const { work, end } = long();
    const answer = running.run('case dana', 'ticket-1', 'a.txt', work);
    now = 1500;
    expect(running.list('case dana')).toEqual([
      {
        ticket: 'ticket-1',
        name: 'a.txt',
        milliseconds: 1500,
        stage: 'reading',
        file: 'a.txt',
        ...step,
      },
    ]);
    expect(running.list('case karim')).toEqual([]);
    expect(running.list('case')).toEqual([]);
    expect(running.stop('case karim', 'ticket-1')).toBe(false);
    end();
    expect(await answer).toBe('done');
    expect(running.list('case dana')).toEqual([]);
    expect(running.stop('case dana', 'ticket-1')).toBe(false);
  });

  test('stopped, they are a refusal in words, and the ticket is free again', async () => {
    const running = new RunningImports();
    const answer = running.run('case dana', 'ticket-1', 'a.txt', long().work);
    await expect(running.run('case dana', 'ticket-1', 'b.txt', long().work)).rejects.toThrow(
      /under way already/,
    );
    expect(running.stop('case dana', 'ticket-1')).toBe(true);
    const error: unknown = await answer.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ status: 409, code: 'stopped' });
    expect((error as Refusal).message).toContain('Nothing of it is in the case');
    expect(await running.run('case dana', 'ticket-1', 'a.txt', () => Promise.resolve(1))).toBe(1);
  });

  test('other faults stay what they are, and without a ticket nothing is watched', async () => {
    const running = new RunningImports();
    const fault = new Error('disk full');
    await expect(
      running.run('case dana', 'ticket-1', 'a.txt', () => Promise.reject(fault)),
    ).rejects.toBe(fault);
    expect(running.list('case dana')).toEqual([]);
    expect(
      await running.run('case dana', undefined, 'a', (watch) => Promise.resolve(watch)),
    ).toEqual({});
  });
});
