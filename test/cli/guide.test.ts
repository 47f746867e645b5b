import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIN, finished, makeSampleBench, ROOT, type Bench } from './hearsay.ts';

/*
 * Every command of the user guide, in its order, by a shell, on the sample case. Only the made-up names
 * of a link and a release are replaced by those there are, and files are laid out as it says.
 */
const guide = readFileSync(join(ROOT, 'docs/user-guide.md'), 'utf8');
const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap((block) => (block[1] ?? '').split('\n'))
  .filter((line) => /^(?:[A-Z_]+=\S+ )*hearsay /.test(line));

let desk: Bench;
beforeAll(async () => {
  desk = await makeSampleBench();
  mkdirSync(join(desk.folder, 'exports'));
  copyFileSync(
    join(ROOT, 'fixtures/sefin/raw/chat-nahr.txt'),
    join(desk.folder, 'exports', 'chat.txt'),
  );
  writeFileSync(
    join(desk.folder, 'claims.csv'),
    'source,question,value,from\nC-Alder,Is the bridge open?,no,Plum\nFig,Is the bridge open?,yes,\n',
  );
}, 120_000);
afterAll(() => desk.remove());

describe('the user guide', () => {
  it('[CM14] shows at least one command of every kind', () => {
    const kinds = new Set(commands.map((line) => /hearsay (\w+)/.exec(line)?.[1]));
    expect(commands.length).toBeGreaterThan(20);
    expect([...kinds].sort()).toEqual(
      ['answer', 'assess', 'backup', 'cases', 'chain', 'explain', 'import', 'links', 'outcome']
        .concat(['rebuild', 'release', 'restore', 'sources', 'vault', 'verify'])
        .sort(),
    );
  });

  it('[CM14] every command it shows works as it stands there', async () => {
    const env: Record<string, string> = {
      ...desk.env,
      PATH: `${dirname(BIN)}:${desk.env['PATH'] ?? ''}`,
      HEARSAY_CASE: 'Dar Sefin',
      HEARSAY_PASSPHRASE: 'four quiet words here',
      HEARSAY_BACKUP_PASSPHRASE: 'four other words here',
    };
    for (const shown of commands) {
      const line = shown
        .replace('4kq2vz', await newest('links', shown))
        .replace('7w3k2f', await newest('release list', shown));
      const { code, out, err } = await finished('sh', ['-c', line], env, desk.folder);
      expect(err.replace(/^hearsay: this reading of .*\n/, ''), line).toBe('');
      expect(code, `${line}\n${out}`).toBe(0);
      const paper = /^ +((?:[0-9A-Z]{4}-){13}[0-9A-Z]{4})$/m.exec(out)?.[1];
      if (paper !== undefined) env['HEARSAY_RECOVERY_KEY'] = paper;
    }

    /** The short name of the newest one, where the line names a made-up one. */
    async function newest(list: string, shown: string): Promise<string> {
      if (!/4kq2vz|7w3k2f/.test(shown)) return '';
      const found = await desk.json<{ id: string }[]>(list.split(' '), {
        HEARSAY_CASE: 'Dar Sefin',
      });
      return found[0]?.id.slice(-6).toLowerCase() ?? '';
    }
  }, 180_000);
});
