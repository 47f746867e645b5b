import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { GENESIS, commitment, entryHash, readRecordLines, recordLines } from './audit.ts';

it('[SA4] the hash of an entry is what the page says, worked out by hand', () => {
  // 0x00, the hash before (32 zeros), the number as 8 bytes, the text.
  const bytes = Buffer.from(`00${'00'.repeat(32)}0000000000000001`, 'hex');
  const right = createHash('sha256').update(bytes).update('{"v":1}').digest('hex');
  expect(entryHash(GENESIS, 1, '{"v":1}').toString('hex')).toBe(right);
  expect(right).toBe(
    createHash('sha256')
      .update(Buffer.concat([bytes, Buffer.from('7b2276223a317d', 'hex')]))
      .digest('hex'),
  );
});

it('[SA4] number, text and the entry before all count', () => {
  const hashes = [
    entryHash(GENESIS, 1, 'a'),
    entryHash(GENESIS, 2, 'a'),
    entryHash(GENESIS, 1, 'b'),
    entryHash(entryHash(GENESIS, 1, 'a'), 1, 'a'),
  ].map((hash) => hash.toString('hex'));
  expect(new Set(hashes).size).toBe(4);
});

it('[SA4] the lines of records are read back as they were written, and nothing else is', () => {
  const records = [
    { kind: 'claim', id: '01J', version: 2, hash: 'a'.repeat(64) },
    { kind: 'contact_window', id: 'x-1', version: 1, hash: 'b'.repeat(64) },
  ] as const;
  expect(readRecordLines(recordLines(records))).toEqual(records);
  expect(readRecordLines(`claim 01J 2 ${'a'.repeat(63)}\n`)).toBeNull();
  expect(readRecordLines(`claim 01J two ${'a'.repeat(64)}\n`)).toBeNull();
});

it('[SA9] a commitment tells nothing without its salt: the same details never look alike', () => {
  const details = '{"why":"to arrange a meeting"}';
  expect(commitment(Buffer.alloc(32, 1), details)).not.toBe(
    commitment(Buffer.alloc(32, 2), details),
  );
});
