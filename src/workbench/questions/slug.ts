import type { Question } from '#claims/question.ts';

/**
 * How a question stands in an address: its short name, `Q-017`, where that can stand there; else its
 * id. (A dot would make the server look for a file.) The server finds it by either.
 */
export function slugOf(question: Pick<Question, 'id' | 'ref'>): string {
  return /^[\p{L}\p{N}_-]+$/u.test(question.ref) ? question.ref : question.id;
}
