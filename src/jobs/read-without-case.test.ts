import { expect, test, afterAll } from 'vitest';
import { makeZip } from '#intake/goldens/make-zip.ts';
import { stopReading } from './read-in-worker.ts';
import { readWithoutCase } from './read-without-case.ts';
import { readyForPictures } from '../../test/harness/ready-for-pictures.ts';
import { inventedScene } from '#intake/photos/testing/invented-scene.ts';

afterAll(() => stopReading());

test('[IN214] a file and what is packed in it are read as an import would, photos with their fingerprints', async () => {
  const jpeg = await (await readyForPictures()).jpeg(inventedScene(5));
  const zip = makeZip([
    { name: 'note.txt', content: 'Three lorries came to the mill.\n' },
    { name: 'photo.jpg', content: jpeg },
  ]);
  const [archive, note, photo] = await readWithoutCase(zip, 'all.zip');
  expect(archive).toMatchObject({ name: 'all.zip', reading: { format: 'zip', documents: [] } });
  expect(note?.reading?.documents[0]?.text).toContain('Three lorries');
  expect(photo).toMatchObject({ name: 'all.zip/photo.jpg', mediaType: 'image/jpeg' });
  // Decoded in the reading process, whose decoders lie beside it.
  expect(photo?.reading?.documents[0]?.photo?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('[IN214] what cannot be read is refused in words', async () => {
  const [only] = await readWithoutCase(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), 'broken.zip');
  expect(only?.reading).toBeNull();
  expect(only?.refused).toMatch(/\w/);
});
