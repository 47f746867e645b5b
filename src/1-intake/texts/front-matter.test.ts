import { expect, test } from 'vitest';
import { frontMatter } from './front-matter.ts';
import { text } from './text.ts';

test('[IN162] what a Markdown file says of itself is taken, and stays in the text', async () => {
  const file =
    '---\ntitle: "At the mill"\ndate: 2026-03-12\nauthor: Dana Ferrow\ntags:\n  - silo\nlang: fr\n---\n\nThey came at dawn.\n';
  const reading = await text.read(new TextEncoder().encode(file), 'a.md', {
    zone: 'Asia/Damascus',
  });
  expect(reading.documents[0]).toMatchObject({
    title: 'At the mill',
    sender: 'Dana Ferrow',
    language: 'fr',
    text: file,
    statedTime: {
      from: '2026-03-12T00:00:00',
      to: '2026-03-12T23:59:59',
      stated: '2026-03-12',
      zone: 'Asia/Damascus',
    },
  });
  expect(reading.notes.map((n) => n.text).join('\n')).toContain('title, date, author, tags, lang');
});

test('[IN162] a line of dashes is no front matter', () => {
  expect(frontMatter('---\nThey came at dawn.\n---\n', 'UTC')).toBeNull();
  expect(frontMatter('---\ntitle: never closed\n', 'UTC')).toBeNull();
  expect(frontMatter('text\n---\ntitle: x\n---\n', 'UTC')).toBeNull();
});
