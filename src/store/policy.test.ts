import { describe, expect, it } from 'vitest';
import type { CaseRole } from '#terms/case.ts';
import { asId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from './errors.ts';
import { may, must } from './policy.ts';
import { KINDS, OWN_KEY_VERBS, PART_OF, VERBS } from './verbs.ts';

const owner: Principal = { userId: asId('one'), name: 'One', kind: 'owner' };
const user: Principal = { userId: asId('two'), name: 'Two', kind: 'user' };
const ROLES = ['reader', 'editor', 'lead'] as const;
const ORDER: Readonly<Record<CaseRole, number>> = { reader: 0, editor: 1, lead: 2 };

/** The whole table, written out a second time in another way: who may not, by verb. */
describe('[SA2] every verb, every kind of principal, every relation to the case', () => {
  for (const [verb, needs] of Object.entries(VERBS)) {
    it(`${verb} takes ${needs}`, () => {
      for (const principal of [owner, user]) {
        // A member, in each role.
        for (const role of ROLES) {
          const allowed = needs === 'owner' ? principal === owner : ORDER[role] >= ORDER[needs];
          expect(may(principal, verb, role)).toBe(allowed ? 'allowed' : 'forbidden');
        }
        // Not a member, or no such case: one answer for both, by construction.
        const outside =
          needs !== 'owner' ? 'not-found' : principal === owner ? 'allowed' : 'forbidden';
        expect(may(principal, verb, null)).toBe(outside);
      }
    });
  }
  for (const verb of OWN_KEY_VERBS) {
    it(`${verb} is everybody's own business`, () => {
      for (const role of [...ROLES, null]) expect(may(user, verb, role)).toBe('allowed');
    });
  }
});

it('[SA2] every kind of record has a verb for reading, adding, editing and removing', () => {
  for (const kind of KINDS) {
    for (const doing of ['read', 'add', 'edit', 'remove']) {
      expect(VERBS, `${kind}.${doing}`).toHaveProperty([`${kind}.${doing}`]);
    }
    expect(VERBS[`${kind}.read`]).toBe('reader');
    for (const doing of ['add', 'edit', 'remove']) {
      expect(['editor', 'lead'], `${kind}.${doing}`).toContain(VERBS[`${kind}.${doing}`]);
    }
  }
});

it('[SA2] readers change nothing, and what leaves the house takes a lead', () => {
  for (const [verb, needs] of Object.entries(VERBS)) {
    if (needs === 'reader') expect(verb).toMatch(/\.read$/);
    if (/^(release|disclosure)\.(?!read)/.test(verb)) expect(needs, verb).toBe('lead');
    // A sheet of everybody's findings leaves as much as a release does.
    if (verb.endsWith('.export')) expect(needs, verb).toBe('lead');
    if (/^vault\.(open|erase|strings)$/.test(verb)) expect(needs, verb).toBe('lead');
  }
});

it('[SA2] a command widens nothing but what is part of it, and only from editor to lead', () => {
  expect(PART_OF).toEqual({
    'outcome.record': ['release.edit'],
    'outcome.withdraw': ['release.edit'],
    'change.take-back': ['release.edit'],
  });
  for (const [command, parts] of Object.entries(PART_OF)) {
    expect(['editor', 'lead']).toContain(VERBS[command]);
    for (const part of parts) expect(VERBS[part]).toBe('lead');
  }
});

it('[SA1] the error for absent and foreign is one; the one for a role says which', () => {
  const said = (run: () => void) => {
    try {
      run();
    } catch (error) {
      return error instanceof StoreError ? `${error.code}: ${error.message}` : String(error);
    }
    return 'allowed';
  };
  expect(said(() => must(user, 'claim.read', null))).toBe('not-found: There is no such record.');
  expect(said(() => must(user, 'claim.add', 'reader'))).toBe(
    'forbidden: Only an editor or lead of the case may do this (claim.add).',
  );
  expect(said(() => must(user, 'backup.make', 'lead'))).toBe(
    'forbidden: Only the owner of this desk may do this (backup.make).',
  );
});

it('[SA3] a verb that is not in the table is refused, also one that every object has', () => {
  for (const verb of ['claim.conjure', '', 'constructor', '__proto__', 'toString']) {
    expect(() => may(owner, verb, 'lead')).toThrow(/is no verb of the store/);
  }
});
