import { foldDigits } from '../encoding/fold-digits.ts';
import { linesOf } from '../lines.ts';

/**
 * Who speaks when in the transcript of a conversation.
 *
 * A turn opens with its speaker at the start of a line – `Q:`, `Interviewer:`, `س:`, `[00:12:31] A:`,
 * `DANA (00:12):`, a bold `**Q.**` – and goes on until the next one; lines between belong to the turn
 * above them. Four letters take a full stop as well as a colon (`Q.` `A.` `R.` `D.`), as printed
 * transcripts do; a name always takes a colon, because a name with a full stop opens a sentence.
 *
 * The role comes from the label: question marks and words for asking are the interviewer's, words for
 * translating the interpreter's, words for answering the witness's. A name has the role `other`,
 * unless it answers to nobody but interviewers: in a talk of one interviewer and one named person the
 * named person is the witness. Roles are read from labels and places, never from what is said.
 */
export interface Turn {
  /** The label as written, without marks and time codes. */
  readonly speaker: string;
  readonly role: Role;
  /** The time code as written, such as `00:12:31`; null when there is none. */
  readonly time: string | null;
  /** The whole turn in the text, label included: half-open UTF-16 offsets. */
  readonly span: readonly [start: number, end: number];
  /** What was said, without the label: half-open UTF-16 offsets, outer space left out. */
  readonly said: readonly [start: number, end: number];
  readonly text: string;
  /** Pauses, crying, noise: what stands in brackets and is no time code. */
  readonly remarks: readonly string[];
}

export type Role = 'interviewer' | 'witness' | 'interpreter' | 'other';

const TIME = String.raw`[\[(]?(?<time>\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?`;
const AFTER = TIME.replace('<time>', '<after>');
/** Letters, marks and digits of a name, a few words at most. */
const NAME = String.raw`\p{L}[\p{L}\p{M}\p{N}.'’\/& -]{0,39}?`;

const TURN = new RegExp(
  String.raw`^[*_>\s\u200E\u200F]{0,20}(?:${TIME}[\s*_–—-]{0,10})?(?:(?<speaker>${NAME})(?:\s?\((?<about>[^():\n]{1,40})\))?[*_]{0,3}\s?(?:[\[(]${AFTER.slice(5)}[*_]{0,3}\s?)?[:：][*_]{0,3}|(?<letter>[QARDPIW]|س|ج)[*_]{0,3}[.\-–][*_]{0,3})(?=\s|$)`,
  'u',
);

const INTERVIEWER =
  /^(?:q|question|questioner|interviewer|int|reporter|journalist|investigator|host|co-?host|presenter|anchor|newsreader|newscaster|announcer|moderator|interrogator|lawyer|prosecutor|intervieweur|intervieweuse|enqu[êe]teur|enqu[êe]trice|journaliste|d|demande|animateur|animatrice|présentateur|présentatrice|س|سؤال|السؤال|المحاور|المحاورة|الصحفي|الصحفية|المحقق|المحققة|مقدم|المقدم|المقدمة|المذيع|المذيعة|مذيع|مذيعة)$/u;
const WITNESS =
  /^(?:a|answer|witness|respondent|interviewee|informant|source|subject|w|r|réponse|reponse|témoin|temoin|répondant|répondante|interviewé|interviewée|ج|جواب|الجواب|الشاهد|الشاهدة|شاهد|شاهدة|المصدر|الضيف)$/u;
const INTERPRETER =
  /^(?:interpreter|translator|interpr[èe]te|traducteur|traductrice|المترجم|المترجمة|مترجم|مترجمة|ترجمان)$/u;

