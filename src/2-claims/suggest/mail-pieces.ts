import type { Span, Speaker } from './suggestion.ts';

/**
 * Whose words stand where in a mail, a mailing list or a digest of one: from whoever told us to whoever wrote the piece.
 *
 *     From: Karim <karim@example.org>            Karim's message
 *     On 2 Feb, at 21:05, Sandra L. wrote:
 *     > On Thu, Feb 2, Yara wrote:               Sandra's words, passed on by Karim
 *     >> my aunt says the bridge was blown       Yara's, through Sandra and Karim
 *
 * - Lines of a header (`From:`, `Subject:`, `Date:`), a list of topics, rules and the lines that introduce a quotation (`On …
 *   wrote:`, `Le … a écrit :`, `كتب …`) state nothing and speak for nobody.
 * - How deep a line is quoted is how many `>` stand before it; whoever a depth was introduced for wrote it. A depth that nobody
 *   was named for has nobody.
 * - A message that is forwarded whole (`-----Original Message-----`) is its sender's, passed on by whoever forwards it; in a digest one
 *   message follows the other.
 *
 * Empty for a text that has none of these lines. Linear in the text.
 */
export interface MailPiece {
  readonly span: Span;
  /** From the one who told us to the one who wrote it; empty for a header, and for whoever sent the whole. */
  readonly speakers: readonly Speaker[];
  /** Lines that state nothing. */
  readonly isHeader: boolean;
}

export function mailPieces(text: string): readonly MailPiece[] {
  if (!MAIL.test(text)) return [];
  const pieces: MailPiece[] = [];
  /** Who wrote at each depth of quoting; the first is whoever a header names. */
  let authors: (readonly Speaker[])[] = [[]];
  let at = 0;
  let header = false;
  let topics = false;
  let forwarded = false;
  let waiting: { readonly from: number; readonly depth: number } | null = null;
  const add = (from: number, to: number, isHeader: boolean, depth: number): void => {
    const speakers = isHeader ? [] : authors.slice(0, depth + 1).flat();
    const last = pieces.at(-1);
    if (
      last !== undefined &&
      last.isHeader === isHeader &&
      last.span[1] === from &&
      last.speakers.length === speakers.length &&
      last.speakers.every((one, i) => one === speakers[i])
    )
      pieces[pieces.length - 1] = { ...last, span: [last.span[0], to] };
    else pieces.push({ span: [from, to], speakers, isHeader });
  };
  for (const line of text.split(/(?<=\n)/u)) {
    const from = at;
    at += line.length;
    const marks = QUOTED.exec(line.slice(0, 80))?.[0] ?? '';
    const depth = marks.match(/>/gu)?.length ?? 0;
    const words = line.slice(marks.length).trim();
    const blank = words === '';
    // Only the line right behind goes on with it.
    const opened: typeof waiting = waiting;
    waiting = null;
    if (blank) {
      header = false;
      topics = false;
    }
    const field = words.length > 400 ? null : HEADER.exec(words);
    if (field !== null && (header || START.test(words))) {
      header = true;
      const name = WRITER.test(field[0]) ? nameIn(words.slice(field[0].length)) : null;
      if (name !== null) {
        const start = line.indexOf(name, marks.length + field[0].length);
        const speaker = speakerAt(text, from + Math.max(0, start), name);
        const before = forwarded ? (authors[depth] ?? []) : [];
        authors = [...authors.slice(0, depth), [...before, speaker]];
        forwarded = false;
      }
      add(from, at, true, depth);
      continue;
    }
    if (TOPICS.test(words)) topics = true;
    if (FORWARDED.test(words)) {
      forwarded = true;
      add(from, at, true, depth);
      continue;
    }
    if (topics || header || RULE.test(words)) {
      if (RULE.test(words) && depth === 0 && !forwarded) authors = [[]];
      add(from, at, !blank || topics, depth);
      continue;
    }
    // `On … wrote:`, which mail programs break over two lines.
    const whole: string =
      opened === null
        ? words
        : `${text.slice(opened.from, from)} ${words}`
            .replace(/[\n>]/gu, ' ')
            .replace(/\s+/gu, ' ')
            .trim();
    const name = whole.length > 300 ? null : introduced(whole);
    if (name !== null) {
      const start = text.indexOf(name, opened?.from ?? from);
      const level = (opened?.depth ?? depth) + 1;
      authors = [
        ...Array.from({ length: level }, (_, i) => authors[i] ?? []),
        [speakerAt(text, start < 0 || start >= at ? from : start, name)],
      ];
      if (opened !== null) reheader(pieces, opened.from);
      add(opened?.from ?? from, at, true, depth);
      continue;
    }
    waiting = OPENS.test(words) && words.length < 160 ? { from, depth } : null;
    add(from, at, false, depth);
  }
  return pieces;
}

/** Takes out again what a line that is broken in two was taken for. */
function reheader(pieces: MailPiece[], from: number): void {
  const last = pieces.at(-1);
  if (last === undefined || last.span[1] <= from) return;
  if (last.span[0] >= from) pieces.pop();
  else pieces[pieces.length - 1] = { ...last, span: [last.span[0], from] };
}

