import type { Case } from '#terms/case.ts';
import type { Principal } from '#terms/principal.ts';
import type { Desk } from '#jobs/desk.ts';
import { json, line } from './reporters/print.ts';
import { UsageError } from './usage-error.ts';
import { theCase, withDesk } from './with-desk.ts';

/** What every command about a case takes. */
export interface CaseOptions {
  readonly case?: string;
  readonly json?: boolean;
}

/** Opens the desk for one command about a case. */
export async function inCase(
  options: CaseOptions,
  work: (desk: Desk, principal: Principal, found: Case) => Promise<void>,
): Promise<void> {
  await withDesk(async (desk, principal) =>
    work(desk, principal, await theCase(desk, principal, options.case)),
  );
}

/** One of a few words, or one line that lists them. */
export function oneOf<const T extends string>(what: string, said: string, of: readonly T[]): T {
  const found = of.find((one) => one === said);
  if (found === undefined) {
    throw new UsageError(`${what} is one of ${of.join(', ')}; not "${said}".`);
  }
  return found;
}

/** What was saved, as the one document or in words. */
export function done(options: CaseOptions, saved: unknown, words: string): void {
  if (options.json === true) json(saved);
  else line(words);
}

/** The name a record goes by on the command line: the last six letters of its id. */
export function short(id: string): string {
  return id.slice(-6).toLowerCase();
}

/** `a, b` as a list without empty parts. */
export function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Questions as they were named: `Q-1, Q-2` as a list, the words of one with their commas as they are. */
export function questionNames(said: string): readonly string[] {
  const parts = listOf(said);
  return parts.every((part) => /^(?:q-?)?\d+$|^[0-9a-z]{26}$/i.test(part)) ? parts : [said];
}

/** A whole number from an option. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new UsageError(`${option} is a whole number from ${least} to ${most}; it is "${text}".`);
  }
  return Number(text);
}

/** The one record that a name of six letters, or an id, means; one line when none or several do. */
export function byShortName<R extends { readonly id: string }>(
  records: readonly R[],
  name: string,
  what: string,
  lists: string,
): R {
  const wanted = name.trim().toLowerCase();
  const fits =
    wanted.length < 4 ? [] : records.filter((one) => one.id.toLowerCase().endsWith(wanted));
  const [found] = fits;
  if (found !== undefined && fits.length === 1) return found;
  throw new UsageError(
    fits.length === 0
      ? `There is no ${what} "${name}"; \`${lists}\` lists them.`
      : `"${name}" fits ${fits.length} of them; give more of its name.`,
  );
}

/** A document by its running number, as `7` or `#7`. */
export function documentNumber(said: string): number {
  const digits = /^#?(\d{1,9})$/.exec(said.trim())?.[1];
  if (digits === undefined) {
    throw new UsageError(`A document is named by its number, such as 7 or #7; not "${said}".`);
  }
  return Number(digits);
}
