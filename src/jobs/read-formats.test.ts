import { afterAll, expect, test } from 'vitest';
import { readFile } from '#intake/formats.ts';
import { usePhotoCodecs } from '#intake/photos/decode-picture.ts';
import { goldenSeeds, madeSeeds } from '../../test/fuzz/seeds.ts';
import { loadPhotoCodecs } from './photo-codecs.ts';
import { readInWorker, stopReading } from './read-in-worker.ts';

afterAll(stopReading);

test.each([...madeSeeds(), ...goldenSeeds()])(
  '[IN60] $name reads the same in the process as here',
  async ({ name, bytes }) => {
    usePhotoCodecs(loadPhotoCodecs);
    const options = { zone: 'Asia/Damascus' };
    const there = await readInWorker(bytes, name, options).catch((error: unknown) => error);
    const here = await readFile(bytes.slice(), name, options).catch((error: unknown) => error);
    expect(there).toEqual(here);
  },
);
