/** Kinds of questions, from the one that leaves most to the witness. */
export const TYPES = ['open', 'probing', 'closed', 'leading'] as const;
