import type { CaseRole } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import { StoreError } from './errors.ts';
import { OWN_KEY_VERBS, VERBS } from './verbs.ts';

/**
 * Who may do what: the one function that decides, called by the one repository layer for every
 * read and every write.
 *
 * `role` is the principal's role in the case concerned; null when they are no member *or* there is
 * no such case – on purpose the policy cannot tell the two apart, so neither can anybody who asks.
 * No kind of principal bypasses it: an owner who is not a member of a case is told it is not there.
 */
export function may(
  principal: Principal,
  verb: string,
  role: CaseRole | null,
): 'allowed' | 'forbidden' | 'not-found' {
  if (OWN_KEY_VERBS.includes(verb)) return 'allowed';
  const needs = needsOf(verb);
  if (needs === 'owner') return principal.kind === 'owner' ? 'allowed' : 'forbidden';
  if (role === null) return 'not-found';
  return RANK[role] >= RANK[needs] ? 'allowed' : 'forbidden';
}

/** Throws unless allowed; absent and foreign give the very same error. */
export function must(principal: Principal, verb: string, role: CaseRole | null): void {
  const answer = may(principal, verb, role);
  if (answer === 'not-found') throw notFound();
  if (answer === 'forbidden') throw forbidden(verb);
}

/** The one answer for what is absent, removed or not yours to see. */
export function notFound(): StoreError {
  return new StoreError('not-found', 'There is no such record.');
}

function forbidden(verb: string): StoreError {
  const needs = needsOf(verb);
  const who = needs === 'owner' ? 'the owner of this desk' : `${ARTICLE[needs]} of the case`;
  return new StoreError('forbidden', `Only ${who} may do this (${verb}).`);
}

function needsOf(verb: string): CaseRole | 'owner' {
  const needs = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (needs === undefined) {
    throw new StoreError('invalid', `"${verb}" is no verb of the store: see src/store/verbs.ts.`);
  }
  return needs;
}

const RANK: Readonly<Record<CaseRole, number>> = { reader: 0, editor: 1, lead: 2 };
const ARTICLE: Readonly<Record<CaseRole, string>> = {
  reader: 'a member',
  editor: 'an editor or lead',
  lead: 'a lead',
};
