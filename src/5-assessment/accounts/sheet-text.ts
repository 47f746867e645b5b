/**
 * The interview sheet as Markdown, to print or to take along. It holds the witness's pseudonym, the lines
 * and room to write; not what was left out, no date, no name of anybody else.
 */
import type { InterviewSheet, SheetSection } from './interview-sheet.ts';

export const SECTIONS: readonly {
  readonly section: SheetSection;
  readonly title: string;
  readonly how: string;
}[] = [
  {
    section: 'knowing',
    title: 'How do you know',
    how: 'One at a time. Write down for each statement from whom it is. “I do not know” is an answer; write it down as one.',
  },
  {
    section: 'account',
    title: 'In your own words',
    how: 'Let the witness go back in mind to the place – the light, the sounds, the weather – and leave nothing out. Do not interrupt; ask nothing more until the account has ended by itself.',
  },
  {
    section: 'differences',
    title: 'Two tellings',
    how: 'Memory changes from telling to telling. Ask as somebody who has not understood, never as somebody who has caught a mistake.',
  },
  {
    section: 'closing',
    title: 'Closing',
    how: 'Leave time for this; it is often where most is said.',
  },
];

/** What to do before the first question; the same on every sheet. */
export const BEFORE = [
  'Ask how the witness is, whether this is a good moment, and whether they still agree to it.',
  'Say that they may stop at any time, that not knowing is an answer, and that nobody expects them to remember everything.',
  'Tell nothing about the case. Whatever is told to the witness all the same, write it down with the hour: it can come back.',
  'Write every question as it was asked; the interpreter translates it word for word.',
] as const;

export function sheetText(sheet: InterviewSheet): string {
  const parts: string[] = [`# Interview sheet: ${sheet.pseudonym}, session ${sheet.session}`];
  parts.push(['## Before the first question', ...BEFORE.map((line) => `- ${line}`)].join('\n'));
  let number = 0;
  for (const { section, title, how } of SECTIONS) {
    const lines = sheet.lines.filter((line) => line.section === section);
    if (lines.length === 0) continue;
    parts.push(`## ${title}\n\n*${how}*`);
    for (const { text, settles } of lines) {
      number += 1;
      parts.push(
        `${number}. ${escaped(text)}\n   *Settles:* ${escaped(settles)}\n\n   Answer: ____`,
      );
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** Somebody's own words must not turn into headings, links or markup. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|]/gu, (sign) => `\\${sign}`);
}
