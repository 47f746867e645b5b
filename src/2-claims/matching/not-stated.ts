/**
 * Sentences that state nothing of what they speak of: a condition (`If the bridge is mined, do not cross`), telling that
 * did not happen (`No one told me that …`, `He never said …`), and a question without its mark (`did he say that …`).
 *
 * It is asked of a whole sentence that nobody is reported to speak in, and of the words before reported speech where the
 * finder did not mark it (`Suggestion.polarity`). `He denied that …` is no such thing: it was said, and says no.
 */
export function isNotStated(sentence: string): boolean {
  return FORMS.some((form) => form.test(sentence));
}

const TELL = String.raw`(?:told|tell|said|say|says|wrote|write|mentioned|mention|claimed|claim|confirmed|confirm|called|warned|warn)`;
const FORMS: readonly RegExp[] = [
  // A condition that opens the sentence and has a consequence behind it, or goes to its end.
  /^\s*(?:and |but |so )?(?:if|unless|in case|even if|suppose|supposing)\s(?!not for\b|I remember\b|I recall\b|you ask me\b)/iu,
  /^\s*(?:et |mais )?(?:si\s(?!bien\b)|s[\u2019']ils?\s|à moins que|au cas où)/iu,
  /^\s*و?(?:إذا|اذا|لو|إن كان|لو كان)\s/u,
  new RegExp(
    String.raw`(?<!\p{L})(?:no ?one|nobody|none of (?:them|us)|neither)\s+(?:has |had |ever )*${TELL}(?!\p{L})`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:never|not|\p{L}+n[\u2019']t|refuse[sd]? to|decline[sd]? to|would not|without)\s+(?:even |ever |yet )*(?:${TELL}|saying|telling)(?!\p{L})`,
    'iu',
  ),
  new RegExp(
    String.raw`^\s*(?:did|does|do|has|have|had)\s+(?:\p{L}+\s+){1,3}${TELL}(?!\p{L})`,
    'iu',
  ),
  /(?<!\p{L})(?:I|we)\s+(?:do not|don[\u2019']t|did not|didn[\u2019']t|cannot|can[\u2019']t)\s+(?:know|say|tell|remember)\s+(?:if|whether|who|how|what|when|where)(?!\p{L})/iu,
  /(?<!\p{L})(?:personne|aucun[e]?(?:\s+\p{L}+)?)\s+ne\s*(?:m[\u2019']|nous |l[\u2019'])?\s*(?:a|ont)?\s*(?:dit|raconté|prévenu|confirmé|parlé)/iu,
  /(?<!\p{L})(?:ne|n[\u2019'])\s*(?:m[\u2019']|nous |l[\u2019'])?(?:a|ai|ont|avait)\s+(?:jamais|pas)\s+(?:dit|raconté|confirmé|prétendu)/iu,
  /(?<!\p{L})(?:a|ont) refusé de (?:dire|confirmer)/iu,
  /(?<!\p{L})(?:(?:لا أحد|ما حدا|محدا|ولا حدا)\s+(?:قال|قلي|قالي|حكى|حكالي|خبر|أخبر|يقول|ذكر|أكد)|لم يقل|لم تقل|لم يقولوا|ما قال|ما قالت|ما حكى|لم يخبر|لم تخبر|ما خبر|رفض أن يقول|رفض القول)/u,
  /^\s*(?:هل|شو إذا)\s/u,
];
