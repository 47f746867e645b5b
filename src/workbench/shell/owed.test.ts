import { describe, expect, it } from 'vitest';
import { Owed } from './owed.ts';

describe('what changes have still to say', () => {
  it('[DE139] is said once everything has been asked for again, once', () => {
    const owed = new Owed();
    const said: string[] = [];
    const tell = owed.add(() => said.push('kept'));
    expect(said).toEqual([]);
    tell();
    tell();
    owed.leave();
    expect(said).toEqual(['kept']);
  });

  it('[DE139] is said at once when the part it was made in leaves the screen first', () => {
    const owed = new Owed();
    const said: string[] = [];
    const first = owed.add(() => said.push('first'));
    const second = owed.add(() => said.push('second'));
    owed.leave();
    expect(said).toEqual(['first', 'second']);
    first();
    second();
    owed.leave();
    expect(said).toEqual(['first', 'second']);
  });

  it('[DE139] of two changes under way neither forgets the other', () => {
    const owed = new Owed();
    const said: string[] = [];
    const first = owed.add(() => said.push('first'));
    owed.add(() => said.push('second'))();
    first();
    expect(said).toEqual(['second', 'first']);
  });
});
