import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import type { Context } from 'hono';
import { doors } from './doors.ts';
import { DESK_MISSING_PAGE, PLAIN_CSS } from './page.ts';
import { nothingHere } from './refusal.ts';
import type { House } from './route.ts';
import { isApi } from './same-site.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

interface DeskFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same compressed (gzip), where the build laid it beside. */
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly mediaType: string;
  /** The name holds a hash of the contents: it may be kept for ever. */
  readonly hashed: boolean;
}

/**
 * Serves the built desk. The folder is read once, at the start, into a table from address to bytes:
 * an address that is not in the table is not a file, whatever dots, slashes or escapes it is made
 * of, and nothing else on the disk can be reached. Files of kinds a desk is not made of (source
 * maps, dotfiles) and symbolic links are left out.
 */
export function addDesk({ app, made }: House, folder: string | null): void {
  const files = folder === null ? new Map<string, DeskFile>() : readDesk(folder);
  const index = files.get('/index.html');

  made.set(doors.deskFile, null);
  app.on(doors.deskFile.method, doors.deskFile.path, (c) => {
    const { pathname } = new URL(c.req.url);
    if (isApi(pathname)) throw nothingHere();
    const file = files.get(pathname);
    if (file !== undefined && file !== index) return send(c, file);
    if (pathname === '/plain.css') {
      return c.body(PLAIN_CSS, 200, { 'content-type': MEDIA_TYPES['.css']! });
    }
    // Screens of the desk have addresses of their own (`/questions/…`); files have an extension.
    if (posix.extname(pathname) !== '' && pathname !== '/index.html') throw nothingHere();
    return index === undefined ? c.html(DESK_MISSING_PAGE, 503) : send(c, index);
  });
}

/**
 * Files of the desk are the same for everybody and hold nothing of a case, so they may be compressed;
 * answers of the API never are, because their length would then tell of what they hold.
 */
function send(c: Context, file: DeskFile): Response {
  const packed = file.packed !== null && takesGzip(c.req.header('accept-encoding'));
  return c.body(packed ? file.packed : file.bytes, 200, {
    'content-type': file.mediaType,
    ...(file.packed === null ? {} : { vary: 'accept-encoding' }),
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...(file.hashed ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
  });
}

/** Whether a client that sent this header can read gzip: named, and not with a weight of nought. */
function takesGzip(header: string | undefined): boolean {
  return /(?:^|,)\s*gzip\s*(?:,|$|;\s*q=(?!0(?:\.0*)?\s*(?:,|$)))/i.test(header ?? '');
}

/** Address → bytes of everything a desk is made of. An absent folder is an empty desk. */
export function readDesk(folder: string): Map<string, DeskFile> {
  const files = new Map<string, DeskFile>();
  const walk = (path: string, address: string) => {
    const entries = readdirSync(path, { withFileTypes: true });
    const beside = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const here = join(path, entry.name);
      const there = `${address}/${encodeURIComponent(entry.name)}`;
      if (entry.isDirectory()) walk(here, there);
      const mediaType = MEDIA_TYPES[extname(entry.name).toLowerCase()];
      if (!entry.isFile() || mediaType === undefined) continue;
      files.set(there, {
        bytes: new Uint8Array(readFileSync(here)),
        packed: beside.has(`${entry.name}.gz`) ? new Uint8Array(readFileSync(`${here}.gz`)) : null,
        mediaType,
        hashed: /^\/assets\/.*-[\w-]{8}\.\w+$/.test(there),
      });
    }
  };
  try {
    walk(folder, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return files;
}
