import type { FoundValue, Suggestion } from '#claims/suggest/suggestion.ts';
import { isAdded } from '#jobs/endpoint-answer.ts';

/** A suggestion for people: the words, who said them by way of whom, whether a model added it, and the values in them. */
export function shownSuggestion(one: Suggestion): string {
  const lines = [`[${one.span[0]}–${one.span[1]}] ${oneLine(one.content?.text ?? one.quote)}`];
  if (one.content !== null) {
    const chain = one.speakers.map(({ text, resolved }) =>
      oneLine(text === resolved ? text : `${resolved} (“${text}”)`),
    );
    lines.push(`    who: ${chain.length === 0 ? 'not said' : chain.join(' → ')}`);
    if (one.cue !== null) lines.push(`    cue: ${oneLine(one.cue.text)}`);
    if (one.basis !== 'unknown') lines.push(`    basis: ${one.basis}`);
    if (one.certainty.length > 0)
      lines.push(`    certainty: ${one.certainty.map(oneLine).join('; ')}`);
  }
  if (isAdded(one)) lines.push(`    ${oneLine(one.why)}`);
  for (const value of one.values) lines.push(`    ${value.type}: ${shownValue(value)}`);
  return `${lines.join('\n')}\n`;
}

function shownValue(value: FoundValue): string {
  const { low, high, unit, doubts } = value;
  const bounds =
    low === high
      ? String(low ?? '?')
      : `${low === null ? '…' : low} to ${high === null ? '…' : high}`;
  const doubt = doubts.length === 0 ? '' : ` (${doubts.join('; ')})`;
  return `${oneLine(value.text)} = ${bounds}${unit === null ? '' : ` ${unit}`}${doubt}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
