/**
 * What WhatsApp itself writes into an export, in the languages it was seen in: attachments, media
 * left out, deleted and edited marks, and lines about the group that nobody sent.
 */

/** File names WhatsApp gives: `IMG-20210428-WA0001.jpg`, `00000042-PHOTO-2020-06-07-15-13-20.jpg`. */
const FILE = '[^<>:/\\\\\\n]{1,180}\\.[A-Za-z0-9]{2,5}';

/** Marks stand near the start of a message; looking further would let a hostile one cost time. */
const NEAR = 1000;

/** The start of a body without the invisible marks and spaces around it. */
function bare(body: string): string {
  const isMark = (i: number): boolean => MARK.test(body[i] ?? 'x');
  let start = 0;
  let end = Math.min(body.length, NEAR);
  while (start < end && isMark(start)) start += 1;
  while (end > start && isMark(end - 1)) end -= 1;
  return body.slice(start, end);
}

const MARK = /[\u200E\u200F\u202A-\u202E\s]/;

/** iOS: `<attached: NAME>` in any language; some put the word after the name. */
const ANGLE = new RegExp(
  `<(?:[^<>:\\n]{2,40}[:：]\\s?\\u200E?(?<a>${FILE})|(?<b>${FILE})\\s[^<>\\n]{2,30})>`,
  'u',
);
/** Android: `NAME (file attached)` in any of these languages. */
const ROUND = new RegExp(
  `^(?<name>${FILE})\\s\\((?:` +
    [
      'file attached',
      'Datei angehängt',
      'archivo adjunto',
      'fichier joint',
      'arquivo anexado',
      'ficheiro anexado',
      'file allegato',
      'bestand bijgevoegd',
      'файл добавлен',
      'dosya ekli',
      'tiedosto liitetty',
      'الملف مرفق',
      'ملف مرفق',
      'فایل پیوست شد',
    ].join('|') +
    ')\\)',
  'iu',
);
/** In languages we have no words for, the form of the name is enough. */
const ROUND_BY_NAME =
  /^(?<name>(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4,}\.[A-Za-z0-9]{2,5})\s\([^()\n]{2,40}\)/u;

/** The file a message brings with it, as it is named in the export; null when it brings none. */
export function attachmentName(body: string): string | null {
  const text = bare(body);
  const round = ROUND.exec(text) ?? ROUND_BY_NAME.exec(text);
  const found = round?.groups?.['name'];
  if (found !== undefined) return found;
  if (!text.includes('<')) return null;
  const angle = ANGLE.exec(text)?.groups;
  return angle?.['a'] ?? angle?.['b'] ?? null;
}

const OMITTED = new RegExp(
  '^<?(?:' +
    [
      'Media omitted',
      'Multimedia omitido',
      'Medien ausgeschlossen',
      'Médias? omis',
      'Mídia omitida',
      'Ficheiro não revelado',
      'Arquivo de mídia oculto',
      'Media omessi',
      'Media weggelaten',
      'Без медиафайлов',
      'Medya (?:atlanmış|dahil edilmedi)',
      'Media jätettiin pois',
      'تم استبعاد (?:الوسائط|الصورة|الفيديو|الصوت|المستند|الملصق)',
      'رسانه حذف شد',
      '(?:image|video|audio|sticker|GIF|document|Contact card) omitted',
      '(?:imagen|video|audio|sticker|GIF|documento|Tarjeta de contacto) omitid[oa]',
      '(?:Bild|Video|Audio|Sticker|GIF|Dokument|Kontaktkarte) weggelassen',
      '(?:image|vidéo|audio|sticker|GIF|document|Carte de contact) (?:absente?|omise?)',
      '(?:الصورة|الفيديو|الصوت|المستند|الملصق|بطاقة الاتصال) غير مشمولة?',
      'GIF غير مشمول',
    ].join('|') +
    ')>?\\.?$',
  'iu',
);

/** The message was a photo, a voice note or the like, and the export was made without it. */
export function isMediaOmitted(body: string): boolean {
  return body.length < 80 && OMITTED.test(bare(body));
}