function speakerAt(text: string, from: number, name: string): Speaker {
  const span: Span = [from, from + name.length];
  return text.slice(...span) === name
    ? { text: name, span, resolved: name }
    : { text: name, span: null, resolved: name };
}

/** Something only a mail has: a quotation that is introduced, or two lines of a header. */
const FIELDS =
  "From|Sender|To|Cc|Bcc|Subject|Date|Sent|Received|Reply-To|Message(?:-ID)?|In-Reply-To|References|Content-Type|Content-Transfer-Encoding|MIME-Version|X-[A-Za-z-]+|List-[A-Za-z-]+|Attachments?|Importance|De|À|Objet|Envoyé(?: le)?|Date d[\u2019']envoi|Pièces? jointes?|Répondre à|من|إلى|الى|الموضوع|التاريخ|تاريخ الإرسال|نسخة";
const HEADER = new RegExp(`^[*_]{0,2}(?:${FIELDS})[*_]{0,2}\\s?[:：]`, 'iu');
/** What a header begins with; `To:` or `A:` alone opens none. */
const START =
  /^[*_]{0,2}(?:From|Sender|Subject|Date|Message|Message-ID|De|Objet|من|الموضوع)[*_]{0,2}\s?[:：]\s*\S/iu;
const WRITER = /^[*_]{0,2}(?:From|De|من)[*_]{0,2}\s?[:：]$/iu;
const TOPICS = /^(?:Today['\u2019]s Topics|Topics|Sujets du jour|In this issue)\s?:?\s*$/iu;
const RULE = /^[-_=*]{5,}$/u;
const FORWARDED =
  /^[-_=\s]*(?:Original Message|Forwarded message|Begin forwarded message|Message d['\u2019]origine|Message transféré|Message original|الرسالة الأصلية|رسالة معاد توجيهها)[-_=\s:]*$/iu;
const QUOTED = /^(?:\s{0,3}>)+ ?/u;
const OPENS = /^(?:On|Le|في|بتاريخ)\s.*\p{N}/iu;
const MAIL = new RegExp(
  [
    String.raw`(?:^|\n)[>\s]*(?:On|Le)\s[^\n]{4,200}(?:\n[>\s]*[^\n]{0,120})?(?:wrote|a écrit)\s?:`,
    String.raw`(?:^|\n)[>\s]*(?:(?:في|بتاريخ)\s[^\n]{4,120})?كتبت?\s[^\n]{2,80}:`,
    String.raw`(?:^|\n)[*_]{0,2}(?:From|Date|Subject|De|Objet|من|الموضوع)[*_]{0,2}\s?:[^\n]*\n(?:[*_]{0,2}(?:${FIELDS})[*_]{0,2}\s?:)`,
  ].join('|'),
  'iu',
);

/** Whose quotation a line introduces; null where it introduces none. */
function introduced(line: string): string | null {
  const latin =
    /^(?:(?:On|Le)\s(?<head>.*?)|(?<bare>\p{Lu}[\p{L}\p{M}.'\u2019 -]{1,40}?))\s*(?:wrote|writes|a écrit|écrit)\s?:$/iu.exec(
      line,
    );
  const head = latin?.groups?.['head'];
  if (head !== undefined)
    return nameIn(
      head
        .replace(WHEN, ' ')
        .replace(/^[\s,]+/u, '')
        .split(/,\s*/u)
        .at(-1) ?? '',
    );
  const bare = latin?.groups?.['bare'];
  if (bare !== undefined) return nameIn(bare);
  const arabic =
    /^(?:(?:في|بتاريخ)\s.*?[،,]?\s)?كتبت?\s+(?<name>[^:،\d\u0660-\u0669<]{2,40}?)\s*(?:<[^>]*>)?\s*(?:(?:في|بتاريخ)\s[^:]*(?::\d\d)?[^:]*)?:$/u.exec(
      line,
    )?.groups?.['name'];
  return arabic === undefined ? null : nameIn(arabic);
}

/** Dates and hours in front of a name. */
const WHEN =
  /(?<!\p{L})(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?|jan(?:uary|vier|v)?|feb(?:ruary)?|févr?(?:ier)?|mars|march|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juil(?:let)?|aug(?:ust)?|août|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|déc(?:embre)?|at|à|am|pm|utc|gmt|cet|cest|h)\.?(?!\p{L})|[+-]?\d[\d:./h+-]*/giu;

/** A name, or the address where there is nothing else. */
function nameIn(words: string): string | null {
  const bare = words.replace(/["“”]/gu, '').trim();
  const name = bare
    .replace(/\s*[<[(][^>\])]*[>\])]?\s*.*$/u, '')
    .replace(/[\s,:;]+$/u, '')
    .trim();
  if (/\p{L}/u.test(name)) return name.slice(0, 60);
  const address = /<?(?<address>[^\s<>@]+@[^\s<>]+?)>?$/u.exec(bare)?.groups?.['address'];
  return address ?? null;
}
