import { expect, it } from 'vitest';
import { isZone, zoneWords } from './zone-words.ts';

it('[DE174] names a zone at a moment, or over this year', () => {
  expect(zoneWords('Etc/GMT+2')).toBe('UTC−2');
  expect(zoneWords('Europe/Berlin', Date.UTC(2026, 6, 10))).toBe('UTC+2 · Berlin');
  expect(zoneWords('Etc/GMT+2', Date.parse(''))).toBe('UTC−2');
  expect([isZone('Asia/Damascus'), isZone('Asia/Dama')]).toEqual([true, false]);
});
