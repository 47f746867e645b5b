import { describe, expect, it } from 'vitest';
import { createSessions, SESSION_IDLE, SESSION_LONGEST } from './sessions.ts';
import { countingBytes, OWNER } from './testing.ts';

function house() {
  let time = 0;
  const sessions = createSessions(() => time, countingBytes());
  return { sessions, wait: (ms: number) => (time += ms) };
}

describe('sessions', () => {
  it('[SA24] knows whom it signed in and nobody else', () => {
    const { sessions } = house();
    const cookie = sessions.open(OWNER);
    expect(sessions.find(cookie)).toBe(OWNER);
    expect(Buffer.from(cookie, 'base64url')).toHaveLength(32);
    for (const wrong of ['', cookie.slice(0, -1), `${cookie}A`, cookie.toUpperCase()]) {
      expect(sessions.find(wrong)).toBeNull();
    }
  });

  it('[SA24] ends after 30 idle minutes, and not before', () => {
    const { sessions, wait } = house();
    const cookie = sessions.open(OWNER);
    wait(SESSION_IDLE - 1);
    expect(sessions.find(cookie)).toBe(OWNER);
    wait(SESSION_IDLE - 1);
    expect(sessions.find(cookie)).toBe(OWNER);
    wait(SESSION_IDLE);
    expect(sessions.find(cookie)).toBeNull();
  });

  it('[SA24] ends after 12 hours however busy', () => {
    const { sessions, wait } = house();
    const cookie = sessions.open(OWNER);
    for (let passed = 0; passed < SESSION_LONGEST - 60_000; passed += 60_000) {
      wait(60_000);
      expect(sessions.find(cookie)).toBe(OWNER);
    }
    wait(60_000);
    expect(sessions.find(cookie)).toBeNull();
  });

  it('[SA24] ends one session, or all of them', () => {
    const { sessions } = house();
    const [a, b, c] = [sessions.open(OWNER), sessions.open(OWNER), sessions.open(OWNER)];
    sessions.end(a);
    expect([a, b, c].map((cookie) => sessions.find(cookie))).toEqual([null, OWNER, OWNER]);
    sessions.endAll();
    expect([b, c].map((cookie) => sessions.find(cookie))).toEqual([null, null]);
  });

  it('[SA24] never holds more than a hundred; the one unused longest gives way', () => {
    const { sessions, wait } = house();
    const first = sessions.open(OWNER);
    const second = sessions.open(OWNER);
    for (let i = 0; i < 98; i++) {
      wait(1);
      sessions.open(OWNER);
    }
    expect(sessions.find(first)).toBe(OWNER);
    wait(1);
    sessions.open(OWNER);
    expect(sessions.find(first)).toBe(OWNER);
    expect(sessions.find(second)).toBeNull();
  });
});
