import { type Brush, readBrush } from '#assessment/cross-check/brush.ts';
import { readSpeed } from '../map/search.ts';

/** What the address of the Timeline holds: the brush, and what a row is. */
export interface TimelineSearch extends Brush {
  readonly rows?: 'source';
  readonly speed?: number;
}

export function readTimelineSearch(search: Record<string, unknown>): TimelineSearch {
  return {
    ...readBrush(search),
    ...(search['rows'] === 'source' ? { rows: 'source' } : {}),
    ...readSpeed(search),
  };
}
