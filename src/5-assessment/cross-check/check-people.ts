import type { ClaimId } from '#terms/ids.ts';
import type { Subject } from '#terms/subject.ts';
import type { Claim } from '#claims/claim.ts';
import { compareNames } from '#claims/people/compare-names.ts';
import { parseName } from '#claims/people/parse-name.ts';
import type { Question } from '#claims/question.ts';
import { listOf } from '../words.ts';
import type { Difference, ToCheck } from './difference.ts';

/** Two names that may be one person, and a kunya that names half a town. */
export function peopleChecks(
  { input, subjects }: ToCheck,
  claims: readonly Claim[],
): readonly Difference[] {
  const { question } = input;
  const says = new Map<string, { readonly name: string; readonly ids: ClaimId[] }>();
  const persons = new Map<string, Subject>(
    subjects.filter(({ kind }) => kind === 'person').map((one) => [one.id, one]),
  );
  for (const claim of claims) {
    const name = personNamed(claim, question, persons);
    if (name === null) continue;
    const held = says.get(name);
    if (held === undefined) says.set(name, { name, ids: [claim.id] });
    else held.ids.push(claim.id);
  }
  const named = [...says.values()];
  const found: Difference[] = [];
  for (const [i, a] of named.entries()) {
    const name = parseName(a.name);
    if (name.kunya !== null && name.given === null) {
      found.push({
        kind: 'people',
        between: [a.ids, []],
        text: `“${a.name}” is a kunya alone: many men bear it. Which one is meant?`,
        metres: null,
        minutes: null,
      });
    }
    for (const b of named.slice(i + 1)) {
      const { verdict, reasons } = compareNames(name, parseName(b.name));
      if (verdict === 'different' || verdict === 'kunya') continue;
      found.push({
        kind: 'people',
        between: [a.ids, b.ids],
        text: `“${a.name}” and “${b.name}” may be one person in two spellings (${listOf(reasons, 3)}).`,
        metres: null,
        minutes: null,
      });
    }
  }
  return found;
}

/** The person a claim names: a subject, or the answer of a question that is about persons. */
function personNamed(
  { value, polarity }: Claim,
  question: Question,
  persons: ReadonlyMap<string, Subject>,
): string | null {
  if (polarity === 'denies') return null;
  if (value.type === 'person') return persons.get(value.subjectId)?.names[0]?.text ?? null;
  if (value.type !== 'choice') return null;
  const about =
    question.subjectIds.some((id) => persons.has(id)) || /^\s*who\b/i.test(question.text);
  return about ? value.answer : null;
}
