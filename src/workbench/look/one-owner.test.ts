import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const WORKBENCH = join(import.meta.dirname, '..');

/**
 * The styles of a screen stay on the page when another is opened: a class that two of them name would look
 * different from one visit to the next. The first class of a selector belongs to one file; what is common
 * stands in `look/`, where any screen may build on it.
 */
it('[DE166] no screen changes the look of another: a class begins selectors in one file only', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of readdirSync(WORKBENCH, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.css') || /^(?:look|shell|parts)[/\\]/.test(file)) continue;
    const css = readFileSync(join(WORKBENCH, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    for (const [, selectors = ''] of css.matchAll(/(?:^|[{};])\s*([^{};@]+?)\s*\{/g)) {
      for (const selector of selectors.split(/,(?![^(]*\))/)) {
        const name = /^(?:\[dir='rtl'\] )?\.([\w-]+)/.exec(selector.trim())?.[1];
        // The frame of all screens, and the one way a popover looks.
        if (name === undefined || name === 'shell' || name === 'popover') continue;
        const own = owners.get(name) ?? new Set();
        owners.set(name, own.add(relative(WORKBENCH, join(WORKBENCH, file))));
      }
    }
  }
  const shared = [...owners].filter(([, files]) => files.size > 1);
  expect(shared.map(([name, files]) => `.${name}: ${[...files].join(', ')}`)).toEqual([]);
});
