import type { Context } from 'hono';
import { DOWNLOAD_POLICY } from './headers.ts';

/** Kinds of file we write ourselves; everything else goes out as plain bytes. */
const KNOWN: Readonly<Record<string, { readonly type: string; readonly extension: string }>> = {
  'text/markdown': { type: 'text/markdown; charset=utf-8', extension: 'md' },
  'text/csv': { type: 'text/csv; charset=utf-8', extension: 'csv' },
  'text/html': { type: 'text/html; charset=utf-8', extension: 'html' },
};

/**
 * Sends a file to be saved, never shown: as an attachment, under a name made here, with a policy
 * that leaves it powerless if a browser opens it all the same.
 */
export function download(
  c: Context,
  file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Response {
  const kind = KNOWN[file.mediaType.split(';')[0]?.trim().toLowerCase() ?? ''];
  const stem = file.name.replace(/\.\w+$/, '').replace(/[^A-Za-z0-9_-]+/g, '-');
  const name = `hearsay-${stem.replace(/^-+|-+$/g, '').slice(0, 60) || 'file'}.${kind?.extension ?? 'bin'}`;
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': kind?.type ?? 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': DOWNLOAD_POLICY,
  });
}
