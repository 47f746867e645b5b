/** A dossier made by hand, for tests only. Invented throughout. */
import type { Dossier } from './dossier.ts';

export function makeDossier(change: Partial<Dossier> = {}): Dossier {
  return {
    title: 'Dar Sefin market, March',
    audience: 'the inquiry on Dar Sefin',
    made: '2026-03-20',
    expires: '2026-09-20',
    scale: 'ICD 203',
    questions: [
      {
        number: 1,
        text: 'Were detainees held in the grain silo on 12 March?',
        sentence:
          'It is likely (68 %, 52–82) that detainees were held in the grain silo on 12 March. Eight of nine reports say so, but all nine go back to three people shown independent of each other. One of them says otherwise.',
        best: {
          label: 'yes',
          probability: 0.68,
          interval: [0.52, 0.82],
          likelihood: 'likely',
          band: [0.55, 0.8],
        },
        answers: [
          { label: 'yes', probability: 0.68 },
          { label: 'no', probability: 0.32 },
        ],
        none: 0,
        credibility: {
          digit: 2,
          words: 'Probably true',
          why: '2, probably true, not 1: it is contradicted.',
        },
        reports: 9,
        independent: 3,
        notEstablished: 1,
        sources: [
          {
            name: 'Source 1',
            how: 'saw it',
            says: 'yes',
            bearing: 'for',
            weight: 'strong',
            reports: 5,
            standing: 'shown independent',
            quote: '… they brought nine or ten men, hands tied, before the last prayer …',
          },
          {
            name: 'Source 3',
            how: 'was told',
            says: 'yes',
            bearing: 'for',
            weight: 'moderate',
            reports: 1,
            standing: 'shown independent',
            quote: 'قال إن الصومعة كانت مليئة بالسجناء في 12 آذار',
          },
          {
            name: 'Source 2',
            how: 'saw it',
            says: 'no',
            bearing: 'against',
            weight: 'moderate',
            reports: 1,
            standing: 'shown independent',
            quote: null,
          },
          {
            name: 'A source not traced',
            how: null,
            says: 'yes',
            bearing: 'for',
            weight: 'slight',
            reports: 2,
            standing: 'not shown to be independent',
            quote: null,
          },
        ],
        cautions: [
          'The accounts contradict each other; see who says what.',
          'The same report reached us through more than one team; it counts once.',
        ],
      },
      {
        number: 2,
        text: 'How many people were killed at the market?',
        sentence:
          'The best estimate is that 13 people were killed at the market; nine times in ten it lies between 11 and 16. Fourteen reports say so, but they go back to five people shown independent of each other.',
        best: {
          label: '13',
          probability: 0.61,
          interval: [0.45, 0.74],
          likelihood: 'likely',
          band: [0.55, 0.8],
        },
        answers: [
          { label: '13', probability: 0.61 },
          { label: '21', probability: 0.21 },
        ],
        none: 0.18,
        credibility: {
          digit: 1,
          words: 'Confirmed by other independent sources',
          why: '1, confirmed.',
        },
        reports: 14,
        independent: 5,
        notEstablished: 0,
        sources: [],
        cautions: [],
      },
      {
        number: 3,
        text: 'Was the ambulance marked?',
        sentence:
          'It cannot be judged whether the ambulance was marked: there is one report, from a source without a record yet.',
        best: null,
        answers: [],
        none: 0,
        credibility: { digit: 6, words: 'Truth cannot be judged', why: '6, cannot be judged.' },
        reports: 1,
        independent: 1,
        notEstablished: 0,
        sources: [],
        cautions: ['Everything goes back to a single origin.'],
      },
    ],
    ...change,
  };
}
