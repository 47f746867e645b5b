import type { ReadAnswer } from './read-messages.ts';

/**
 * Whether what came out of the reading process is what a reader can say. A file that took that process
 * over must not be able to hand the desk anything but a reading: the type is no promise across processes.
 */
export function isReadAnswer(value: unknown): value is ReadAnswer {
  if (!isThing(value)) return false;
  switch (value['kind']) {
    case 'ready':
      return true;
    case 'documents':
      return isListOf(value['documents'], isDocument);
    case 'rows':
      return isListOf(
        value['rows'],
        (row) => isThing(row) && isWhole(row['line']) && isListOf(row['cells'], isText),
      );
    case 'member':
      return isText(value['name']);
    case 'read':
      return (
        isWhole(value['number']) &&
        isText(value['format']) &&
        (value['header'] === null || isListOf(value['header'], isText)) &&
        isListOf(value['notes'], isNote) &&
        isPlain(value['options'])
      );
    case 'refused':
      return isWhole(value['number']) && isText(value['message']) && isText(value['mend']);
    case 'fault':
      return isWhole(value['number']) && isText(value['fault']);
    default:
      return false;
  }
}

type Thing = Readonly<Record<string, unknown>>;

function isDocument(value: unknown): boolean {
  if (!isThing(value)) return false;
  const { part, kind, language, textReceived, text, sender, forwardedFrom, title } = value;
  return (
    [part, kind, textReceived, text].every(isText) &&
    [language, sender, forwardedFrom, title].every((one) => one === null || isText(one)) &&
    isListOf(value['attachments'], isText) &&
    isListOf(value['repairs'], isPlain) &&
    isPlain(value)
  );
}

function isNote(value: unknown): boolean {
  return (
    isThing(value) &&
    ['info', 'doubt', 'error'].includes(value['level'] as string) &&
    isText(value['text']) &&
    isListOf(value['lines'], isWhole)
  );
}

/** Texts, numbers, yes or no, null, and plain lists and records of these, no deeper than readers go. */
function isPlain(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined) return true;
  if (['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (depth > 8) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  return isThing(value) && Object.values(value).every((one) => isPlain(one, depth + 1));
}

function isThing(value: unknown): value is Thing {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => is(one));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value);
}
