import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/* What the pages say must be so: links lead somewhere, commands exist, rules that tests cite are written down. */
const ROOT = resolve(import.meta.dirname, '..');

const pages = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['docs', 'spec', 'fixtures', 'examples', 'bench'].flatMap((folder) =>
    existsSync(join(ROOT, folder))
      ? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.md'))
          .map((name) => join(folder, name))
      : [],
  ),
];

const sources = ['src', 'test', 'fixtures'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => join(ROOT, folder, name)),
);

describe('the pages', () => {
  it.each(pages)('%s: every link leads somewhere', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8').replace(/```[\s\S]*?```/g, '');
    const missing: string[] = [];
    for (const match of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      const target = (match[1] ?? '').split('#')[0] ?? '';
      if (target === '' || /^[a-z]+:/i.test(target)) continue;
      if (!existsSync(resolve(ROOT, dirname(page), target))) missing.push(target);
    }
    expect(missing).toEqual([]);
  });

  it('every `hearsay` command named in the pages exists', () => {
    const main = readFileSync(join(ROOT, 'src/cli/main.ts'), 'utf8');
    const commands = new Set(
      [...main.matchAll(/^ {2}(\w+): async \(\) =>/gm)].map((match) => match[1]),
    );
    const wrong: string[] = [];
    for (const page of pages) {
      const text = readFileSync(join(ROOT, page), 'utf8');
      // Commands to type: in shell blocks, or between backquotes in running text.
      const typed = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
      const inline = text
        .replace(/```[\s\S]*?```/g, '')
        .matchAll(/`((?:\.\/bin\/)?hearsay [^`]+)`/g);
      for (const command of [...typed, ...[...inline].map((match) => match[1] ?? '')]) {
        for (const match of command.matchAll(/(?:^|\s|\/)hearsay ([a-z]+)/gm)) {
          if (!commands.has(match[1])) wrong.push(`${page}: hearsay ${match[1]}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('nothing names a path or host of the machine it was made on', () => {
    const wrong: string[] = [];
    for (const file of [...pages.map((page) => join(ROOT, page)), ...sources]) {
      if (/https?:\/\/[^\s/]*(registry|npmjs|debian\.org)/.test(readFileSync(file, 'utf8'))) {
        wrong.push(relative(ROOT, file));
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the rules', () => {
  const specs = [
    ...readdirSync(join(ROOT, 'spec'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('spec', name)),
    'fixtures/sefin/README.md',
  ];
  const written = new Set<string>();
  for (const spec of specs) {
    const text = readFileSync(join(ROOT, spec), 'utf8');
    for (const match of text.matchAll(
      /^(?:- |\| *|#+ )?\*{0,2}`?\[?([A-Z]{1,2}\d+)\]?`?\*{0,2}[ .:|–-]/gm,
    )) {
      written.add(match[1] ?? '');
    }
  }

  it('are numbered', () => {
    expect(written.size).toBeGreaterThan(40);
  });

  it('every rule a test cites is written in spec/', () => {
    const wrong: string[] = [];
    for (const file of sources.filter((name) => /\.test\.tsx?$|contract\.ts$/.test(name))) {
      for (const match of readFileSync(file, 'utf8').matchAll(
        /(?:it|test|describe)(?:\.\w+)*\(\s*[`'"]((?:\[[A-Z]{1,2}\d+\] ?)+)/g,
      )) {
        for (const rule of (match[1] ?? '').matchAll(/\[([A-Z]{1,2}\d+)\]/g)) {
          if (!written.has(rule[1] ?? '')) wrong.push(`${relative(ROOT, file)}: ${rule[1]}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every written rule is cited by a test', () => {
    const cited = new Set<string>();
    for (const file of sources.filter((name) => /\.test\.tsx?$|contract\.ts$/.test(name))) {
      for (const match of readFileSync(file, 'utf8').matchAll(/\[([A-Z]{1,2}\d+)\]/g))
        cited.add(match[1] ?? '');
    }
    expect([...written].filter((rule) => !cited.has(rule))).toEqual([]);
  });
});
