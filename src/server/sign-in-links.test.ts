import { describe, expect, it } from 'vitest';
import { createSignInLinks, LINK_LASTS } from './sign-in-links.ts';
import { countingBytes, OWNER } from './testing.ts';

function house() {
  let time = 0;
  const links = createSignInLinks(OWNER, () => time, countingBytes());
  return { links, wait: (ms: number) => (time += ms) };
}

describe('sign-in links', () => {
  it('[SA23] hold 256 bits and work once', () => {
    const { links } = house();
    const token = links.make();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(links.use(token)).toBe(OWNER);
    expect(links.use(token)).toBeNull();
  });

  it('[SA23] expire after 15 minutes', () => {
    const { links, wait } = house();
    const early = links.make();
    wait(LINK_LASTS - 1);
    expect(links.use(early)).toBe(OWNER);
    const late = links.make();
    wait(LINK_LASTS);
    expect(links.use(late)).toBeNull();
  });

  it('[SA23] a newer link cancels the one before', () => {
    const { links } = house();
    const [older, newer] = [links.make(), links.make()];
    expect(links.use(older)).toBeNull();
    expect(links.use(newer)).toBe(OWNER);
  });

  it('[SA23] a wrong guess does not use the link up', () => {
    const { links } = house();
    expect(links.use('')).toBeNull();
    const token = links.make();
    for (const wrong of ['', token.slice(1), `${token}=`]) expect(links.use(wrong)).toBeNull();
    expect(links.use(token)).toBe(OWNER);
  });
});
