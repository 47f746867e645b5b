import { expect, test } from 'vitest';
import { recognise } from './formats.ts';

const CARD =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Somebody Invented\r\nTEL:+963 900 000 000\r\nEND:VCARD\r\n';

test('[IN51] a contact card is kept unread, by its name or by its first words', async () => {
  const bytes = new TextEncoder().encode(CARD);
  for (const name of ['somebody.vcf', 'card.txt', 'CARD.VCARD', 'attachment']) {
    const format = recognise(bytes, name);
    expect(format.name).toBe('file');
    const { documents, notes } = await format.read(bytes, name, {});
    expect(JSON.stringify(documents)).not.toContain('900');
    expect(notes[0]?.text).toMatch(/contact card .* vault/);
  }
});

test('[IN51] a text that only mentions one is a text', () => {
  const bytes = new TextEncoder().encode(`He sent this:\n${CARD}`);
  expect(recognise(bytes, 'note.txt').name).toBe('text');
});
