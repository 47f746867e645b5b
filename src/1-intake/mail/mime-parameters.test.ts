import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inCharset, structured } from './mime-parameters.ts';

test.each([
  [
    'text/plain; charset="utf-8"; format=flowed',
    'text/plain',
    { charset: 'utf-8', format: 'flowed' },
  ],
  ['TEXT/Html;charset=UTF-8', 'text/html', { charset: 'UTF-8' }],
  ['multipart/mixed; boundary="a;b\\"c"', 'multipart/mixed', { boundary: 'a;b"c' }],
  ['attachment; filename=C:\\a\\b.txt', 'attachment', { filename: 'C:\\a\\b.txt' }],
  ['x; a=1; a=2; flag; b=3', 'x', { a: '1', b: '3' }],
  ["x; n*=iso-8859-1'en'%A3%20rates", 'x', { n: '£ rates' }],
  ['x; n*1=b; n*0=a; n*2=c', 'x', { n: 'abc' }],
  ['', '', {}],
])('[IN122] %s', (field, value, parameters) => {
  const read = structured(field);
  expect([read.value, Object.fromEntries(read.parameters)]).toEqual([value, parameters]);
});

test('[IN122] an encoding nobody knows is found; any field is read', () => {
  expect(inCharset(new TextEncoder().encode('é'), 'x-nobody')).toBe('é');
  fc.assert(
    fc.property(fc.string(), (field) => {
      expect(() => structured(field)).not.toThrow();
    }),
  );
});
