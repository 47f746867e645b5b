import { expect, test } from 'vitest';
import { readFile } from '../formats.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('[IN189] every reader’s text is repaired, with the original beside it and one note', async () => {
  const reading = await readFile(
    bytes('The soldiersâ guns\n\nI donât know, âmaybe,â he said.\n'),
    'a.txt',
    {},
  );
  const [document] = reading.documents;
  expect(document?.text).toBe('The soldiers’ guns\n\nI don’t know, “maybe,” he said.\n');
  expect(document?.textReceived).toContain('soldiersâ');
  expect(document?.title).toBe('The soldiers’ guns');
  expect(document?.repairs).toHaveLength(4);
  expect(reading.notes.filter((note) => note.text.includes('repaired'))).toEqual([
    expect.objectContaining({ lines: [1, 3] }),
  ]);
});

test('[IN189] messages of one chat show their damage together', async () => {
  const chat = [
    '12/03/2026, 20:46 - Dana: I donât know',
    '12/03/2026, 20:47 - Dana: the guardsâ lorry, âwhite.â',
    '12/03/2026, 20:48 - Ismet: the soldiersâ list',
    '12/03/2026, 20:49 - Dana: ok',
  ].join('\n');
  const reading = await readFile(bytes(chat), 'WhatsApp Chat with Dana.txt', {});
  expect(reading.documents.map((one) => one.text)).toContain('the soldiers’ list');
  expect(reading.notes.filter((note) => note.text.includes('repaired'))).toHaveLength(1);
});

test('[IN189] with repair: false the text stays as it was received', async () => {
  const reading = await readFile(bytes('I donât know cafÃ©'), 'a.txt', { repair: false });
  expect(reading.documents[0]?.text).toBe('I donât know cafÃ©');
  expect(reading.documents[0]?.repairs).toEqual([]);
});
