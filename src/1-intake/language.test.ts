import { expect, test } from 'vitest';
import { readProse } from '../../bench/intake/repair.ts';
import { readFile } from './formats.ts';
import { detectLanguage, withLanguages } from './language.ts';

const prose = readProse();

test.each([...prose.keys()].filter((code) => code !== 'cy'))(
  '[IN190] the language of prose in %s is found, line by line as well',
  async (language) => {
    const text = prose.get(language) ?? '';
    expect(await detectLanguage(text)).toMatchObject({ language });
    const lines = text.split('\n').filter((line) => line.length > 120 || language === 'zh');
    const found = await Promise.all(
      lines.filter((line) => line.length > 30).map((line) => detectLanguage(line)),
    );
    expect(found.filter((one) => one.language !== language)).toEqual([]);
  },
);

test('[IN190] a language the table does not hold is not claimed to be another', async () => {
  expect((await detectLanguage(prose.get('cy') ?? '')).sure).toBeLessThan(0.5);
});

test.each([
  'ok',
  '👍👍👍',
  '12:30 +963 944 123 456 https://example.org/a/very/long/path/that/says/nothing',
  '',
])('[IN190] what is too short to tell stays open: %j', async (text) => {
  expect(await detectLanguage(text)).toEqual({ language: null, sure: 0 });
});

test('[IN191] each document gets its language unless one was named, and no note is made of it', async () => {
  const bytes = new TextEncoder().encode(prose.get('fr') ?? '');
  const reading = await readFile(bytes, 'a.txt', {});
  expect(reading.documents[0]?.language).toBe('fr');
  expect(reading.notes.some((note) => /language/i.test(note.text))).toBe(false);
  const named = await readFile(bytes, 'a.txt', { language: 'pt' });
  expect(named.documents[0]?.language).toBe('pt');
});

test('[IN191] a hundred thousand messages are told quickly, by script and by what most are in', async () => {
  const [english = [], arabic = []] = ['en', 'ar'].map((code) =>
    (prose.get(code) ?? '').split('\n').filter((line) => line.length > 60),
  );
  const documents = Array.from({ length: 100_000 }, (_, i) => ({
    part: `message ${i}`,
    kind: 'message' as const,
    language: null,
    textReceived: '',
    text: (i % 3 === 0 ? arabic : english)[i % 5]?.slice(0, 80) ?? 'they came at dawn',
    repairs: [],
    statedTime: null,
    sender: null,
    forwardedFrom: null,
    title: null,
    attachments: [],
  }));
  const start = performance.now();
  const told = await withLanguages(documents);
  expect(performance.now() - start).toBeLessThan(5000);
  expect(told[0]?.language).toBe('ar');
  expect(told[1]?.language).toBe('en');
});