/** What stands before a colon in the header of a mail or a digest: nobody speaks. */
const MAIL_HEADER =
  /^(?:from|sender|to|cc|bcc|subject|date|sent|received|message|message-id|reply-to|in-reply-to|re|fwd?|topics|today[\u2019']s topics|attachments?|objet|envoyé|envoyé le|pièces? jointes?|répondre à|من|إلى|الى|الموضوع|التاريخ)$/u;

/** Longest line start that is looked at: a label, a time code and their marks fit in it. */
const LOOK = 160;

/** The turns of a text, in order; empty when no line opens with a speaker. Linear in the text. */
export function turnsOf(text: string): readonly Turn[] {
  const heads: {
    start: number;
    said: number;
    speaker: string;
    time: string | null;
    role: Role | null;
  }[] = [];
  for (const { start, end } of linesOf(text)) {
    const line = foldDigits(text.slice(start, Math.min(end, start + LOOK)));
    const match = TURN.exec(line);
    if (match === null) continue;
    const g = match.groups ?? {};
    const speaker = (g['speaker'] ?? g['letter'] ?? '').trim();
    if (MAIL_HEADER.test(fold(speaker))) continue;
    heads.push({
      start,
      said: start + match[0].length,
      speaker,
      time: g['time'] ?? g['after'] ?? null,
      role: roleOf(speaker) ?? (g['about'] === undefined ? null : roleOf(g['about'])),
    });
  }
  const known = new Set(heads.filter((h) => h.role !== null).map((h) => h.role));
  const names = new Set(heads.filter((h) => h.role === null).map((h) => fold(h.speaker)));
  // One interviewer by label and one person by name: the named one is who is asked, and the reverse.
  const alone: Role =
    names.size !== 1
      ? 'other'
      : known.has('interviewer') && !known.has('witness')
        ? 'witness'
        : known.has('witness') && !known.has('interviewer')
          ? 'interviewer'
          : 'other';
  return heads.map((head, i): Turn => {
    const next = heads[i + 1]?.start ?? text.length;
    const [from, to] = withoutDirections(text, trimmed(text, head.said, next));
    const body = text.slice(from, to);
    return {
      speaker: head.speaker,
      role: head.role ?? alone,
      time: head.time,
      span: [head.start, next],
      said: [from, to],
      text: body,
      remarks: [...body.matchAll(/[[(]([^[\]()\n]{1,60})[\])]/g)]
        .map((remark) => (remark[1] ?? '').trim())
        .filter((remark) => REMARK.test(remark))
        .slice(0, 1000),
    };
  });
}

/** `[MUSIC]` on a line of its own behind or in front of what was said: nobody said it. */
const DIRECTION =
  /[[(](?:\p{Lu}[\p{Lu} ]{2,29}|(?:[Mm]usic|[Jj]ingle|[Tt]heme|[Aa]pplause|[Aa]dvert|[Mm]usique|[Aa]pplaudissements|[Gg]énérique|موسيقى|فاصل)[^[\]()\n]{0,40})[\])]/u
    .source;
const AT_END = new RegExp(String.raw`(?:\n\s*${DIRECTION}\s*)+$`, 'u');
const AT_START = new RegExp(String.raw`^(?:\s*${DIRECTION}\s*\n)+\s*`, 'u');

function withoutDirections(
  text: string,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const tail = AT_END.exec(`\n${text.slice(Math.max(from, to - LOOK), to)}`)?.[0].length ?? 0;
  const end = Math.max(from, to - Math.max(0, tail));
  const head = AT_START.exec(text.slice(from, Math.min(end, from + LOOK)))?.[0].length ?? 0;
  return trimmed(text, Math.min(from + head, end), end);
}

/** Bracketed words that a typist adds; other brackets are the speaker's. */
const REMARK =
  /^(?:(?:a |long |short )*(?:pause|silence|crying|cries|weeps|laughs?|laughter|sighs?|coughs?|inaudible|unclear|unintelligible|crosstalk|interruption|interrupted|noise|phone rings|break|off the record)\b.*|(?:inaudible|pleure|pleurs|rires?|soupir|bruit|coupure|incompréhensible)\b.*|(?:صمت|توقف|يبكي|تبكي|بكاء|يضحك|ضحك|غير واضح|غير مسموع|مقاطعة).*)$/iu;

/**
 * Whether a text is a transcript: at least four lines open with a speaker, a quarter of the filled
 * lines do (or the turns take up most of it and speakers have roles), and the same few speak again –
 * or somebody asks, the one who is asked answers, and that is most of the text.
 */
export function looksLikeTranscript(text: string): {
  readonly isTranscript: boolean;
  readonly count: number;
  readonly speakers: number;
} {
  const turns = turnsOf(text);
  const spoken = new Map<string, number>();
  let cast = 0;
  for (const { speaker, role } of turns) {
    spoken.set(fold(speaker), (spoken.get(fold(speaker)) ?? 0) + 1);
    if (role === 'interviewer' || role === 'witness' || role === 'interpreter') cast += 1;
  }
  let filled = 0;
  for (const { start, end } of linesOf(text)) if (/\S/.test(text.slice(start, end))) filled += 1;
  const count = turns.length;
  const again = [...spoken.values()].filter((n) => n > 1).length;
  const dense = count * 4 >= filled || (cast * 2 > count && count * 12 >= filled);
  return {
    isTranscript:
      dense && ((count >= 4 && again >= 1 && spoken.size * 2 <= count) || isExchange(text, turns)),
    count,
    speakers: spoken.size,
  };
}

/** Labels that stand in front of a question or an answer and nothing else; people have the others. */
const QUESTION_LABEL = /^(?:q|question|d|demande|س|سؤال|السؤال)$/u;
const ANSWER_LABEL = /^(?:a|answer|r|réponse|reponse|ج|جواب|الجواب)$/u;

/**
 * Whether one asks and another, labelled as who is asked, answers next, an interpreter between them or
 * not. `Interviewer: L. Hale` over `Source: C-Alder` is the heading of a note and no exchange; what stands
 * before the first speaker must be less than what is said.
 */
function isExchange(text: string, turns: readonly Turn[]): boolean {
  const first = turns[0]?.span[0] ?? text.length;
  if (text.slice(0, first).trim().length > text.slice(first).trim().length) return false;
  const spoken = turns.filter(({ role }) => role !== 'interpreter');
  return spoken.some((turn, i) => {
    const next = spoken[i + 1];
    return next !== undefined && asks(text, turn) && answers(next);
  });
}

function asks(text: string, { role, speaker, span, said, text: words }: Turn): boolean {
  if (role !== 'interviewer' || roleOf(speaker) !== 'interviewer' || !/\p{L}/u.test(words))
    return false;
  if (/[?؟]/.test(words)) return true;
  // Letters with a full stop number a list as well.
  const colon = /[:：][*_]*\s*$/.test(text.slice(span[0], said[0]));
  return colon && (QUESTION_LABEL.test(fold(speaker)) || (wordCount(words) >= 3 && ends(words)));
}

function answers({ role, speaker, text: words }: Turn): boolean {
  if (role !== 'witness' || roleOf(speaker) !== 'witness' || !/[\p{L}\p{N}]/u.test(words))
    return false;
  if (ANSWER_LABEL.test(fold(speaker))) return true;
  // Not `Source: C-Alder` above the note itself.
  const [line = '', more] = words.split('\n', 2);
  return ends(line) || (more === undefined && wordCount(line) >= 4);
}

function ends(line: string): boolean {
  return /[.!…؟?]["”’»)\]]{0,3}$/.test(line.trim());
}

function wordCount(line: string): number {
  return line.trim().split(/\s+/).length;
}

function roleOf(label: string): Role | null {
  const plain = fold(label)
    .replace(/\.$/, '')
    .replace(/\s*\d{1,3}$/, '');
  if (INTERPRETER.test(plain)) return 'interpreter';
  if (INTERVIEWER.test(plain)) return 'interviewer';
  return WITNESS.test(plain) ? 'witness' : null;
}

function fold(label: string): string {
  return label
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u0640]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function trimmed(text: string, from: number, to: number): readonly [number, number] {
  let [a, b] = [from, to];
  while (a < b && /\s/.test(text[a] ?? '')) a += 1;
  while (b > a && /\s/.test(text[b - 1] ?? '')) b -= 1;
  return [a, b];
}
