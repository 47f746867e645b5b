import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { NetworkView, SourceFile } from '#jobs/views.ts';
import { makeSampleBench, type Bench } from './hearsay.ts';

/* The network on the command line, on the sample case. */
vi.setConfig({ testTimeout: 120_000 });
let desk: Bench;
beforeAll(async () => {
  desk = await makeSampleBench();
}, 120_000);
afterAll(() => desk.remove());

describe('hearsay network', () => {
  it('[CM40] shows tiers and cells, drift, pay, resale and silences, in words and as one document', async () => {
    const { out, code } = await desk.run(['network']);
    expect(code).toBe(0);
    expect(out).toMatch(/on the ground .*Fig, Plum/);
    expect(out).toContain('As observer: No sign that those who joined later differ');
    expect(out).toContain('L-Ibis: Cannot be tested: every report through L-Ibis was paid for');
    expect(out).toMatch(/Q-007 What comes from Sumac is offered through/);
    const view = await desk.json<NetworkView>(['network']);
    expect(view.sources).toHaveLength(16);
    expect(view.resale.length).toBeGreaterThan(2);
  });

  it('[CM41] [CM42] adds a source with its ties, pay and contact, shows its file and takes out again', async () => {
    for (const args of [
      ['network', 'source', 'Wren', '--tier', '0', '--cell', 'river', '--contact', 'March 2026'],
      ['network', 'tie', 'Wren', 'reports-to', 'C-Birch', '--how', 'both say so'],
      ['network', 'pay', 'Wren', '35', 'USD', '--for', 'expenses', '--on', '5 March 2026'],
      ['network', 'contact', 'Wren', '--channel', 'chat', '--reachable', 'Fridays'],
      ['network', 'source', 'Wren', '--status', 'dormant'],
    ]) {
      const { code, err } = await desk.run(args);
      expect(code, err).toBe(0);
    }
    const { out } = await desk.run(['sources', 'wren']);
    expect(out).toContain('first contact March 2026; dormant');
    expect(out).toContain('both say so');
    expect(out).toContain('35 USD');
    expect(out).toContain('Fridays');
    const file = await desk.json<SourceFile>(['sources', 'Wren']);
    expect(file.ties).toHaveLength(1);
    const [tie] = file.ties;
    expect((await desk.run(['network', 'remove', 'Wren'])).err).toContain('ties that name it');
    expect((await desk.run(['network', 'remove', tie?.id.slice(-8) ?? ''])).code).toBe(0);
    expect((await desk.json<SourceFile>(['sources', 'Wren'])).ties).toEqual([]);
  });

  it.each([
    [['network', 'tie', 'Plum', 'sings-to', 'Fig'], 'the tie is one of reports-to'],
    [['network', 'tie', 'Nobody', 'kin', 'Fig'], 'There is no source "Nobody"'],
    [['network', 'tie', 'Plum', 'kin', 'Nobody'], 'is called "Nobody"'],
    [['network', 'tie', 'Plum', 'kin', 'Plum'], 'nobody is tied to themselves'],
    [['network', 'pay', 'Plum', 'much', 'USD', '--for', 'bonus', '--on', 'x'], 'The amount is a'],
    [['network', 'source', 'Plum', '--tier', '9'], '--tier is 0 to 4 or unknown'],
    [['network', 'remove', 'zzzzzz'], 'There is no tie, payment'],
    [['sources', 'Nobody'], 'There is no source "Nobody"'],
  ])('[CM41] %j is told in one line', async (args, told) => {
    const { code, err, out } = await desk.run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(told);
  });
});
