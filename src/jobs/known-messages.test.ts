import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import type { OpenStore } from '#store/open.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import type { Desk } from './desk.ts';
import { importFile } from './import-file.ts';
import { undoImport } from './imports.ts';

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

describe('[IN300] a second export that repeats the first', () => {
  test('adds what is new, and says how much was known from where', async () => {
    await take('march.txt', MARCH);
    const again = await take('april.txt', [...MARCH, APRIL]);
    expect(again.import.counts.documents).toBe(1);
    expect(again.notes.map(({ text }) => text)).toContain(
      '4 of 5 messages are there already (4 from march.txt) and were not taken in twice. Should that import be taken back, read this file again.',
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

  test('other words, another sender, another minute: new', async () => {
    await take('march.txt', MARCH);
    const other = await take('other.txt', [
      '12/03/2026, 21:10 - Dana: Two shells on the market!',
      '12/03/2026, 21:10 - Nour: Two shells on the market.',
      '12/03/2026, 21:11 - Dana: Two shells on the market.',
    ]);
    expect(other.import.counts.documents).toBe(3);
  });

  test('after the first is taken back, the second holds everything when it is read again', async () => {
    const first = await take('march.txt', MARCH);
    const second = await take('april.txt', [...MARCH, APRIL]);
    await undoImport(desk, ME, first.import.id);
    expect(await texts()).toHaveLength(1);
    await undoImport(desk, ME, second.import.id);
    await take('april.txt', [...MARCH, APRIL]);
    expect(await texts()).toHaveLength(5);
  });
});
