/**
 * Who wrote a mail that was passed on inside another one.
 *
 * Mail programs put the mail they forward below a line that says so, in the language of the sender,
 * followed by its head:
 *
 *     ---------- Forwarded message ---------         Begin forwarded message:
 *     From: Karim <karim@example.org>                > From: Karim <karim@example.org>
 *     Date: Tue, Sep 15, 2026 at 20:46               > Date: 15 September 2026
 *     Subject: the mill                              > Subject: the mill
 *
 * Several, one below the other, are a chain: the first is whom the sender had it from. A line such as
 * `-----Original Message-----` stands in answers too; it counts only in a mail whose subject says that
 * it is forwarded. A marker inside the quotation of an answer (`> ` below "… wrote:") is not the
 * sender's own and does not count.
 */
export function forwardedFrom(body: string, subject: string): readonly string[] {
  const names: string[] = [];
  const saysForward = FORWARD_SUBJECT.test(subject.slice(0, 60));
  let answered = false;
  /** Lines still to look at for the sender, after a marker; 0 when none is awaited. */
  let awaited = 0;
  let looked = 0;
  let from = 0;
  /** The line before was a rule. */
  let before = false;
  while (from < body.length && looked < MOST_LINES && names.length < MOST_HOPS) {
    const nl = body.indexOf('\n', from);
    const end = nl === -1 ? body.length : nl;
    const line = body.slice(from, Math.min(end, from + 300));
    from = end + 1;
    looked += 1;
    const quoted = /^\s{0,5}>/.test(line);
    const words = line.replace(/^[\s>*_\u200E\u200F\u202A-\u202E]{1,40}/, '').trim();
    const rule = /^(?:_{10,}|-{10,})$/.test(line.trim());
    if (rule) before = true;
    if (words === '' || rule) continue;
    if (awaited > 0) {
      awaited -= 1;
      const name = fromLine(words);
      if (name !== null) {
        names.push(name);
        awaited = 0;
      }
      continue;
    }
    if (quoted && answered) continue;
    if (MARKER.test(words) || (saysForward && ORIGINAL.test(words))) awaited = 12;
    else if (saysForward && !quoted && before) {
      // Outlook: a rule, and the head of the old mail below it.
      const name = fromLine(words);
      if (name !== null) names.push(name);
    }
    if (WROTE.test(words)) answered = true;
    before = false;
  }
  return names;
}

/** Nobody forwards below this many lines of their own words. */
const MOST_LINES = 5000;
const MOST_HOPS = 20;

const FORWARD_SUBJECT =
  /^\s*(?:\[[^\]]{0,30}\]\s*)?(?:re:\s*)?(?:fwd?|fw|tr|wg|rv|enc|i|doorst|vs|pd|вн|إعادة توجيه|إعادة إرسال)\s?:/iu;

const MARKER = new RegExp(
  '^(?:-{2,}\\s?(?:' +
    [
      'forwarded message(?: from [^-]{0,100})?',
      'forwarded by',
      'message (?:transféré|réexpédié)',
      'weitergeleitete nachricht',
      'mensaje reenviado',
      'mensagem (?:encaminhada|reencaminhada)',
      'messaggio inoltrato',
      'doorgestuurd bericht',
      'пересылаемое сообщение',
      '(?:yönlendirilen|iletilen|iletilmiş) (?:mesaj|ileti)',
      'رسالة (?:مُعاد|معاد) توجيهها',
      'رسالة (?:مُ?حوّ?لة|مُعادة التوجيه|معادة التوجيه)',
      'الرسالة المُ?عاد توجيهها',
    ].join('|') +
    ')\\s?:?\\s?-{0,}' +
    '|(?:' +
    [
      'begin forwarded message',
      'début du message (?:réexpédié|transféré)',
      'anfang der weitergeleiteten nachricht',
      'inicio del mensaje reenviado',
      'início da mensagem (?:re)?encaminhada',
      'inizio messaggio inoltrato',
      'بداية الرسالة المُ?عاد توجيهها',
      'بدء الرسالة المُ?عاد توجيهها',
    ].join('|') +
    ')\\s?:?)$',
  'iu',
);

const ORIGINAL =
  /^-{2,}\s?(?:original message|message d['’]origine|message original|ursprüngliche nachricht|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|الرسالة الأصلية|исходное сообщение)\s?-{0,}$/iu;

const WROTE =
  /(?:wrote|a écrit|schrieb|escribió|escreveu|ha scritto|schreef|пишет|написал|yazdı|كتب|كتبت)\s?[^:]{0,60}[:：]$/iu;

const FROM_LINE =
  /^(?:from|de|von|da|van|od|от|kimden|gönderen|من|المُ?رسل|المرسِل)\s?[*_]{0,2}\s?[:：]\s?[*_]{0,2}\s?(?<who>.{1,200})$/iu;

function fromLine(line: string): string | null {
  const who = FROM_LINE.exec(line)?.groups?.['who'];
  return who === undefined ? null : nameOf(who);
}

/** `"Karim" <karim@example.org>`, `Karim [mailto:k@x.org]`: the name, or the address without one. */
export function nameOf(who: string): string | null {
  const plain = who.slice(0, 300).replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
  const address = /[<[(](?:mailto:)?([^<>[\]()\s]{1,200}@[^<>[\]()\s]{1,200})[>\])]/.exec(plain);
  const before = (address === null ? plain : plain.slice(0, address.index)).trim();
  const name = before
    .replace(/^["'“”«*]{1,3}|["'“”»*]{1,3}$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name !== '') return name;
  return address?.[1] ?? null;
}
