import { describe, expect, it } from 'vitest';
import { createThrottle } from './throttle.ts';

const wrong = () => Promise.reject(new Error('wrong'));
const isWrong = () => true;

describe('throttle', () => {
  it('[SA37] slows down from the sixth wrong attempt in a row, each pause twice the last', async () => {
    let time = 0;
    const throttle = createThrottle(() => time);
    for (let i = 0; i < 6; i++) {
      await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wrong');
    }
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wait 2 seconds');
    await expect(throttle.attempt('b', () => Promise.resolve(1), isWrong)).resolves.toBe(1);
    time += 2_000;
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wrong');
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wait 4 seconds');
    time += 4_000;
    await expect(throttle.attempt('a', () => Promise.resolve(2), isWrong)).resolves.toBe(2);
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wrong');
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('wrong');
  });

  it('[SA37] lets one attempt run at a time', async () => {
    const throttle = createThrottle(() => 0);
    let finish = () => {};
    const first = throttle.attempt(
      'a',
      () => new Promise<void>((done) => (finish = done)),
      isWrong,
    );
    await expect(throttle.attempt('a', wrong, isWrong)).rejects.toThrow('Too many attempts');
    finish();
    await first;
  });

  it('[SA37] other failures do not count', async () => {
    const throttle = createThrottle(() => 0);
    for (let i = 0; i < 20; i++) {
      await expect(throttle.attempt('a', wrong, () => false)).rejects.toThrow('wrong');
    }
  });
});
