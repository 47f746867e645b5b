import { expect, test } from 'vitest';
import { recognise } from '../formats.ts';
import { text } from './text.ts';

const read = (body: string, name = 'a.txt') => text.read(new TextEncoder().encode(body), name, {});

const article = `Eleven men taken from Tell Varo

They came at dawn, a villager said: two lorries and a white car.
"I counted eleven," she told a reporter.
`;
const transcript = `Q: Where were you?
A: In the yard. I heard the lorries first.

Q: How many men did you see?
A: Eleven. Maybe twelve.
[pause]
A: No, eleven.
`;

test('[IN8] one file is one document: an article, with its title', async () => {
  const reading = await read(article);
  expect(reading.documents).toEqual([
    expect.objectContaining({
      part: 'whole',
      kind: 'article',
      text: article,
      textReceived: article,
      title: 'Eleven men taken from Tell Varo',
    }),
  ]);
  expect(reading.notes).toEqual([
    expect.objectContaining({ level: 'info', text: 'Read as utf-8; taken for an article.' }),
  ]);
});

test('[IN8] lines that open with the same few speakers make a transcript, and it is noted', async () => {
  const reading = await read(transcript);
  expect(reading.documents[0]?.kind).toBe('transcript');
  expect(reading.notes[0]?.text).toContain(
    'taken for a transcript: 5 lines open with one of 2 speakers',
  );
  const coded =
    '[00:12:31] Interviewer: Where?\n[00:12:40] Witness: There.\n[00:13:01] Interviewer: When?\n[00:13:09] Witness: At dawn.\n';
  expect((await read(coded)).documents[0]?.kind).toBe('transcript');
  const bold = '**Q:** Where?\n\n**A:** There.\n\n**Q:** When?\n\n**A:** At dawn.\n';
  expect((await read(bold, 'a.md')).documents[0]?.kind).toBe('transcript');
  const list = 'Date: 12 March\nPlace: Tell Varo\nWeather: dry\nPresent: two\nText: they came\n';
  expect((await read(list)).documents[0]?.kind).toBe('article');
});

test('[IN8] a Markdown heading is the title; without one, the name of the file', async () => {
  expect((await read('# At the mill\ntext', 'x.md')).documents[0]?.title).toBe('At the mill');
  expect((await read('they came at dawn.\nand left', 'x.md')).documents[0]?.title).toBe('x.md');
});

test('[IN3] a binary file named .txt is kept unread, with an error that says so', async () => {
  const bytes = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251);
  expect(recognise(bytes, 'notes.txt')).toBe(text);
  const reading = await text.read(bytes, 'notes.txt', {});
  expect(reading.documents).toEqual([
    expect.objectContaining({ kind: 'file', text: '', title: 'notes.txt' }),
  ]);
  expect(reading.notes).toEqual([
    expect.objectContaining({ level: 'error', text: expect.stringContaining('is not text') }),
  ]);
});

test('[IN3] an empty file is kept, with a doubt', async () => {
  const reading = await read('');
  expect(reading.documents).toHaveLength(1);
  expect(reading.notes).toEqual([expect.objectContaining({ level: 'doubt' })]);
});
