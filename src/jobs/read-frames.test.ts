import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameReader, rawFrame, valueFrame, valueOf } from './read-frames.ts';

const RUNS = Number(process.env['HEARSAY_LAW_RUNS'] ?? 200);

test('[IN230] frames come apart as they were put together, wherever the pipe cuts them', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map((raw) => ({ raw })),
    fc.jsonValue().map((value) => ({ value })),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.array(fc.nat(20)), (parts, cuts) => {
      const pieces = parts.flatMap((one) =>
        'raw' in one ? [...rawFrame(one.raw)] : [...valueFrame(one.value)],
      );
      const stream = Buffer.concat(pieces);
      const reader = new FrameReader(1e6, 1e7);
      const frames: Uint8Array[] = [];
      for (let at = 0, i = 0; at < stream.length; i += 1) {
        const step = cuts.length === 0 ? 7 : (cuts[i % cuts.length] ?? 0) + 1;
        frames.push(...reader.push(stream.subarray(at, at + step)));
        at += step;
      }
      expect(frames.length).toBe(parts.length);
      for (const [i, one] of parts.entries()) {
        const frame = frames[i] ?? new Uint8Array();
        if ('raw' in one) expect(Uint8Array.from(frame)).toEqual(Uint8Array.from(one.raw));
        else expect(valueOf(frame)).toEqual(one.value);
      }
    }),
    { numRuns: RUNS },
  );
});

test('[IN230] a length over the limit is refused before memory is taken for it', () => {
  const head = Buffer.alloc(6);
  head.writeUIntLE(2 ** 47, 0, 6);
  expect(() => [...new FrameReader(1e6, 1e9).push(head)]).toThrow(RangeError);
  const many = new FrameReader(100, 250);
  const frame = Buffer.concat([...rawFrame(new Uint8Array(100))]);
  expect([...many.push(frame)].length + [...many.push(frame)].length).toBe(2);
  expect(() => [...many.push(frame)]).toThrow(RangeError);
});
