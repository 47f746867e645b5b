/**
 * Words that report, by what they report, and the closed classes of English.
 *
 * The groups follow the common classes of verbs that take a clause (Levin 1993, chapters 37 and 29–34;
 * Quirk et al. 1985, §16.30–33): saying, asking, telling somebody, thinking, knowing, wanting, feeling,
 * seeming, showing (documents), judging, promising, denying, and the nouns that name such acts.
 * A word may stand in several groups. Forms are reduced by `lemma`.
 */
const GROUPS: Readonly<Record<string, string>> = {
  say: 'say add state declare announce report note remark comment mention observe explain insist maintain assert claim allege contend argue affirm reply respond answer continue conclude recall recount relate reveal disclose confess admit concede acknowledge confirm reiterate repeat stress emphasize emphasise underscore underline write tweet post blog joke quip scream shout yell whisper mutter murmur cry exclaim laugh sigh snap retort counter interject chime boast brag crow gush lament complain grumble gripe opine muse reason elaborate clarify specify summarize testify attest swear quote cite invoke reference retweet caption message email text tweet phrase put chant sing describe narrate detail outline proclaim pronounce profess protest rejoin remonstrate rumor echo volunteer venture deadpan intone thunder bellow growl hiss bark declaim broadcast publish release issue',
  tell: 'tell inform notify warn assure remind advise brief promise convince persuade teach reassure alert caution lecture instruct urge beg order direct command tip confide',
  ask: 'ask inquire enquire wonder question query demand request plead appeal petition press quiz interview',
  think:
    'think believe consider suppose assume presume guess reckon figure imagine suspect doubt expect anticipate predict forecast project foresee estimate calculate conclude deduce infer judge deem regard view see perceive interpret understand realize realise recognize recognise feel find hold conceive envision picture contemplate ponder reflect rethink mistrust trust misjudge count bet',
  know: 'know learn hear discover notice remember forget recollect determine ascertain see watch witness read detect sense aware unaware',
  want: 'want wish hope desire prefer like love hate need intend plan aim seek try mean decide choose resolve propose aspire dream long yearn crave demand urge push press lobby call advocate favor favour support back oppose endorse reject embrace campaign pledge promise vow threaten offer agree refuse decline vote fight prepare commit swear pray look eager willing reluctant ready determined',
  feel: 'feel fear worry dread regret enjoy love hate loathe despise resent envy admire respect dislike appreciate care mind concern upset surprise disappoint anger outrage please thrill excite frustrate shock amaze confident optimistic hopeful afraid glad happy sorry proud sad angry skeptical sceptical certain sure convinced wary nervous concerned worried impressed troubled alarmed disturbed annoyed',
  seem: 'seem appear look sound',
  show: 'show indicate suggest demonstrate reveal find report conclude determine estimate confirm prove depict portray reflect illustrate project give list rank rate record document read state signal hint imply point identify',
  judge:
    'criticize criticise attack blast slam condemn denounce decry deride dismiss mock ridicule ridicule blame accuse charge fault assail lambaste rebuke scold chide chastise berate castigate bash rail excoriate rip savage pillory disparage denigrate insult question challenge dispute praise applaud laud commend hail celebrate compliment thank congratulate credit honor defend justify excuse apologize apologise forgive label brand call dub term describe characterize characterise portray depict compare liken cast paint frame criticism nominate rate cheer tout trumpet promote vouch demonize vilify smear knock hit rap target pan trash',
  promise: 'promise pledge vow swear guarantee commit threaten warn undertake',
  deny: 'deny reject refute rebut dispute contradict dismiss refuse decline disavow repudiate disagree object protest oppose rebuff contest',
  discuss:
    'discuss talk speak address debate mention argue negotiate refer allude touch point speculate chat converse consult lecture joke elaborate dwell weigh comment tout raise cite speech focus',
  suggest:
    'suggest propose recommend advise advocate urge encourage call counsel endorse imply hint insinuate intimate signal indicate point',
  agree: 'agree concur accept approve consent acknowledge acquiesce side welcome accede',
  decide:
    'decide rule order sentence convict find determine conclude choose elect approve pass sign judge allow forbid ban permit',
  noun: 'claim statement comment remark assertion allegation accusation charge criticism report belief view opinion fear hope concern worry suspicion doubt expectation prediction forecast warning threat promise pledge vow suggestion proposal recommendation call demand request appeal question answer reply response argument contention conclusion finding admission confession denial announcement declaration testimony account version word message letter email tweet post interview speech attack rumor rumour idea thought notion feeling sense impression perception plan desire wish intention decision determination support opposition endorsement rejection praise condemnation explanation description assessment judgment judgement verdict ruling estimate poll survey study analysis reference complaint protest insistence assurance hint reminder advice news quote quotation talk discussion debate position stance assumption theory understanding knowledge confidence conviction skepticism anger frustration outrage anxiety enthusiasm excitement commitment willingness reluctance refusal effort bid attempt',
  document:
    'report study survey poll document documents record records statement letter memo email ad advertisement article book editorial column newspaper paper website site transcript filing lawsuit complaint indictment affidavit video tape footage data figures statistics analysis research review index census magazine journal press release filings emails papers files archive log ledger map',
};

