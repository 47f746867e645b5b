import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exifSegment, gpsTags, jpegWith, tiffBytes } from '#intake/photos/testing/write-exif.ts';
import { makeBench, type Bench } from './hearsay.ts';

let bench: Bench;
beforeAll(async () => {
  bench = makeBench();
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(bench.folder, name), content);
    return join(bench.folder, name);
  };
  const exif = exifSegment(
    tiffBytes({
      image: { 0x0110: { ascii: 'Model 4' }, 0x0131: { ascii: 'Snapseed 2.0' } },
      gps: gpsTags(35.95, 39.01),
    }),
  );
  const files = [
    file('a.txt', 'Nine men left the mill at dawn.'),
    file('b.txt', 'Neuf hommes ont quitté le moulin à l’aube.'),
    file('c.jpg', jpegWith(Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), exif)),
  ];
  const { code, err } = await bench.run(['import', ...files, '--new-case', 'Mill']);
  expect(code, err).toBe(0);
}, 300_000);
afterAll(() => bench.remove());

test('[CM81] links --translation says it, and takes it back', async () => {
  const said = await bench.run(['links', '--translation', '2', '--of', '1']);
  expect(said).toMatchObject({
    code: 0,
    out: '#2 is a translation of #1: what both say has one origin.\n',
  });
  const links = await bench.json<readonly { kind: string; state: string }[]>(['links', '--all']);
  expect(links.filter(({ kind }) => kind === 'translation')).toMatchObject([{ state: 'accepted' }]);
  const back = await bench.run(['links', '--translation', '#2', '--of', 'none']);
  expect(back.out).toContain('#2 is no translation any more');
  for (const [args, words] of [
    [['--translation', '2'], /Say both/],
    [['--translation', '1', '--of', '1'], /no translation of itself/],
  ] as const) {
    const wrong = await bench.run(['links', ...args]);
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toMatch(words);
  }
}, 400_000);

test('[CM82] check --photos says what photos state, and nothing of whose they are', async () => {
  const found = await bench.run(['check', '--photos']);
  expect(found.code, found.err).toBe(0);
  expect(found.out).toMatch(/Snapseed/);
  expect(found.out).toContain(
    '1 photo looked at, 1 with something to ask about. None of it is a verdict.',
  );
  const [photo] = await bench.json<readonly { number: number; flags: readonly string[] }[]>([
    'check',
    '--photos',
  ]);
  expect(photo?.number).toBe(3);
  expect(photo?.flags.length).toBeGreaterThan(0);
  expect((await bench.run(['check', '--photos', '--all'])).code).toBe(2);
}, 300_000);
