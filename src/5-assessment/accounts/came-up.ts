/**
 * Whether a matter came up in a session: without that, what is not said is no omission.
 *
 * `asked`: somebody noted that a question of the interviewer was about it, or the two share two words that
 * carry the matter. `came-up`: one of the subjects of the question is named in what was asked, or the
 * witness spoke about the same subject. Null: it did not come up as far as the file shows.
 *
 * Only sessions are looked at. A message says one thing and is silent on the rest by nature.
 */
import type { Subject } from '#terms/subject.ts';
import type { Question } from '#claims/question.ts';
import { contentWords, sharedWords } from './content-words.ts';
import type { Telling } from './tellings.ts';

export type CameUp = 'asked' | 'came-up' | null;

export function cameUp(
  telling: Telling,
  question: Question,
  questions: ReadonlyMap<string, Question>,
  subjects: ReadonlyMap<string, Subject>,
  /** Everything the interviewer asked in this session, from the transcript. */
  prompts: readonly string[] = [],
): CameUp {
  if (telling.session === null) return null;
  const noted = telling.session.questions;
  if (noted.some(({ about }) => about?.includes(question.id) === true)) return 'asked';
  const asked = [...noted.map(({ text }) => text), ...prompts];
  if (asked.some((text) => sharedWords(text, question.text).shared.length >= 2)) return 'asked';
  const names = question.subjectIds.flatMap((id) =>
    (subjects.get(id)?.names ?? []).map((name) => contentWords(name.text)),
  );
  const named = asked.some((text) => {
    const words = new Set(contentWords(text));
    return names.some((name) => name.length > 0 && name.every((word) => words.has(word)));
  });
  if (named) return 'came-up';
  const own = new Set<string>(question.subjectIds);
  const spoken = telling.statements.some(({ claim }) =>
    (questions.get(claim.questionId)?.subjectIds ?? []).some((id) => own.has(id)),
  );
  return spoken ? 'came-up' : null;
}
