import type { Note, ReadOptions, Repair } from '../document.ts';
import type { ReadDocument, Reading } from '../format.ts';
import { findDamage, linesOfRepairs, repair, repairNote } from './repair.ts';

/** As much of a file as is looked at to tell its damage. */
const SAMPLE = 4_000_000;

/**
 * Repairs the text of every document of a reading that its reader left as received.
 *
 * The documents of one file share their damage – a chat of short messages shows together what none of
 * them shows alone – so damage is told from all of them and repaired in each. One note says how many places
 * of what kind, in which lines when the file is one document, else in which documents. With
 * `repair: false` nothing is touched.
 */
export function repairReading(reading: Reading, options: ReadOptions): Reading {
  if (options.repair === false) return reading;
  const shown = findDamage(sampleOf(reading.documents));
  const repairs: Repair[] = [];
  const parts: string[] = [];
  let lines: readonly number[] = [];
  const documents = reading.documents.map((document) => {
    if (document.text !== document.textReceived || document.text === '') return document;
    const made = repair(document.textReceived, shown);
    if (made.repairs.length === 0) return document;
    for (const one of made.repairs) repairs.push(one);
    parts.push(document.part);
    if (reading.documents.length === 1) lines = linesOfRepairs(document.textReceived, made.repairs);
    return {
      ...document,
      text: made.text,
      repairs: made.repairs,
      title: repairedTitle(document, made.text),
    };
  });
  if (repairs.length === 0) return reading;
  return {
    ...reading,
    documents,
    notes: [...reading.notes, note(repairs, lines, parts, documents.length)],
  };
}

function note(
  repairs: readonly Repair[],
  lines: readonly number[],
  parts: readonly string[],
  documents: number,
): Note {
  const one = repairNote(repairs, lines);
  if (documents === 1) return one;
  const named =
    parts.slice(0, 5).join(', ') + (parts.length > 5 ? `, … (${parts.length} in all)` : '');
  return { ...one, text: `${one.text} In: ${named}.` };
}

/** A title that was taken from the text is taken from the text as repaired. */
function repairedTitle(document: ReadDocument, text: string): string | null {
  const { title, textReceived } = document;
  if (title === null || title === '') return title;
  const at = textReceived.indexOf(title);
  if (at === -1) return repair(title).text;
  const before = textReceived.slice(0, at).split('\n').length - 1;
  const line = text.split('\n', before + 1)[before] ?? '';
  const whole = textReceived.split('\n', before + 1)[before] ?? '';
  const lead = whole.indexOf(title);
  return whole.slice(lead) === title ? line.slice(lead).trim() : repair(title).text;
}

/** The texts that could show damage, as far as the sample goes. */
function sampleOf(documents: readonly ReadDocument[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const { textReceived } of documents) {
    if (length > SAMPLE) break;
    // Plain ASCII shows nothing.
    if (!/[^\0-\u007F]/.test(textReceived)) continue;
    parts.push(textReceived.slice(0, SAMPLE));
    length += textReceived.length;
  }
  return parts.join('\n');
}
