/**
 * Whether a line of a chat is one the program wrote itself – that messages are encrypted, that somebody made a
 * group or left it – and nobody said it.
 *
 * Only lines without a sender are asked about, and only wordings that are known count: whatever else has no
 * sender may be the words of somebody whose account is gone, and is read like any other message. So who left or
 * was added must stand there as a name or a number: "All the wounded left" is a report.
 */
const WHO = String.raw`(?!(?:The|A|An|All|Some|Most|Many|Few|Several|Both|Half|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Hundreds|Everybody|Everyone|Nobody|Someone|Somebody|People|They|He|She|We|I|It|These|Those|This|That|His|Her|Their|Our|My|No))(?:You|you|\+[\d\s().-]{6,24}|\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*){0,3})`;
const OWN: readonly RegExp[] = [
  /\bend-to-end encrypted\b/i,
  /\bcreated (?:this )?group\b/i,
  new RegExp(`^${WHO} (?:added|removed) ${WHO}$`, 'u'),
  /\bjoined using (?:this group's|a group|your) (?:invite )?link\b/i,
  /\bchanged (?:the|this group's|to|their) (?:subject|group (?:name|description|icon|settings)|icon|settings|phone number)\b/i,
  /\bsecurity code (?:with .{1,60} )?changed\b/i,
  /^(?:you're|you are) (?:now|no longer) an admin\b/i,
  new RegExp(`^${WHO} left$`, 'u'),
  /\bdisappearing messages\b/i,
  /\b(?:est|sont) chiffrés de bout en bout\b|\bchiffrement de bout en bout\b|\ba créé (?:le|ce) groupe\b/i,
  /مشفرة (?:تمامًا |تماما )?بين الطرفين|مشفَّرة|(?:أنشأ|أنشأت) (?:هذه )?المجموعة/u,
];

export function isOwnLine(line: {
  readonly kind: string;
  readonly sender: string | null;
  readonly text: string;
}): boolean {
  if (line.kind !== 'message' || line.sender !== null) return false;
  const text = line.text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').trim();
  return text.length <= 400 && OWN.some((wording) => wording.test(text));
}
