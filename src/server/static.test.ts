import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyDesk, testHouse } from './testing-house.ts';
import type { TestHouse } from './testing-house.ts';

const parent = mkdtempSync(join(tmpdir(), 'hearsay static ملف '));
const folder = join(parent, 'desk');
let house: TestHouse;

beforeAll(() => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'index-B1x_9-Zq.js'), 'script');
  writeFileSync(join(folder, 'assets', 'plain.js'), 'plain');
  writeFileSync(join(folder, 'assets', 'index-B1x_9-Zq.js.map'), 'map');
  writeFileSync(join(folder, 'assets', 'first-B1x_9-Zr.js'), 'script, whole');
  writeFileSync(join(folder, 'assets', 'first-B1x_9-Zr.js.gz'), gzipSync('script, whole'));
  writeFileSync(join(folder, '.env'), 'secret');
  symlinkSync(join(parent, 'secret.txt'), join(folder, 'linked.txt'));
  symlinkSync(parent, join(folder, 'linked'));
  house = testHouse(emptyDesk(), { deskFolder: folder });
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const get = (path: string, headers: Record<string, string> = {}) =>
  house.ask('GET', path, { as: null, headers });

describe('the files of the desk', () => {
  it('[SA34] serves the page at every address of a screen, never kept', async () => {
    for (const path of ['/', '/index.html', '/questions/01ABC', '/cases/x/chain', '/a%20b']) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('[SA34] only files whose name holds their hash may be kept', async () => {
    const hashed = await get('/assets/index-B1x_9-Zq.js');
    expect(await hashed.text()).toBe('script');
    expect(hashed.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(hashed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/assets/plain.js', '/favicon.svg']) {
      expect((await get(path)).headers.get('cache-control')).toBe('no-store');
    }
  });

  it('[SA34] nothing outside the folder, no link out of it, no dotfile, no source map', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/....//secret.txt',
      '//etc/passwd.txt',
      '/%00/secret.txt',
      '/secret.txt%00.js',
      '/linked.txt',
      '/linked/secret.txt',
      '/.env',
      '/assets/index-B1x_9-Zq.js.map',
      '/__proto__.js',
      '/constructor.js',
    ]) {
      const response = await get(path);
      const text = await response.text();
      expect(text, path).not.toContain('secret');
      expect(text, path).not.toContain('map');
      expect([404, 200], path).toContain(response.status);
      if (response.status === 200) expect(text).toContain('<title>desk</title>');
    }
  });

  it('[DE138] a file that lies there compressed goes out compressed to who can read it', async () => {
    const path = '/assets/first-B1x_9-Zr.js';
    for (const accept of ['gzip', 'gzip, deflate, br, zstd', 'br;q=1.0, gzip;q=0.8, *;q=0.1']) {
      const response = await get(path, { 'accept-encoding': accept });
      expect(response.headers.get('content-encoding'), accept).toBe('gzip');
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('cache-control')).toContain('immutable');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(gunzipSync(bytes).toString()).toBe('script, whole');
    }
    for (const accept of ['', 'br', 'gzip;q=0', 'gzip; q=0.000, br', 'xgzip', 'identity']) {
      const response = await get(path, { 'accept-encoding': accept });
      expect(response.headers.get('content-encoding'), accept).toBeNull();
      expect(await response.text()).toBe('script, whole');
      // A cache in between must not give one the other's.
      expect(response.headers.get('vary')).toBe('accept-encoding');
    }
    expect((await get(`${path}.gz`)).status).toBe(404);
    const plain = await get('/assets/index-B1x_9-Zq.js', { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('[SA34] a desk that was not built says so', async () => {
    const bare = testHouse(emptyDesk(), { deskFolder: join(parent, 'absent') });
    const response = await bare.ask('GET', '/', { as: null });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build:desk');
  });
});
