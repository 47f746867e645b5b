import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const GUIDE = join(ROOT, 'docs/guide');
const KB = 1024;
/** Folders whose pictures are of screens, and taken by the tests. */
const SCREENS = ['docs/images', 'docs/images/day', 'docs/images/guide'];

interface Shown {
  readonly page: string;
  readonly words: string;
  /** From the root, with `/`. */
  readonly file: string;
}

/** Every picture that a page shows. */
function shownIn(page: string): Shown[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+\.png)\)/g)].map(([, words = '', at = '']) => ({
    page,
    words,
    file: normalize(join(page, '..', at))
      .split(sep)
      .join('/'),
  }));
}

function pages(): string[] {
  const of = (folder: string): string[] =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) =>
        relative(ROOT, join(ROOT, folder, name))
          .split(sep)
          .join('/'),
      );
  return ['README.md', ...of('docs'), ...of('docs/guide')];
}

describe('the pictures of the guide', () => {
  const shown = pages().flatMap(shownIn);
  const files = SCREENS.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.png'))
      .map((name) => `${folder}/${name}`),
  );

  it('[DE168] each that a page shows is there, and says in words what is seen', () => {
    expect(shown.filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
    expect(shown.filter(({ words }) => words.length < 12)).toEqual([]);
  });

  it('[DE168] each that is there is shown on a page', () => {
    const named = new Set(shown.map(({ file }) => file));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });

  it('[DE168] they are of one size, in a palette, and small', () => {
    const sizes = files.map((file) => {
      const head = readFileSync(join(ROOT, file)).subarray(0, 26);
      return { file, across: head.readUInt32BE(16), down: head.readUInt32BE(20), kind: head[25] };
    });
    expect(
      sizes.filter(({ across, down, kind }) => across !== 1440 || down !== 900 || kind !== 3),
    ).toEqual([]);
    const heavy = files.filter((file) => statSync(join(ROOT, file)).size > 120 * KB);
    expect(heavy, 'heavier than 120 kB').toEqual([]);
    const all = files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0);
    expect(all).toBeLessThan(4 * KB * KB);
  });

  it('[DE168] every part of the guide shows its screen', () => {
    const parts = readdirSync(GUIDE).filter((name) => name.endsWith('.md'));
    // What is done in the terminal has no screen to show.
    const onScreen = parts.filter((name) => name !== 'command-line.md');
    expect(onScreen.filter((name) => shownIn(`docs/guide/${name}`).length === 0)).toEqual([]);
  });
});
