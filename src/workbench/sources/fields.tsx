import { useId } from 'react';

/** One line of text with its name above and a hint beneath. */
export function Line(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly long?: boolean;
  readonly focus?: boolean;
  readonly number?: boolean;
  readonly list?: readonly string[];
}) {
  const id = useId();
  const shared = {
    id,
    dir: 'auto' as const,
    value: props.value,
    placeholder: props.placeholder,
    autoComplete: 'off',
    'aria-describedby': props.hint === undefined ? undefined : `${id}-hint`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.long === true ? (
        <textarea {...shared} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <input
          {...shared}
          autoFocus={props.focus}
          inputMode={props.number === true ? 'decimal' : undefined}
          list={props.list === undefined ? undefined : `${id}-list`}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      {props.list !== undefined && (
        <datalist id={`${id}-list`}>
          {props.list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {props.hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      )}
    </div>
  );
}

/** One of a few. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly words: (one: T) => string;
  readonly onChange: (one: T) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value as T)}
      >
        {props.of.map((one) => (
          <option key={one} value={one}>
            {props.words(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A list typed with commas between. */
export function listOf(text: string): readonly string[] {
  return text
    .split(/[,،]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
