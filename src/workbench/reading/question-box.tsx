import {
  ComboBox,
  Button,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { Question } from '#claims/question.ts';
import { useWords } from '../words/words.ts';

/** Type-ahead over the questions of the case; shared words with the quote come first. */
export function QuestionBox(props: {
  readonly questions: readonly Question[];
  readonly quote: string;
  readonly value: Question['id'] | null;
  readonly onChange: (id: Question['id'] | null) => void;
}) {
  const t = useWords();
  const chosen = props.questions.find((question) => question.id === props.value);
  const [typed, setTyped] = useState(chosen === undefined ? '' : nameOf(chosen));
  const shown = rank(
    props.questions,
    chosen !== undefined && typed === nameOf(chosen) ? '' : typed,
    props.quote,
  );
  return (
    <ComboBox
      className="field combo"
      inputValue={typed}
      selectedKey={props.value}
      items={shown.map((item) => ({ ...item, id: item.question.id }))}
      allowsEmptyCollection
      menuTrigger="focus"
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        const question = props.questions.find((each) => each.id === key);
        props.onChange(question?.id ?? null);
        if (question !== undefined) setTyped(nameOf(question));
      }}
    >
      <Label className="label">{t('claim.question')}</Label>
      <div className="combo-field">
        <Input placeholder={t('claim.questionHint')} />
        <Button className="icon-button" aria-label={t('claim.questionAll')}>
          <ChevronDown size={15} aria-hidden />
        </Button>
      </div>
      <Popover className="popover list-popover">
        <ListBox
          renderEmptyState={() => <p className="hint combo-empty">{t('claim.questionNone')}</p>}
        >
          {(item: Ranked & { id: string }) => (
            <ListBoxItem id={item.id} textValue={nameOf(item.question)}>
              <span className="ref">{item.question.ref}</span> <bdi>{item.question.text}</bdi>
              {item.shared.length > 0 && (
                <span className="small mute">
                  {' '}
                  · {t('claim.shared', { words: item.shared.join(', ') })}
                </span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

interface Ranked {
  readonly question: Question;
  /** Words that question and quote share: the reason it stands where it stands. */
  readonly shared: readonly string[];
}

function nameOf(question: Question): string {
  return `${question.ref} · ${question.text}`;
}

function rank(questions: readonly Question[], typed: string, quote: string): readonly Ranked[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const said = new Set(wordsOf(quote));
  return questions
    .filter((question) => {
      const all = nameOf(question).toLowerCase();
      return wanted.every((word) => all.includes(word));
    })
    .map((question) => ({
      question,
      shared: [...new Set(wordsOf(question.text))].filter((word) => said.has(word)),
    }))
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, 40);
}

/** Words long enough to mean something. */
function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
}
