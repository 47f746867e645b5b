import type { SheetMapping } from '../sheet-mapping.ts';

/**
 * Conflict events in the columns of the UCDP Georeferenced Event Dataset: one row an event, with the
 * articles that reported it (`source_office`, `;`), the sources those named (`source_original`, free
 * text, `;` or `,`), and the number of deaths as low, best and high.
 *
 * Every event is a question, every article a report, every named original source an origin; who had
 * it from whom is paired by the rules of `pair-articles.ts`. The value is the interval low–high; the
 * best estimate stands in the quote. A comma inside one source's name cuts it in two, and names are
 * not merged beyond case and spaces: both make origins look like more than they are, never fewer.
 */
export const conflictEvents: SheetMapping = {
  name: 'conflict-events',
  about:
    'One row for each event: publishers against original sources, deaths as low, best and high.',
  missing: ['NA'],
  question: {
    text: 'How many people were killed at {where_coordinates} on {date_start/date_end} (event {id})?',
    type: 'number',
    topic: 'deaths',
    unit: 'deaths',
  },
  value: { kind: 'bounds', low: '{low}', high: '{high}' },
  quote: 'low: {low}\nbest: {best}\nhigh: {high}',
  chain: {
    kind: 'articles',
    articles: '{source_office}',
    articlesSplit: ';',
    originals: '{source_original}',
    originalsSplit: ';,',
    dates: '{source_date}',
  },
  aboutTime: '{date_start/date_end}',
  place: '{where_coordinates}',
};
