/** One of several: yes or no, an option, a person. */
import type { Value } from '#claims/value.ts';
import type { Asked, Domain, Said } from './domain.ts';
import type { Settings } from './settings.ts';
import { denied, fold, plainStates, spreadAnswers } from './spread-answers.ts';

export function yesNoDomain(settings: Settings): Domain {
  const index = (value: Value) => (value.type !== 'yes-no' ? -1 : value.answer === 'yes' ? 0 : 1);
  return singleAnswers(
    [
      { value: { type: 'yes-no', answer: 'yes' }, label: 'yes' },
      { value: { type: 'yes-no', answer: 'no' }, label: 'no' },
    ],
    index,
    'closed',
    settings,
  );
}

/**
 * Closed when the options that were given hold all that has been said, open when anything could have been said: an answer
 * that is not among them shows that the list was not whole, and a list of one is no choice.
 */
export function choiceDomain(question: Asked, said: readonly Said[], settings: Settings): Domain {
  // Of several spellings of one answer the option's is shown, else the first in the alphabet.
  const spelling = new Map<string, { value: Value; label: string }>();
  for (const { value } of said) {
    const name = nameOf(value);
    if (name === null) continue;
    const known = spelling.get(fold(name));
    if (known === undefined || name < known.label) spelling.set(fold(name), { value, label: name });
  }
  if (question.type === 'choice') {
    for (const option of question.options) {
      spelling.set(fold(option), { value: { type: 'choice', answer: option }, label: option });
    }
  }
  const sorted = [...spelling].sort(([a], [b]) => (a < b ? -1 : 1));
  const at = new Map(sorted.map(([name], i) => [name, i]));
  const index = (value: Value) => {
    const name = nameOf(value);
    return name === null ? -1 : (at.get(fold(name)) ?? -1);
  };
  const options = new Set(question.type === 'choice' ? question.options.map(fold) : []);
  const closed = options.size > 1 && sorted.every(([name]) => options.has(name));
  return singleAnswers(
    sorted.map(([, answer]) => answer),
    index,
    closed ? 'closed' : 'open',
    settings,
  );
}

function nameOf(value: Value): string | null {
  if (value.type === 'choice') return value.answer;
  return value.type === 'person' ? value.subjectId : null;
}

function singleAnswers(
  listed: Domain['listed'],
  index: (value: Value) => number,
  kind: 'open' | 'closed',
  settings: Settings,
): Domain {
  const answers = spreadAnswers(
    listed.map(() => 1),
    kind,
    settings,
  );
  const statements = new Map<number, Float64Array>();
  return {
    answers,
    listed,
    ...plainStates(answers.states),
    answerFor: index,
    statement({ value, polarity }) {
      const i = index(value);
      if (i < 0) return null;
      const known = polarity === 'asserts' ? i : -1 - i;
      let statement = statements.get(known);
      if (statement === undefined) {
        statement = new Float64Array(answers.states);
        statement[i] = 1;
        if (polarity === 'denies') statement = denied(statement);
        statements.set(known, statement);
      }
      return statement;
    },
    axis: null,
  };
}
