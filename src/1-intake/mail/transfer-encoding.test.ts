import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTransfer, unfolded } from './transfer-encoding.ts';

const decode = (body: string, encoding: string): string =>
  Buffer.from(decodeTransfer(new TextEncoder().encode(body), encoding)).toString();

test.each([
  ['YWJj', 'base64', 'abc'],
  ['YW\r\nJj\r\n', ' BASE64 ', 'abc'],
  ['a=3Db=\r\nc', 'quoted-printable', 'a=bc'],
  ['a= \t\nb=C3=a9=', 'quoted-printable', 'abé'],
  ['100 = sure =ZZ', 'quoted-printable', '100 = sure =ZZ'],
  ['a=3D', '8bit', 'a=3D'],
])('[IN122] %s in %s', (body, encoding, text) => {
  expect(decode(body, encoding)).toBe(text);
});

test('[IN122] what was encoded comes back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (raw) => {
      const quoted = [...raw]
        .map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
        .join('');
      for (const [body, name] of [
        [quoted, 'quoted-printable'],
        [Buffer.from(raw).toString('base64'), 'base64'],
      ] as const) {
        expect([...decodeTransfer(new TextEncoder().encode(body), name)]).toEqual([...raw]);
      }
    }),
  );
});

test('[IN122] flowed lines are joined, signatures and quotations are not', () => {
  expect(unfolded('a \nb\nc', false)).toBe('a b\nc');
  expect(unfolded('a \nb', true)).toBe('ab');
  expect(unfolded('-- \nDana', false)).toBe('-- \nDana');
  expect(unfolded('> a \n> b', false)).toBe('> a \n> b');
});
