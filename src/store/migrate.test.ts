import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from './migrate.ts';

test('[ST42] every change of the layout that is written is made, in the order of its number', () => {
  const files = readdirSync(path.join(import.meta.dirname, 'migrations'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace('.ts', ''));
  expect(Object.keys(MIGRATIONS)).toEqual(files.toSorted());
});
