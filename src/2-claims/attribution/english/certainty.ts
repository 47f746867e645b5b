import type { Basis } from '../../claim.ts';

/**
 * How the first speaker knows, and how sure the words are, from the words alone.
 *
 * Basis: `saw` where the speaker's own senses are named, `heard` where somebody else's word is,
 * `inferred` where a conclusion is drawn, `document` where a writing, count or recording speaks. The first that
 * fits in this order: heard, saw, inferred, document; a statement that names none is `unknown`. Only
 * first-person words of sight count inside content ("I saw"), because "he saw" is what is claimed.
 *
 * Certainty words are copied as written, never weighed.
 */
const HEARD =
  /\b(?:(?:I|we|he|she|they|who|officials?|police|residents?|witnesses)\s+(?:\w+\s+)?(?:had\s+|have\s+|has\s+)?(?:heard|(?:was|were|been)\s+told|(?:had|got|have|has)\s+it\s+from|learn(?:ed|t)\s+from)|heard\s+(?:it\s+)?from|(?:was|were|been)\s+told(?:\s+by)?|word\s+of\s+mouth|hearsay|rumou?rs?|according\s+to\s+(?:a|an|one|some|several|two|three|the|his|her|their|my|other)?\s*(?:friends?|neighbou?rs?|relatives?|people|others)\b)/iu;
const SAW =
  /\b(?:(?:I|we)\s+(?:\w+ly\s+|also\s+|just\s+)?(?:saw|seen|watched|witnessed|counted|filmed|noticed|(?:have|had|could|can)\s+see(?:n)?|looked\s+on)|with\s+(?:my|our|his|her|their)\s+own\s+eyes|eye-?witness(?:es)?|in\s+front\s+of\s+(?:me|us|my\s+eyes|our\s+eyes)|I\s+was\s+there|we\s+were\s+there)\b/iu;
const SAW_CUE =
  /\b(?:saw|seen|sees?|watch(?:ed|es|ing)?|witness(?:ed|es|ing)?|observed|counted|filmed)\b/iu;
const SAW_SOURCE = /\b(?:eye-?)?witness(?:es)?\b/iu;
/** A witness who says no, or was not there, saw nothing by what he is called. */
const NOT_THERE =
  /^\W*(?:no|nobody|nothing|never)\b|\b(?:I|we)\s+(?:was|were)(?:n[’']t|\s+not)\s+there|\b(?:did(?:n[’']t|\s+not)|never)\s+s(?:ee|aw)\b/iu;
const INFERRED =
  /\b(?:must\s+have|must\s+be|apparently|evidently|presumably|seem(?:s|ed|ingly)?|appear(?:s|ed)?\s+to|likely|probably|I\s+(?:guess|suppose|assume|infer|gather)|we\s+(?:guess|suppose|assume|infer|gather)|which\s+means|suggest(?:s|ed|ing)?\s+that)\b/iu;
const INFERRED_CUE =
  /\b(?:infer(?:s|red)?|conclud(?:e[ds]?|ing)|deduc(?:e[ds]?|ing)|assum(?:e[ds]?|ing)|presum(?:e[ds]?|ing)|suspect(?:s|ed|ing)?|guess(?:es|ed|ing)?|estimat(?:e[ds]?|ing)|predict(?:s|ed|ing)?|reckon(?:s|ed)?|seem(?:s|ed)?|appear(?:s|ed)?|believ(?:e[ds]?|ing)|thinks?|thought)\b/iu;
const DOCUMENT =
  /\b(?:reports?|records?|documents?|papers?|stud(?:y|ies)|survey|poll|census|lists?|ledger|archives?|files?|filings?|letters?|e-?mails?|statements?|memos?|transcripts?|footage|videos?|recordings?|photos?|photographs?|images?|data|figures|statistics|logs?|register|registry|certificate|invoice|contract|map|newspaper|website|article|book|tweet|post|affidavit|indictment|lawsuit|complaint|review|analysis|database|index)\b/iu;

export function basisOf(source: string | null, cue: string | null, content: string): Basis {
  const told = cue ?? '';
  if (
    /\b(?:heard|(?:was|were|been)\s+told|learn(?:ed|t)|had\s+it\s+from|got\s+it\s+from)\b/iu.test(
      told,
    )
  )
    return 'heard';
  if (HEARD.test(content)) return 'heard';
  const witness = source !== null && SAW_SOURCE.test(source) && !NOT_THERE.test(content);
  if (SAW.test(content) || SAW_CUE.test(told) || witness) return 'saw';
  if (INFERRED_CUE.test(told) || INFERRED.test(content)) return 'inferred';
  if (source !== null && DOCUMENT.test(lastWords(source))) return 'document';
  return 'unknown';
}

/** The phrase without what follows its first comma or relative: the head is what speaks. */
function lastWords(source: string): string {
  return (
    source.split(/,|\b(?:who|which|that|whose|for|from|by|at|in|of|on|about)\b/iu)[0] ?? source
  );
}

const CERTAINTY =
  /\b(?:(?:I|we|they|he|she)\s+(?:\w+ly\s+)?(?:think|thinks|believe|believes|guess|suppose|suspect|suspects|doubt|assume|reckon|heard)|(?:not\s+|fairly\s+|pretty\s+|quite\s+|very\s+|almost\s+|absolutely\s+|completely\s+|reasonably\s+|totally\s+|nearly\s+|more\s+or\s+less\s+|less\s+than\s+)*(?:certain(?:ly)?|sure|convinced|confident|positive)|for\s+sure|no\s+doubt|without\s+(?:a\s+|any\s+)?doubt|beyond\s+(?:a\s+|any\s+)?doubt|undoubtedly|definitely|clearly|obviously|surely|perhaps|maybe|possibl[ye]|probabl[ye]|presumably|supposedly|reportedly|allegedly|purportedly|apparently|seemingly|evidently|(?:very\s+|more\s+|most\s+|highly\s+|un)?likely|unclear|unconfirmed|might(?:\s+have)?|may\s+have|could\s+have|must\s+have|can(?:'|’)?t\s+(?:say|be\s+sure|confirm|remember)|cannot\s+(?:say|confirm)|as\s+far\s+as\s+(?:I|we)\s+know|to\s+(?:my|our)\s+knowledge|in\s+(?:my|our|his|her|their)\s+(?:view|opinion|estimation)|if\s+I\s+remember\s+(?:rightly|correctly|right)|it\s+seems|seem(?:s|ed)?\s+to|appear(?:s|ed)?\s+to|suspected|suspects?(?=\s+(?:that|he|she|it|they|we|the|an?|his|her|their|[A-Z])\b)|I(?:'|’)m\s+(?:not\s+)?(?:sure|certain)|rumou?red|so-called|at\s+least\s+that\s+is\s+what)\b/giu;

/** Words of certainty between two offsets, with where they stand; longer ones swallow what lies in them. */
export function certaintyIn(text: string, from: number, to: number): string[] {
  const found: string[] = [];
  for (const hit of text.slice(from, to).matchAll(CERTAINTY)) found.push(hit[0]);
  return found;
}
