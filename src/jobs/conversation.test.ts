import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { openJobDesk, type JobDesk } from '../../test/harness/job-desk.ts';
import { documentView } from './documents.ts';
import { importFile } from './import-file.ts';

const ME: Principal = { userId: asId('chat-reader'), name: 'Reader', kind: 'owner' };
const line = (i: number): string => `12/03/2026, 21:${10 + i} - Dana: word ${i}`;
const mail = (i: number): string =>
  `From dana@example.org Thu Mar 12 21:1${i}:00 2026\nFrom: Dana <dana@example.org>\nSubject: Letter ${i}\nDate: Thu, 12 Mar 2026 21:1${i}:00 +0000\n\nbody ${i}\n`;

let open: JobDesk;
let caseId: CaseId;
beforeAll(async () => {
  open = await openJobDesk('conversation');
  caseId = await open.newCase(ME);
  await take('one.txt', Array.from({ length: 12 }, (_, i) => line(i)).join('\n'));
  await take('two.txt', `${line(0).replace('word', 'other')}\n${line(1).replace('word', 'other')}`);
  await take('box.mbox', [0, 1, 2].map(mail).join('\n'));
});
afterAll(async () => {
  await open?.close();
});

const take = (name: string, text: string) =>
  importFile(open.desk, ME, caseId, {
    name,
    bytes: new TextEncoder().encode(`${text}\n`),
    from: 'Dana',
    channel: 'by hand',
  });
const around = async (words: string): Promise<readonly string[]> => {
  const documents = await open.store.read(ME, (tx) => tx.list('document', { caseId }));
  const { id } = documents.find(({ text }) => text.includes(words))!;
  return (await documentView(open.desk, ME, id)).around.map(({ text }) => text);
};

describe('[DE201] a message in its conversation', () => {
  test('four before it and four after, in the order they were written', async () => {
    const near = [2, 3, 4, 5, 7, 8, 9, 10].map((i) => `word ${i}`);
    expect(await around('word 6')).toEqual(near);
    expect(await around('word 1')).toEqual(['word 0', 'word 2', 'word 3', 'word 4', 'word 5']);
  });

  test('nothing of the next chat, and mail stands by itself', async () => {
    expect(await around('word 11')).toEqual([7, 8, 9, 10].map((i) => `word ${i}`));
    expect(await around('other 0')).toEqual(['other 1']);
    expect(await around('body 1')).toEqual([]);
  });
});
