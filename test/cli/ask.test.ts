import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskView, CalibrationView, WarningsView } from '#jobs/views.ts';
import { makeSampleBench, type Bench } from './hearsay.ts';

/** Whom to ask, what threatens, how well we judge: in the terminal, on the sample case. */
let bench: Bench;
beforeAll(async () => {
  bench = await makeSampleBench();
}, 120_000);
afterAll(() => bench.remove());

describe('hearsay ask', { timeout: 60_000 }, () => {
  it('[CM65] lists the best first, for machines and for people', async () => {
    const { asks } = await bench.json<AskView>(['ask']);
    const may = asks.filter(({ contact }) => contact.veto === null);
    expect(may.map(({ worth }) => worth)).toEqual(
      may.map(({ worth }) => worth).toSorted((a, b) => b - a),
    );
    const { out, code } = await bench.run(['ask', '--most', '2']);
    expect(code).toBe(0);
    expect(out).toContain(may[0]?.sentence);
    expect(out).toContain('Left alone: ');
  });

  it('[CM65] says for one question what each answer would mean, and why somebody is left alone', async () => {
    const { out } = await bench.run(['ask', 'Q-004']);
    expect(out).toMatch(/if mortar: mortar, \d\d % likely \(chance of this answer: \d\d %\)/);
    expect(out).toContain('and then ask');
    expect(out).toMatch(/left alone: risk of contact low/);
    const wrong = await bench.run(['ask', '--most', 'many']);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      'hearsay: --most is a whole number from 1; it is "many".\n',
    ]);
  });
});

describe('hearsay warnings', { timeout: 60_000 }, () => {
  it('[CM66] keeps who must decide, since when, and what was decided', async () => {
    const quiet = await bench.run(['warnings']);
    expect(quiet.code).toBe(0);
    expect(quiet.out).toMatch(/decided by R\. Marrane 34 min after the first\s+report/);
    const raised = await bench.run([
      'warnings',
      '--raise',
      'Is the school to be attacked?',
      '--threat',
      'children',
      '--responsible',
      'R. Marrane',
    ]);
    expect(raised.out).toContain('R. Marrane must decide. Nothing was sent.');
    const open = await bench.run(['warnings']);
    expect(open.code).toBe(1);
    expect(open.out).toContain('OPEN for');
    const ref = /Raised on (\S+);/.exec(raised.out)?.[1] ?? '';
    const unsaid = await bench.run(['warnings', '--decide', ref, '--what', 'Told them']);
    expect([unsaid.code, unsaid.err]).toEqual([
      2,
      'hearsay: Say why: it is what a decision is judged by later.\n',
    ]);
    const decided = await bench.run([
      'warnings',
      '--decide',
      ref,
      '--what',
      'Told them',
      '--why',
      'two nights are left',
    ]);
    expect(decided.out).toContain('in the name of Mira Desk');
    const { warnings } = await bench.json<WarningsView>(['warnings']);
    expect(warnings.map(({ state }) => state)).toEqual(['decided', 'decided']);
  });
});

describe('hearsay calibration', { timeout: 60_000 }, () => {
  it('[CM67] gives bands with intervals and says that there are too few', async () => {
    const { calibration } = await bench.json<CalibrationView>(['calibration']);
    expect(calibration.enough).toBe(false);
    const { out } = await bench.run(['calibration']);
    expect(out).toMatch(/too few to say how well\s+we/);
    for (const { words } of calibration.bands) expect(out).toContain(words);
    expect(out).toMatch(/Brier score 0\.\d{3}/);
  });
});
