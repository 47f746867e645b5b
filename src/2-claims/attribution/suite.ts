import type { Attribution, FindAttributions, Polarity } from './attribution.ts';

/**
 * A passage with the one report it is judged by: source, cue, pieces of the content, and the chain as
 * resolved, from the one who told us to the first speaker (the source alone when left out), and how it is marked
 * when it is not reported as said.
 */
export type Case = readonly [
  text: string,
  source: string | null,
  cue: string | null,
  content: string | readonly string[],
  chain?: readonly string[] | undefined,
  polarity?: Polarity,
];

const loose = (words: string): string => words.replace(/^[\s«»"“”،,.:؛]+|[\s«»"“”،,.:؛!?؟]+$/g, '');

/** What is wrong with the reports found, one line a case; a case is right when all its parts are. */
export function wrongOf(cases: readonly Case[], find: FindAttributions): string[] {
  return cases.flatMap(([text, source, cue, content, chain, polarity]) => {
    const found = find(text);
    const wanted = (typeof content === 'string' ? [content] : content).map(loose);
    const right = found.some((one) => {
      const say = (span: readonly [number, number] | null) =>
        span === null ? null : loose(text.slice(...span));
      return (
        say(one.source) === source &&
        say(one.cue) === cue &&
        one.polarity === polarity &&
        JSON.stringify(one.content.map(say)) === JSON.stringify(wanted) &&
        JSON.stringify(one.speakers.map((speaker) => speaker.resolved)) ===
          JSON.stringify(chain ?? (source === null ? [] : [source]))
      );
    });
    return right
      ? []
      : [`${text} → ${found.map((one) => shown(text, one)).join(' | ') || 'nothing'}`];
  });
}

function shown(text: string, one: Attribution): string {
  const say = (span: readonly [number, number] | null) =>
    span === null ? '–' : text.slice(...span);
  return `${one.speakers.map((speaker) => speaker.resolved).join(' ← ') || '–'} / ${say(one.source)} / ${say(one.cue)} / ${one.content.map(say).join(' … ')}${one.polarity === undefined ? '' : ` (${one.polarity})`}`;
}
