import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const scripts = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.ts'));

describe('examples', () => {
  it.each(scripts)('[HO7] %s runs and says something', (name) => {
    const out = execFileSync(process.execPath, ['--import', 'tsx', join('examples', name)], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(out.trim()).not.toBe('');
    expect(out).not.toMatch(/NaN|undefined/);
  });

  it('[HO7] a relay of a report we hold changes nothing', () => {
    const out = execFileSync(process.execPath, ['--import', 'tsx', 'examples/corroborate.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const probabilities = [...out.matchAll(/origins, ([\d.]+) %/g)].map((match) => match[1]);
    expect(probabilities).toHaveLength(2);
    expect(probabilities[0]).toBe(probabilities[1]);
  });

  it('[HO7] every example is named in its page', () => {
    const page = readFileSync(join(ROOT, 'examples/README.md'), 'utf8');
    for (const name of scripts) expect(page).toContain(name);
  });
});
