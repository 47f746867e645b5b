import { fileURLToPath } from 'node:url';
import type { CaseId } from '#terms/ids.ts';
import type { Principal } from '#terms/principal.ts';
import { loadCaseFile } from './case-file.ts';
import type { Desk } from './desk.ts';
import { suggestLinksForCase } from './links.ts';

/** Where the sample case lies. */
export const SAMPLE_FOLDER = fileURLToPath(new URL('../../fixtures/sefin', import.meta.url));

/**
 * Loads the sample case through the same doors as any other: its files are imported, its claims
 * added, links suggested. Loading it twice adds nothing.
 */
export async function loadSample(
  desk: Desk,
  principal: Principal,
  progress: (done: number, total: number) => void = () => {},
): Promise<{ readonly caseId: CaseId; readonly suggestedLinks: number }> {
  const { caseId } = await loadCaseFile(desk, principal, SAMPLE_FOLDER, progress);
  const { added } = await suggestLinksForCase(desk, principal, caseId);
  return { caseId, suggestedLinks: added };
}
