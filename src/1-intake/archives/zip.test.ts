import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IntakeError } from '../format.ts';
import { readFile, recognise } from '../formats.ts';
import { makeZip } from '../goldens/make-zip.ts';
import { isChatName, readZip, zip, ZIP_LIMITS } from './zip.ts';

const chat =
  '15/09/2026, 20:46 - Dana: IMG-20260915-WA0001.jpg (file attached)\n15/09/2026, 20:47 - Karim: yes\n';
const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);

test('[IN30] an archive becomes its members, each to be read in turn', async () => {
  const bytes = makeZip([
    { name: 'WhatsApp Chat with North.txt', content: chat },
    { name: 'IMG-20260915-WA0001.jpg', content: photo },
    { name: 'notes/', content: '' },
    { name: 'notes/الرقة.txt', content: 'hello' },
  ]);
  expect(recognise(bytes, 'export.zip')).toBe(zip);
  const reading = await zip.read(bytes, 'export.zip', {});
  expect(reading.documents).toEqual([]);
  expect(reading.members.map((m) => m.name)).toEqual([
    'WhatsApp Chat with North.txt',
    'IMG-20260915-WA0001.jpg',
    'notes/الرقة.txt',
  ]);
  expect(reading.members[1]?.bytes).toEqual(photo);
  expect(reading.notes[0]?.text).toContain(
    'A WhatsApp export: "WhatsApp Chat with North.txt" and 2 other files',
  );
  const [first] = reading.members;
  const inner = await readFile(first?.bytes ?? new Uint8Array(), first?.name ?? '', {});
  expect(inner.format).toBe('whatsapp');
  expect(inner.documents[0]?.attachments).toEqual(['IMG-20260915-WA0001.jpg']);
  expect(await zip.read(bytes, 'export.zip', {})).toEqual(reading);
});

test('[IN30] an office document is not taken apart', () => {
  const bytes = makeZip([{ name: 'word/document.xml', content: '<x/>' }]);
  expect(recognise(bytes, 'letter.docx').name).toBe('docx');
});

test('[IN30] names: chats of both phones, old code pages, the same name twice', async () => {
  expect(isChatName('_chat.txt')).toBe(true);
  expect(isChatName('x/WhatsApp-Chat mit Nord.txt')).toBe(true);
  expect(isChatName('chat.txt')).toBe(false);
  const reading = await zip.read(
    makeZip([
      { name: Uint8Array.of(0x81, 0x2e, 0x74, 0x78, 0x74), content: 'a', flags: 0 },
      { name: 'b.txt', content: 'b' },
      { name: 'b.txt', content: 'c' },
    ]),
    'x.zip',
    {},
  );
  expect(reading.members.map((m) => m.name)).toEqual(['ü.txt', 'b.txt', 'b.txt (2)']);
});

describe('[IN31] what is refused, in words', () => {
  const refused = async (bytes: Uint8Array, limits = ZIP_LIMITS): Promise<IntakeError> => {
    try {
      await readZip(bytes, 'x.zip', {}, limits);
    } catch (error) {
      if (error instanceof IntakeError) return error;
      throw error;
    }
    throw new Error('It was not refused.');
  };

  test('an empty archive', async () => {
    expect((await refused(makeZip([]))).message).toContain('is empty');
    expect((await refused(makeZip([{ name: 'folder/', content: '' }]))).message).toContain(
      'is empty',
    );
  });

  test.each([
    '../../evil.txt',
    'a/../../evil.txt',
    '/etc/passwd',
    'C:\\evil.txt',
    '..\\evil.txt',
    'a\0.txt',
    '',
  ])('the name %j', async (name) => {
    const error = await refused(
      makeZip([
        { name: 'good.txt', content: 'x' },
        { name, content: 'x' },
      ]),
    );
    expect(error.message).toMatch(/whose name (climbs|is|holds)/);
    expect(error.message).not.toContain('\0');
    expect(error.mend).not.toBe('');
  });

  test('an encrypted archive', async () => {
    expect((await refused(makeZip([{ name: 'a.txt', content: 'x', flags: 1 }]))).message).toContain(
      'is encrypted',
    );
  });

  test('sizes that lie, both ways', async () => {
    const zeros = new Uint8Array(100_000);
    expect(
      (await refused(makeZip([{ name: 'a', content: zeros, statedSize: 10 }]))).message,
    ).toContain('cannot be unpacked at "a"');
    expect(
      (await refused(makeZip([{ name: 'a', content: 'short', statedSize: 10_000 }]))).message,
    ).toContain('cannot be unpacked');
  });

  test('a bomb: too much for its size, or too much at all', async () => {
    const bomb = makeZip([{ name: 'zeros', content: new Uint8Array(4 * 1024 * 1024) }]);
    expect((await refused(bomb)).message).toContain('more than 200 times its size');
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251));
    const many = makeZip(Array.from({ length: 4 }, (_, i) => ({ name: `${i}`, content: noise })));
    expect((await refused(many, { ...ZIP_LIMITS, bytes: 12_000 })).message).toContain(
      'unpacks to more than',
    );
    const lying = makeZip(
      Array.from({ length: 4 }, (_, i) => ({ name: `${i}`, content: noise, statedSize: 1 })),
    );
    expect((await refused(lying, { ...ZIP_LIMITS, bytes: 12_000 })).message).toContain(
      'cannot be unpacked',
    );
  });

  test('65,000 entries, said or hidden, within two seconds', async () => {
    const packed = Uint8Array.of(3, 0);
    const entries = Array.from({ length: 65_000 }, (_, i) => ({
      name: `${i}.txt`,
      content: '',
      packed,
    }));
    const begin = performance.now();
    expect((await refused(makeZip(entries))).message).toContain('lists 65000 files');
    expect((await refused(makeZip(entries.slice(0, 300), { entries: 5 }))).message).toContain(
      'more files than it admits to',
    );
    expect(
      (await refused(makeZip(entries.slice(0, 300)), { ...ZIP_LIMITS, entries: 200 })).message,
    ).toContain('lists 300 files');
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('an archive that was cut short', async () => {
    const whole = makeZip([{ name: 'a.txt', content: 'some text' }]);
    expect((await refused(whole.slice(0, -30))).mend).toContain('ask for it again');
    expect((await refused(Uint8Array.of(0x50, 0x4b, 3, 4))).message).toContain(
      'cannot be unpacked',
    );
  });
});

test('[IN32] a member whose checksum is wrong is kept, with an error', async () => {
  const reading = await zip.read(
    makeZip([{ name: 'a.txt', content: 'text', crc: 1 }]),
    'x.zip',
    {},
  );
  expect(reading.members).toHaveLength(1);
  expect(reading.notes).toContainEqual(
    expect.objectContaining({ level: 'error', text: expect.stringContaining('checksum') }),
  );
});

test('[IN2] a damaged archive is unpacked or refused, never anything else', async () => {
  const honest = makeZip([
    { name: '_chat.txt', content: chat },
    { name: 'a.jpg', content: photo },
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      async (edits) => {
        const damaged = honest.slice();
        for (const [at, byte] of edits) damaged[at] = byte;
        try {
          const { members } = await readZip(damaged, 'x.zip', {}, ZIP_LIMITS);
          for (const { name } of members) expect(name.split('/')).not.toContain('..');
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
