export type AccountPart = 'compare' | 'record' | 'sheet';

export interface SessionsSearch {
  /** Which part of the account; the comparison when left out. */
  readonly show?: Exclude<AccountPart, 'compare'>;
  /** The difference that is open, by the claim it is about. */
  readonly claim?: string;
  /** A session of the record. */
  readonly session?: string;
}

export function readSessionsSearch(search: Record<string, unknown>): SessionsSearch {
  const { show, claim, session } = search;
  return {
    ...(show === 'record' || show === 'sheet' ? { show } : {}),
    ...(typeof claim === 'string' && claim !== '' ? { claim } : {}),
    ...(typeof session === 'string' && session !== '' ? { session } : {}),
  };
}
