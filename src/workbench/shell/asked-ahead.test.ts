import { afterEach, describe, expect, it } from 'vitest';
import { forgetAhead, takeAhead } from './asked-ahead.ts';

const answer = Promise.resolve(new Response('{}'));

afterEach(() => {
  globalThis.hearsayAhead = undefined;
});

describe('answers that were asked for ahead', () => {
  it('[DE137] each is taken once', () => {
    globalThis.hearsayAhead = new Map([['/api/me', { answer, at: 100 }]]);
    expect(takeAhead('/api/cases', 200)).toBeUndefined();
    expect(takeAhead('/api/me', 200)).toBe(answer);
    expect(takeAhead('/api/me', 201)).toBeUndefined();
  });

  it('[DE137] one that has grown old is asked for again', () => {
    globalThis.hearsayAhead = new Map([['/api/me', { answer, at: 100 }]]);
    expect(takeAhead('/api/me', 10_100)).toBeUndefined();
  });

  it('[DE137] after a change none counts', () => {
    globalThis.hearsayAhead = new Map([['/api/me', { answer, at: 100 }]]);
    forgetAhead();
    expect(takeAhead('/api/me', 101)).toBeUndefined();
  });

  it('[DE137] a page that comes before the script leaves word, so that nothing is asked twice', () => {
    expect(takeAhead('/api/me', 1)).toBeUndefined();
    expect(globalThis.hearsayAhead).toBeInstanceOf(Map);
  });

  it('[DE137] an answer that is not taken is let go, and with it its connection', async () => {
    let letGo = 0;
    const unread = () =>
      new Response(new ReadableStream({ cancel: () => void (letGo += 1) }, { highWaterMark: 0 }));
    globalThis.hearsayAhead = new Map([
      ['/api/me', { answer: Promise.resolve(unread()), at: 0 }],
      ['/api/cases', { answer: Promise.resolve(unread()), at: 0 }],
      ['/api/warnings', { answer: Promise.reject(new Error('no answer')), at: 0 }],
    ]);
    expect(takeAhead('/api/me', 20_000)).toBeUndefined();
    forgetAhead();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(letGo).toBe(2);
  });
});
