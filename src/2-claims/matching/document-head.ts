import type { Span } from '../suggest/suggestion.ts';
import type { SourceKind } from '#terms/source.ts';

/**
 * What the first lines of a document say of where it comes from, as people write them on what they pass on:
 *
 *     VALLEY NOW (channel), 12 March 2026, 12:05          a masthead: the words are the channel's
 *     Cross-check by Finch, 16 March 2026                 whoever wrote it
 *     MEMO 31, bought 13 March 2026, seller: Ibis         one more hand before the one we have it from
 *     Session 1 with Tern, 20 March 2026. Interpreter: Birch.
 *     From: Finch                                         a labelled line
 *     [Forwarded voice note, 1:42, transcribed by Nour]   somebody's voice, written down by Nour
 *
 * Names are given as written (a masthead in capitals in title case); whether they are sources is for the chain to see
 * and for a person to say. A first line that none of the forms fits is no heading: it may be the first thing that is said.
 * English, French and Arabic forms. Linear in the first lines; the rest of the text is not read.
 */
export interface DocumentHead {
  /** The lines of the heading; nothing in them is stated. */
  readonly span: Span;
  /** Who says all this, where nobody else is named. */
  readonly teller: string | null;
  /** What kind of source the form of the heading makes of the teller. */
  readonly tellerIs: SourceKind | null;
  /** Whose hands it went through before it came to whoever gave it to us. */
  readonly seller: string | null;
  /** Who was asked, of a session or interview. */
  readonly witness: string | null;
  readonly interpreter: string | null;
  /** A recording that somebody wrote down: the voice is somebody else's, and it is not said whose. */
  readonly voice?: true;
}

