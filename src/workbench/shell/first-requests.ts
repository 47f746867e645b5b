/** What the page asked for while its own code was still on the way; `call` takes each answer once. */
export interface AskedAhead {
  readonly answer: Promise<Response>;
  /** When it was asked, by the clock of the page (`performance.now()`). */
  readonly at: number;
}

declare global {
  var hearsayAhead: Map<string, AskedAhead> | undefined;
}

/**
 * What a page at this address will ask for first, whatever its screen. The Questions table is among it
 * where nothing narrows it: then its first page has one address.
 */
export function firstRequests(pathname: string, search: string): readonly string[] {
  const [, caseId, screen] = /^\/case\/([\w-]+)(?:\/([\w-]+))?(?:\/|$)/.exec(pathname) ?? [];
  const everywhere = ['/api/me', '/api/warnings'];
  if (caseId === undefined) return pathname === '/' ? ['/api/cases', ...everywhere] : everywhere;
  const narrowed = [...new URLSearchParams(search).keys()].some(
    (name) => name !== 'theme' && name !== 'guide',
  );
  const table = (screen === undefined || screen === 'questions') && !narrowed;
  return [...(table ? tableRequests(caseId) : []), `/api/cases/${caseId}`, ...everywhere];
}

/** The Questions screen's own, as `questions/queries.ts` writes them. */
function tableRequests(caseId: string): readonly string[] {
  return [
    `/api/cases/${caseId}/question-table?&offset=0&limit=100`,
    `/api/cases/${caseId}/saved-searches`,
  ];
}
