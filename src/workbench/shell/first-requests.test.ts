import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doors } from '#server/doors.ts';
import { firstRequests } from './first-requests.ts';

const CASE = '01M81T613YY72X55MZ04J71G6Q';
const table = `/api/cases/${CASE}/question-table?&offset=0&limit=100`;

describe('what a page asks for first', () => {
  it.each([
    ['/', '', ['/api/cases', '/api/me', '/api/warnings']],
    ['/start', '', ['/api/me', '/api/warnings']],
    [`/case/${CASE}/chain/Q-017`, '', [`/api/cases/${CASE}`, '/api/me', '/api/warnings']],
    [
      `/case/${CASE}/questions`,
      '?theme=dark&guide=2',
      [
        table,
        `/api/cases/${CASE}/saved-searches`,
        `/api/cases/${CASE}`,
        '/api/me',
        '/api/warnings',
      ],
    ],
  ])('[DE137] at %s%s', (pathname, search, expected) => {
    expect(firstRequests(pathname, search)).toEqual(expected);
  });

  it('[DE137] the table too, where a question is open or the case is named alone', () => {
    for (const address of [`/case/${CASE}`, `/case/${CASE}/questions/Q-017`]) {
      expect(firstRequests(address, '')).toContain(table);
    }
  });

  it('[DE137] no table where the address narrows it: that one has another address', () => {
    expect(firstRequests(`/case/${CASE}/questions`, '?only=contradiction')).not.toContain(table);
    expect(firstRequests(`/case/${CASE}/questions`, '?sort=-sure')).not.toContain(table);
  });

  it('[DE137] asks for nothing that is not a door of the server for reading', () => {
    const patterns = Object.values(doors)
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[\\w-]+')}$`));
    for (const address of ['/', `/case/${CASE}/questions`]) {
      for (const path of firstRequests(address, '')) {
        const [plain] = path.split('?');
        expect(
          patterns.some((pattern) => pattern.test(plain ?? '')),
          path,
        ).toBe(true);
      }
    }
  });

  it('[DE137] takes nothing from an address that is no case', () => {
    for (const address of ['/case/', '/case/..%2f..', '/case/a b/questions', '//evil/case/x']) {
      for (const path of firstRequests(address, '')) expect(path).not.toMatch(/cases\//);
    }
  });

  it('[DE138] the script that asks is a file of its own that shares nothing with the page', () => {
    // What both used would become a third file, fetched before either can run.
    const uses = (name: string): string[] =>
      [
        ...readFileSync(join(import.meta.dirname, name), 'utf8').matchAll(/^import (?!type).*$/gm),
      ].map(([line]) => line);
    expect(uses('ahead.ts')).toEqual([
      "import { type AskedAhead, firstRequests } from './first-requests.ts';",
    ]);
    expect(uses('first-requests.ts')).toEqual([]);
    expect(uses('asked-ahead.ts')).toEqual([]);
  });
});