const NAME = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}\u2019'-]*(?:[ ](?:\p{Lu}|\p{N})[\p{L}\p{M}\p{N}\u2019'-]*){0,3}|[\u0621-\u064A]{2,}(?:[ ][\u0621-\u064A]{2,})?)`;
/** Capitals, then something dated or numbered: `MARRAN GAZETTE, 15 March 2026, page 3`. */
const MASTHEAD =
  /^(?<name>\p{Lu}[\p{Lu}\p{M}\p{N}\u2019'&. -]{2,60}?)(?:\s*\((?<what>[^()\n]{1,30})\))?\s*[,–—-]\s*(?=[^\n]*\p{N})/u;
/** A channel or paper by its own word, however its name is written: `Valley Now (channel), …`. */
const CALLED = new RegExp(
  String.raw`^(?<name>${NAME})\s*\((?<what>channel|page|group|paper|newspaper|radio|agency|blog|chaîne|page|journal|agence|قناة|صحيفة|صفحة|وكالة)\)`,
  'iu',
);
const NO_NAME =
  /^(?:MEMO|NOTE|NOTES|REPORT|SESSION|INTERVIEW|TRANSCRIPT|STATEMENT|MINUTES|SUMMARY|PAGE|ITEM|ANNEX|DRAFT|SECRET|CONFIDENTIAL|INTERNAL|URGENT|RAPPORT|ENTRETIEN|PROC)(?![\p{L}])/u;
const BY = new RegExp(
  String.raw`^(?<what>Cross-check|Check|Verification|Notes?|Report|Summary|Letter|Statement|Message|Analysis|Contre-vérification|Vérification|Rapport|Lettre|Résumé|تقرير|ملاحظة|ملاحظات|رسالة|تدقيق)\s+(?:by|from|of|de|par|du|من)\s+(?<name>${NAME})(?=\s*(?:[,.:;–—(]|$))`,
  'iu',
);
const WITH = new RegExp(
  String.raw`^(?:(?:\p{L}+\s+)?(?:session|interview|debriefing|conversation|talk|meeting|entretien|entrevue|séance)(?:\s+(?:no\.?\s*)?\p{N}{1,4})?\s+(?:with|avec)|(?:testimony|account|témoignage)\s+(?:of|de)|مقابلة(?:\s+\p{N}{1,4})?\s+مع|جلسة(?:\s+\p{N}{1,4})?\s+مع|شهادة)\s+(?<name>${NAME})`,
  'iu',
);
const FIELD = (labels: string): RegExp =>
  new RegExp(
    String.raw`(?:^|[\n,.;–—(]\s*)(?:${labels})\s*[:：]\s*(?<name>${NAME})(?=\s*(?:[,.;–—)\n]|$))`,
    'iu',
  );
const SELLER = FIELD(
  'seller|sold by|bought from|obtained from|via|through|vendeur|acheté à|البائع|عن طريق',
);
const SOLD = new RegExp(
  String.raw`(?:sold by|bought from|obtained from|acheté à)\s+(?<name>${NAME})`,
  'iu',
);
const WRITER = FIELD('from|author|written by|by|de|auteur|من|الكاتب');
const WITNESS = FIELD('witness|interviewee|source|témoin|الشاهد|الشاهدة');
const INTERPRETER = FIELD('interpreter|interpreted by|interprète|traducteur|المترجم|المترجمة');

/** `[Forwarded voice note, 1:42, transcribed by Nour, 9 Oct 2018]` */
const RECORDING =
  /^[[(]\s*[^[\]()\n]{0,120}?(?<![\p{L}])(?:voice (?:note|message|memo)|audio(?: (?:note|message|file|recording))?|vn|recording|note vocale|message vocal|enregistrement|رسالة صوتية|مقطع صوتي|تسجيل صوتي|بصمة صوتية)(?![\p{L}])[^[\]()\n]{0,160}[\])]\s*$/iu;
const WRITTEN_DOWN = new RegExp(
  String.raw`(?:transcribed|typed|written down|translated|transcript|transcrit|retranscrit|فرّغها|فرغها|كتبها|تفريغ)(?:e|te)?\s*(?:by|par|:)?\s+(?<name>${NAME})`,
  'iu',
);

/** The heading of a text; null when its first lines are none. */
export function documentHead(text: string): DocumentHead | null {
  const start = /^[\s\uFEFF\u200E\u200F]*/u.exec(text)?.[0].length ?? 0;
  const lines = text.slice(start, start + 600).split('\n', 4);
  const first = (lines[0] ?? '').trimEnd();
  if (first === '' || first.length > 200) return null;
  if (RECORDING.test(first)) {
    return {
      span: [start, start + (lines[0]?.length ?? 0)],
      teller: WRITTEN_DOWN.exec(first)?.groups?.['name']?.trim() ?? null,
      tellerIs: null,
      seller: null,
      witness: null,
      interpreter: null,
      voice: true,
    };
  }
  // Labelled lines may follow the first; anything else ends the heading.
  let length = lines[0]?.length ?? 0;
  for (const line of lines.slice(1)) {
    if (!/^\p{L}[\p{L} ]{1,20}\s*[:：]\s*\S.{0,80}$/u.test(line) || !isField(line)) break;
    length += 1 + line.length;
  }
  const head = text.slice(start, start + length);
  const called = CALLED.exec(first);
  const mast = called ?? (NO_NAME.test(first) ? null : MASTHEAD.exec(first));
  const by = BY.exec(first);
  const name = (match: RegExpExecArray | null): string | null =>
    match?.groups?.['name']?.trim() ?? null;
  const found = {
    teller: mast !== null ? titled(name(mast) ?? '') : (name(by) ?? name(WRITER.exec(head))),
    tellerIs:
      mast !== null
        ? ('publication' as const)
        : by !== null && /check|vérif|تدقيق/iu.test(by.groups?.['what'] ?? '')
          ? ('checker' as const)
          : null,
    seller: name(SELLER.exec(head)) ?? name(SOLD.exec(head)),
    witness: name(WITH.exec(first)) ?? name(WITNESS.exec(head)),
    interpreter: name(INTERPRETER.exec(head)),
  };
  return Object.values(found).every((one) => one === null)
    ? null
    : { span: [start, start + length], ...found };
}

function isField(line: string): boolean {
  return [SELLER, WRITER, WITNESS, INTERPRETER].some((field) => field.test(line));
}

/** `VALLEY NOW` → `Valley Now`; a name that is not all capitals stays as it is. */
function titled(name: string): string {
  return name === name.toUpperCase() && name !== name.toLowerCase()
    ? name.toLowerCase().replace(/(?<![\p{L}\u2019'])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;
}
