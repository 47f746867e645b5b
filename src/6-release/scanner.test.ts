import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forbidden, scan } from './scanner.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const found = (text: string | Uint8Array, ...forbidden: string[]) =>
  scan(
    typeof text === 'string' ? bytes(text) : text,
    forbidden.map((secret): Forbidden => ({ text: secret, kind: 'identity' })),
  );

/** Ways to hide a string that a reader – or a program – can undo. */
const HIDINGS: Readonly<Record<string, (secret: string) => string>> = {
  plain: (s) => s,
  'upper case': (s) => s.toUpperCase(),
  'with diacritics': (s) => s.replace(/([aeiou])/gu, '$1\u0301'),
  'full width': (s) => s.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  'spaced out': (s) => [...s].join(' '),
  hyphenated: (s) => [...s].join('-'),
  'decimal entities': (s) => [...s].map((c) => `&#${c.codePointAt(0)};`).join(''),
  'hexadecimal entities': (s) =>
    [...s].map((c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(''),
  base64: (s) => base64(s),
  'base64 at another alignment': (s) => base64(`id=${s}`),
  'base64 of base64': (s) => base64(base64(s)),
  'url-safe base64 without padding': (s) => Buffer.from(s).toString('base64url'),
  hexadecimal: (s) => Buffer.from(s).toString('hex'),
  'hexadecimal pairs': (s) => (Buffer.from(s).toString('hex').match(/../g) ?? []).join(' '),
  percent: (s) => [...Buffer.from(s)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''),
  'quoted-printable': (s) =>
    [...Buffer.from(s)].map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  'json escapes': (s) =>
    [...s]
      .map((c) => (c.length > 1 ? c : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`))
      .join(''),
  'css escapes': (s) => [...s].map((c) => `\\${c.codePointAt(0)?.toString(16)} `).join(''),
  reversed: (s) => [...s].toReversed().join(''),
  'direction marks': (s) => [...s].join('\u202E\u2066'),
  'zero-width and soft hyphens': (s) => [...s].join('\u200B\u00AD'),
  'split by tags': (s) => [...s].map((c) => `<b>${c}</b>`).join(''),
  'in an attribute': (s) => `<a title="${s}">x</a>`,
  'in a comment': (s) => `<!-- ${s} -->`,
  'tags around entities': (s) => [...s].map((c) => `<i>&#${c.codePointAt(0)};</i>`).join(''),
  'percent in base64': (s) => base64(encodeURIComponent(s)),
};

describe('scan', () => {
  it.each(Object.keys(HIDINGS))('[RE7] law: a planted name is found %s', (name) => {
    const hide = HIDINGS[name] ?? ((s: string) => s);
    const word = fc.stringMatching(/^[a-z]{3,9}$/u);
    const secret = fc
      .tuple(word, word)
      .map(([a, b]) => `${a.charAt(0).toUpperCase()}${a.slice(1)} ${b}`);
    const around = fc.lorem({ maxCount: 8, mode: 'words' });
    fc.assert(
      fc.property(secret, around, around, (name_, before, after) => {
        expect(found(`<p>${before} ${hide(name_)} ${after}</p>`, name_)).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it('[RE7] finds Arabic names across letter forms, vowel signs, tatweel and prefixes', () => {
    expect(found('قال أَحْمَد الـحـدّاد إن', 'احمد الحداد')).toHaveLength(1);
    expect(found('مصطفي الخالدي', 'مصطفى الخالدى')).toHaveLength(1);
    expect(found('وللخالدي بيت', 'خالدي')).toHaveLength(1);
    expect(found('ﻣﺤﻤﺪ ﻋﻠﻲ', 'محمد علي')).toHaveLength(1);
  });

  it('[RE7] finds telephone numbers however they are grouped and in any digits', () => {
    const phone = '+963 944 123 456';
    for (const text of [
      '0944-123-456',
      '(0944) 12 34 56',
      '٠٩٤٤١٢٣٤٥٦',
      '۰۹۴۴ ۱۲۳ ۴۵۶',
      '00963944123456',
      '0944<b>123</b>456',
    ]) {
      expect(found(`call ${text} now`, phone), text).toHaveLength(1);
    }
    expect(found('call 0944 123 457 now', phone)).toEqual([]);
  });

  it('[RE7] finds names with their parts in another order, look-alike letters, and UTF-16', () => {
    expect(found('HADDAD, Rami', 'Rami Haddad')).toHaveLength(1);
    expect(found('R\u0430mi H\u0430dd\u0430d', 'Rami Haddad')).toHaveLength(1);
    expect(
      found(new Uint8Array(Buffer.from('x Rami Haddad y', 'utf16le')), 'Rami Haddad'),
    ).toHaveLength(1);
    expect(found(Uint8Array.from(Buffer.from('Señor Núñez', 'latin1')), 'Nuñez')).toHaveLength(1);
  });

  it('[RE8] short names are found as whole words only', () => {
    expect(found('The plum tree. P l u m.', 'Plum')).toHaveLength(1);
    expect(found('He plummeted; the plumber came.', 'Plum')).toEqual([]);
    expect(found('P<b>lu</b>m', 'Plum')).toHaveLength(1);
    expect(found('mulP', 'Plum')).toHaveLength(1);
    expect(found('anything', 'a', '', '  ')).toEqual([]);
  });

  it('[RE8] a hit names the kind and the form, never the string', () => {
    const hits = found(`x ${base64('Rami Haddad')}`, 'Nobody Here', 'Rami Haddad');
    expect(hits).toEqual([{ kind: 'identity', index: 1, form: 'base64' }]);
    expect(JSON.stringify(hits)).not.toMatch(/rami/i);
  });

  it('[RE8] law: a text without the name gives no hit', () => {
    const letters = fc.stringMatching(/^[a-m ]{0,300}$/u);
    const secret = fc.stringMatching(/^[n-z]{4,9} [n-z]{4,9}$/u);
    fc.assert(
      fc.property(letters, secret, (text, name) => {
        expect(found(text, name)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('[RE9] shares no code with what makes the files: it imports nothing', () => {
    const source = readFileSync(new URL('scanner.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/^\s*(?:import|export)\b.*\bfrom\b|\bimport\s*\(/mu);
  });

  it('[RE9] reads any bytes without failing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        expect(Array.isArray(scan(any, [{ text: 'Rami Haddad', kind: 'identity' }]))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