const DELETED = new RegExp(
  '^(?:' +
    [
      'This message was deleted',
      'You deleted this message',
      'This message was deleted by admin .*',
      'Se eliminó este mensaje',
      'Eliminaste este mensaje',
      'Diese Nachricht wurde gelöscht',
      'Du hast diese Nachricht gelöscht',
      'Ce message a été supprimé',
      'Vous avez supprimé ce message',
      'Mensagem apagada',
      'Você apagou esta mensagem',
      'Questo messaggio è stato eliminato',
      'Dit bericht is verwijderd',
      'Сообщение удалено',
      'Данное сообщение удалено',
      'Bu mesaj silindi',
      'Tämä viesti poistettiin',
      'تم حذف هذه الرسالة',
      'لقد حذفت أنت هذه الرسالة',
    ].join('|') +
    ')\\.?$',
  'iu',
);

export function isDeleted(body: string): boolean {
  return body.length < 120 && DELETED.test(bare(body));
}

const EDITED =
  /<(?:This message was edited|Se editó este mensaje\.?|Diese Nachricht wurde bearbeitet\.?|Ce message a été modifié|Mensagem editada|Questo messaggio è stato modificato|Bu mesaj düzenlendi|Сообщение изменено|تم تعديل هذه الرسالة)>\s*\u200E?$/iu;

export function isEdited(body: string): boolean {
  return EDITED.test(body.slice(-80));
}

/** Words that only WhatsApp's own lines about a chat hold; no person is called that. */
const SYSTEM = new RegExp(
  [
    'end-to-end',
    '\\bcreated (?:this |the )?group\\b',
    "\\bchanged (?:the|this group's|their|to|your|group)\\b",
    '\\bsecurity code\\b',
    '\\b(?:was |were )?added\\b',
    '\\bremoved\\b',
    '\\bjoined (?:using|from|the)\\b',
    '\\bdisappearing messages\\b',
    '\\bpinned a message\\b',
    '\\bnow an admin\\b',
    '\\b(?:voice|video|group) call\\b',
    '\\bextremo a extremo\\b',
    '\\bcreó (?:el|este|un) grupo\\b',
    '\\bcambió (?:el|la|los|las|su)\\b',
    '\\bañadió ',
    'Ende-zu-Ende',
    '\\bhat (?:die|den|das|diese) (?:Gruppe|Betreff|Gruppenbild|Gruppenbeschreibung)',
    '\\bhinzugefügt\\b',
    '\\bbout en bout\\b',
    '\\ba (?:créé|changé|modifié|ajouté|retiré|supprimé) ',
    '\\bponta a ponta\\b',
    '\\bcriou (?:o|este) grupo\\b',
    '\\b(?:mudou|alterou) (?:o|a|os|as)\\b',
    '\\badicionou\\b',
    '\\bha (?:creato|cambiato|modificato|aggiunto|rimosso)\\b',
    '\\bheeft .{1,40}(?:gewijzigd|toegevoegd|verwijderd|gemaakt)',
    'сквозн',
    '(?:создал|изменил|добавил|удалил)(?:\\(а\\)|а)? ',
    'uçtan uca',
    '(?:grubunu|grubu|konuyu|açıklamasını|simgesini) ',
    'päästä päähän',
    '\\bloi ryhmän\\b',
    'مشفّ?رة|التشفير|رمز الأمان',
    '(?:أنشأت?|غيّرت?|غيرت|أضافت?|أزالت?|قامت?) ',
  ].join('|'),
  'iu',
);

/**
 * Whether what stands after a header was written by WhatsApp and not by a person, although it holds
 * a colon: `… end-to-end encrypted: no one outside …`, `Dana changed the subject to "Team: North"`.
 *
 * @param sender what stands before the first colon; @param body what stands after it.
 */
export function isSystemLine(sender: string, body: string): boolean {
  if (sender.length > 60) return true;
  // A quotation that opens before the colon and closes after it: the colon is inside a name.
  if (/["“«„][^"”»]*$/.test(sender)) return true;
  if (SYSTEM.test(sender)) return true;
  // iOS writes group lines as if the group had sent them, marked by U+200E.
  return (
    body.startsWith('\u200E') &&
    attachmentName(body) === null &&
    !isMediaOmitted(body) &&
    !isDeleted(body) &&
    SYSTEM.test(body)
  );
}

const COPIED =
  /^\[(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,? \d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?|\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?, \d{1,2}[/.]\d{1,2}[/.]\d{2,4})\] (?<name>[^:\n]{1,60}): /u;

/** Somebody copied a message of another chat into this one, with its head: who had written it. */
export function copiedFrom(body: string): string | null {
  return COPIED.exec(body.replace(/^\u200E/, ''))?.groups?.['name']?.trim() ?? null;
}