export const GROUP_NAMES: readonly string[] = Object.keys(GROUPS);

/** For each lemma the groups it stands in, joined: `say+show`. */
export const REPORTING: ReadonlyMap<string, string> = new Map(
  Object.entries(
    Object.entries(GROUPS).reduce<Record<string, string[]>>(
      (all, [group, words]) => {
        for (const word of words.split(' ')) {
          const groups = (all[`${word}`] ??= []);
          if (!groups.includes(group)) groups.push(group);
        }
        return all;
      },
      Object.create(null) as Record<string, string[]>,
    ),
  ).map(([word, groups]) => [word, groups.join('+')]),
);

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  'said:say says:say told:tell thought:think knew:know known:know felt:feel found:find wrote:write written:write spoke:speak spoken:speak saw:see seen:see heard:hear meant:mean held:hold swore:swear sworn:swear sang:sing sung:sing chose:choose chosen:choose sought:seek fought:fight taught:teach understood:understand forgot:forget forgotten:forget foresaw:foresee shown:show showed:show gave:give given:give made:make took:take taken:take went:go gone:go came:come became:become began:begin begun:begin got:get gotten:get left:leave let:let kept:keep lost:lose sent:send paid:pay ran:run stood:stand broke:break brought:bring bought:buy caught:catch drew:draw drawn:draw fell:fall grew:grow led:lead met:meet rose:rise sold:sell spent:spend struck:strike threw:throw won:win wore:wear withdrew:withdraw bet:bet put:put cited:cite argued:argue called:call denied:deny replied:reply implied:imply relied:rely worried:worry testified:testify was:be were:be is:be are:be been:be being:be am:be has:have had:have having:have does:do did:do done:do read:read laid:lay dealt:deal dreamt:dream forbade:forbid forgave:forgive'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const DOUBLED = /([bdgklmnprt])\1$/;

/** The word without its ending: `accusing` and `accused` are `accuse`. Good enough to look words up. */
export function lemma(lower: string): string {
  const irregular = Object.hasOwn(IRREGULAR, lower) ? IRREGULAR[lower] : undefined;
  if (irregular !== undefined) return irregular;
  if (REPORTING.has(lower) || lower.length < 4) return lower;
  if (lower.endsWith('ies') || lower.endsWith('ied')) return `${lower.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed', 'es', 's']) {
    if (!lower.endsWith(ending) || lower.endsWith('ss')) continue;
    const stem = lower.slice(0, -ending.length);
    if (stem.length < 2) continue;
    if (REPORTING.has(stem)) return stem;
    if (ending !== 's' && REPORTING.has(`${stem}e`)) return `${stem}e`;
    if (ending !== 's' && DOUBLED.test(stem) && REPORTING.has(stem.slice(0, -1)))
      return stem.slice(0, -1);
    if (ending === 's') return stem;
    if (ending === 'es') continue;
    return DOUBLED.test(stem) ? stem.slice(0, -1) : stem;
  }
  return lower;
}

const CLOSED: Readonly<Record<string, string>> = {
  DET: 'the a an this these those each every some any no another both either neither all such half',
  PRO: 'he she they we i it you everyone everybody someone somebody nobody anyone anybody who one others many several few most',
  OBJ: 'him them us me whom himself herself themselves itself myself ourselves yourself',
  POS: 'his her their our my your its whose',
  BE: 'is are was were be been being am',
  HAVE: 'has have had having',
  DO: 'do does did doing done',
  MOD: 'will would can could may might must shall should ought cannot wo ca',
  NEG: "not n't never",
  AND: 'and or but nor yet plus',
  THAT: 'that',
  WH: 'which what when where why how whether',
  SUB: 'if because although though while since unless until as than after before once so',
  TO: 'to',
  OF: 'of',
  PRE: 'in on at by for with from about into over under against between among through during without within toward towards upon across behind beyond near off out up down around per via despite amid regarding concerning including like onto',
  THERE: 'there here',
  ADV: 'also just only still even now then again already ever often always later earlier recently reportedly allegedly apparently perhaps maybe too very more most less much further however instead once soon ago thus therefore meanwhile',
  TIT: 'mr mrs ms dr sen sens rep reps gov gen col lt maj capt prof rev president senator governor secretary minister general colonel judge mayor congressman congresswoman representative chairman spokesman spokeswoman professor director captain sheriff king queen prince pope imam sheikh sir lady',
};

export const CLOSED_CLASS: ReadonlyMap<string, string> = new Map(
  Object.entries(CLOSED)
    .reverse()
    .flatMap(([tag, words]) => words.split(' ').map((word) => [word, tag] as const)),
);
