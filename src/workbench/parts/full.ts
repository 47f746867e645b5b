import { useMemo } from 'react';
import { assessFully } from '#assessment/assess.ts';
import type { AssessInput } from '#assessment/assess-input.ts';
import type { FullAssessment } from '#assessment/grade.ts';

/** The assessment with its lineage, computed in the page by the very code the server runs. */
export function useFull(input: AssessInput | undefined): FullAssessment | null {
  return useMemo(() => (input === undefined ? null : assessFully(input)), [input]);
}
