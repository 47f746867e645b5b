import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId, type ImportId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { makeZip } from '#intake/goldens/make-zip.ts';
import type { OpenStore } from '#store/open.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { undoImport } from './imports.ts';
import { rereadImport } from './reread-import.ts';

const ME: Principal = { userId: asId('chat-tester'), name: 'Tester', kind: 'owner' };
const MARCH = [
  '12/03/2026, 21:10 - Dana: Two shells on the market.',
  '12/03/2026, 21:10 - Karim: ok',
  '12/03/2026, 21:10 - Karim: ok',
  '13/03/2026, 08:00 - Dana: The silo is full, says the driver.',
];
const APRIL = '02/04/2026, 09:00 - Dana: The road is open today.';

let open: JobDesk;
let store: OpenStore;
let desk: Desk;
let caseId: CaseId;

beforeAll(async () => {
  open = await openJobDesk('known-messages');
  ({ store, desk } = open);
});
beforeEach(async () => {
  caseId = await open.newCase(ME, { title: 'The market' });
});
afterAll(async () => {
  await open?.close();
});

const take = (name: string, lines: readonly string[]) =>
  importFile(desk, ME, caseId, {
    name,
    bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
    from: 'Dana',
    channel: 'by hand',
  });
const texts = () =>
  store.read(ME, async (tx) =>
    (await tx.list('document', { caseId })).map(({ sender, text }) => `${sender}: ${text}`),
  );
const importOf = (id: ImportId) => store.read(ME, (tx) => tx.get('import', id));

describe('[IN300] a second export that repeats the first', () => {
  test('adds what is new, and says how much was known from where', async () => {
    await take('march.txt', MARCH);
    const again = await take('april.txt', [...MARCH, APRIL]);
    expect(again.import.counts.documents).toBe(1);
    expect(again.notes.map(({ text }) => text)).toContain(
      '4 of 5 messages are there already (4 from march.txt) and were not taken in twice. Should that import be taken back, they are read from this file.',
    );
    expect(await texts()).toHaveLength(5);
  });

  test('a word said twice in a minute stays twice, and a third time is new', async () => {
    await take('march.txt', MARCH);
    await take('more.txt', [
      ...MARCH.slice(0, 3),
      '12/03/2026, 21:10 - Karim: ok',
      ...MARCH.slice(3),
    ]);
    expect((await texts()).filter((text) => text === 'Karim: ok')).toHaveLength(3);
  });

  test('the same words in the same minute in another chat: both stay', async () => {
    await take('march.txt', MARCH);
    const other = await take('family.txt', [
      '12/03/2026, 20:00 - Karim: Is there bread?',
      '12/03/2026, 21:10 - Karim: ok',
      '12/03/2026, 21:10 - Karim: ok',
      '12/03/2026, 21:30 - Mother: Come home.',
      '12/03/2026, 22:00 - Karim: Soon.',
      '13/03/2026, 08:00 - Dana: The silo is full, says the driver.',
    ]);
    expect(other.import.counts.documents).toBe(6);
  });

  test('what one said to two groups in one minute stays in both, though an archive of both was repeated', async () => {
    const family = [
      '12/03/2026, 20:00 - Karim: Is there bread?',
      '12/03/2026, 21:30 - Mother: Come home.',
      '12/03/2026, 22:00 - Karim: Soon.',
    ];
    const packed = (name: string, market: readonly string[], home: readonly string[]) =>
      importFile(desk, ME, caseId, {
        name,
        bytes: makeZip([
          { name: 'market.txt', content: `${market.join('\n')}\n` },
          { name: 'family.txt', content: `${home.join('\n')}\n` },
        ]),
        from: 'Karim',
        channel: 'by hand',
      });
    await packed('1.zip', MARCH, family);
    // The second archive repeats both chats; in one of them Karim wrote "ok".
    const ok = '02/04/2026, 09:00 - Karim: ok';
    expect((await packed('2.zip', [...MARCH, ok], family)).import.counts.documents).toBe(1);
    // Now the same word of the same minute turns up in the other: a message of its own.
    const third = await take('family-again.txt', [...family, ok]);
    expect(third.import.counts.documents).toBe(1);
    expect((await texts()).filter((text) => text === 'Karim: ok')).toHaveLength(4);
  });

  test('each of many exports adds its one new message, and none twice', async () => {
    const lines = [...MARCH];
    await take('0.txt', lines);
    for (let day = 1; day <= 5; day += 1) {
      lines.push(`0${day}/04/2026, 09:00 - Dana: Day ${day}, the road is open.`);
      expect((await take(`${day}.txt`, lines)).import.counts.documents).toBe(1);
    }
    expect(await texts()).toHaveLength(9);
  });

  test('other words, another sender, another minute: new', async () => {
    await take('march.txt', MARCH);
    const other = await take('other.txt', [
      '12/03/2026, 21:10 - Dana: Two shells on the market!',
      '12/03/2026, 21:10 - Nour: Two shells on the market.',
      '12/03/2026, 21:11 - Dana: Two shells on the market.',
    ]);
    expect(other.import.counts.documents).toBe(3);
  });
});

