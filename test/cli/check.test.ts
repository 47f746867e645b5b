import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { SideBySideView } from '#jobs/views.ts';
import { makeSampleBench, type Bench } from './hearsay.ts';

vi.setConfig({ testTimeout: 120_000 });
let desk: Bench;
beforeAll(async () => {
  desk = await makeSampleBench();
}, 120_000);
afterAll(() => desk.remove());

it('[CM60] one question side by side, with what does not fit', async () => {
  const { out, code } = await desk.run(['check', 'Q-005']);
  expect(code).toBe(0);
  expect(out).toMatch(/two digits have changed\s+places/);
  const view = await desk.json<SideBySideView>(['check', '5']);
  expect(view.columns).toHaveLength(4);
  expect(view.differences.map(({ kind }) => kind)).toContain('value');
});

it('[CM60] every question, at a speed of one’s own; without either it says what is missing', async () => {
  const { out } = await desk.run(['check', '--all', '--speed', '30']);
  expect(out).toMatch(/\d+ questions checked/);
  expect(out).toMatch(/at 30 km\/h at most/);
  const { code, err } = await desk.run(['check']);
  expect(code).toBe(2);
  expect(err).toMatch(/Say which question to check, such as Q-005, or --all/);
  expect((await desk.run(['check', 'Q-005', '--speed', 'slow'])).code).toBe(2);
});
