import { Fragment } from 'react';

/**
 * The finding as a sentence, with what a listener would stress set apart: how likely, with the
 * numbers, and how many people are behind it.
 */
export function Sentence({ text }: { readonly text: string }) {
  return (
    <p className="sentence" dir="auto">
      {stress(text).map((part, i) =>
        part.strong ? (
          <strong key={i}>{part.text}</strong>
        ) : (
          <Fragment key={i}>{part.text}</Fragment>
        ),
      )}
    </p>
  );
}

const STRESSED =
  /(?<=It is )[a-z ]+ \([^)]*\)|(?<=There is )[a-z ]+ \([^)]*\)|(?<=go(?:es)? back to )[^.]*?(?:people|person|origins?)(?: shown independent of each other)?|cannot be judged/g;

/** The sentence in parts. Exported for its test. */
export function stress(
  text: string,
): readonly { readonly text: string; readonly strong: boolean }[] {
  const parts: { text: string; strong: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(STRESSED)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), strong: false });
    parts.push({ text: match[0], strong: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), strong: false });
  return parts;
}
