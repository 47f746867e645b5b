import type { Question } from '#claims/question.ts';
import type { QuestionRow } from '#server/views.ts';

/**
 * How a question stands in an address: its short name, `Q-017`, where that can stand there; else its
 * id. (A dot would make the server look for a file.)
 */
export function slugOf(question: Pick<Question, 'id' | 'ref'>): string {
  return /^[\p{L}\p{N}_-]+$/u.test(question.ref) ? question.ref : question.id;
}

/** The question an address means: by id or by short name, upper or lower case. */
export function findBySlug(
  rows: readonly QuestionRow[],
  slug: string | undefined,
): QuestionRow | undefined {
  if (slug === undefined) return undefined;
  const wanted = slug.toLowerCase();
  return (
    rows.find((row) => row.question.id === slug) ??
    rows.find((row) => row.question.ref.toLowerCase() === wanted)
  );
}