describe('[IN301] taking back what another file repeats', () => {
  test('the messages stay, read from the other file; what only the first had goes', async () => {
    const first = await take('march.txt', [
      ...MARCH.slice(0, 3),
      '12/03/2026, 23:59 - Dana: Deleted from the later export.',
      ...MARCH.slice(3),
    ]);
    const second = await take('april.txt', [...MARCH, APRIL]);
    expect(second.import.repeats).toEqual([
      { by: second.import.exhibitIds[0], of: first.import.exhibitIds[0] },
    ]);
    expect(await undoImport(desk, ME, first.import.id)).toEqual({
      removed: 5,
      claims: 0,
      questions: 0,
      stay: 4,
    });
    expect((await texts()).toSorted()).toEqual(
      [...MARCH, APRIL].map((line) => line.slice(line.indexOf('- ') + 2)).toSorted(),
    );
    const now = await importOf(second.import.id);
    expect(now?.counts.documents).toBe(5);
    expect(now?.repeats).toEqual([]);
    expect(now?.notes.at(-1)?.text).toBe(
      '4 records were added from this file when march.txt, which held the same, was taken back.',
    );
  });

  test('what stands in the other file already is left as it is', async () => {
    const first = await take('march.txt', MARCH);
    await take('april.txt', [...MARCH, APRIL]);
    const before = await store.read(ME, (tx) => tx.list('document', { caseId }));
    const own = before.filter(({ text }) => text === 'The road is open today.');
    await undoImport(desk, ME, first.import.id);
    const after = await store.read(ME, (tx) => tx.list('document', { caseId }));
    expect(after).toEqual(expect.arrayContaining(own));
    expect(after).toHaveLength(5);
  });

  test('a third export then knows them from the second, and so on to the last', async () => {
    const first = await take('march.txt', MARCH);
    const second = await take('april.txt', [...MARCH, APRIL]);
    const third = await take('may.txt', [...MARCH, APRIL, '01/05/2026, 10:00 - Dana: Rain.']);
    await undoImport(desk, ME, first.import.id);
    expect(await texts()).toHaveLength(6);
    expect((await importOf(third.import.id))?.repeats).toEqual([
      { by: third.import.exhibitIds[0], of: second.import.exhibitIds[0] },
    ]);
    expect(await undoImport(desk, ME, second.import.id)).toMatchObject({ removed: 5, stay: 5 });
    expect(await texts()).toHaveLength(6);
    expect(await undoImport(desk, ME, third.import.id)).toMatchObject({ removed: 6, stay: 0 });
    expect(await texts()).toEqual([]);
  });

  test('a file that came alone and then in an archive stays in the archive', async () => {
    const alone = await take('march.txt', MARCH);
    const bytes = makeZip([
      { name: 'march.txt', content: `${MARCH.join('\n')}\n` },
      { name: 'note.txt', content: 'Read me.' },
    ]);
    const packed = await importFile(desk, ME, caseId, {
      name: 'all.zip',
      bytes,
      from: 'Dana',
      channel: 'by hand',
    });
    expect(packed.import.counts.documents).toBe(1);
    expect(await undoImport(desk, ME, alone.import.id)).toMatchObject({ removed: 4, stay: 4 });
    expect(await texts()).toHaveLength(5);
    expect(await undoImport(desk, ME, packed.import.id)).toMatchObject({ removed: 5, stay: 0 });
  });

  test('a file read again with other choices keeps its own messages', async () => {
    const first = await take('march.txt', MARCH);
    await take('april.txt', [...MARCH, APRIL]);
    const again = await rereadImport(desk, ME, first.import.id, { zone: 'Asia/Damascus' });
    expect(again.view.import.counts.documents).toBe(4);
    expect(await texts()).toHaveLength(5);
  });
});
