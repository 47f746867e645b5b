import type { EnglishCase } from './cases.ts';

/**
 * Invented passages as long articles on a war are written, as they arrive: marks lost, broken or turned into a lone `â`,
 * speech that stands by itself, chains over two or three people. Each is read through the repair of texts. The second
 * half was written with the first and not looked at until the rules stood still.
 */
const one = (text: string, content: string, ...speakers: string[]): EnglishCase => ({
  text,
  content,
  speakers,
});

export const FEATURE_CASES: readonly EnglishCase[] = [
  one(
    'One driver says a contact at the checkpoint sent two boys with instructions to âgive them nothing.â He never saw the boys again.',
    'give them nothing',
    'One driver',
    'a contact at the checkpoint',
  ),
  one(
    'âThey came before dawn,â said Hala Mirun, a seamstress who lived behind the mill. âWe counted nine trucks.â',
    'We counted nine trucks',
    'Hala Mirun',
  ),
  one(
    'âWe didnât know who they were,â Idris says. âThey wore no badges, and they wouldnât give their names.â',
    'They wore no badges, and they wouldnât give their names',
    'Idris',
  ),
  one(
    'Nadim Orsa spent eleven years as a clerk in the governorâs office. He remembers the day the files were burned. âThe smoke went on until evening,â he says.',
    'The smoke went on until evening',
    'Nadim Orsa',
  ),
  one(
    'â€œNobody asked us anything,â€\u009d Leyla Bashar told us in her kitchen. â€œThey just took the oldest ones.â€\u009d',
    'They just took the oldest ones',
    'Leyla Bashar',
  ),
  one(
    'According to a former guard, the prisoners were moved at night, â in buses with painted windows.',
    'the prisoners were moved at night, in buses with painted windows',
    'a former guard',
  ),
  one(
    '"The commander said nothing for an hour, Yusuf recalls. "Then he asked for tea.',
    'Then he asked for tea',
    'Yusuf',
  ),
  one(
    'The bridge fell in March. By his own account, Rustam Haidar was the last to cross it.',
    'Rustam Haidar was the last to cross it',
    'Rustam Haidar',
  ),
  one(
    'Witnesses recalled how the men lined up the shopkeepers and read names from a sheet of paper.',
    'the men lined up the shopkeepers and read names from a sheet of paper',
    'Witnesses',
  ),
  one(
    'âMy uncle told me the wells were poisoned,â says Ferhat, 19.',
    'the wells were poisoned',
    'Ferhat',
    'My uncle',
  ),
  one(
    'A smuggler who asked not to be named said that an officer had told him that the road would be open for one night only.',
    'the road would be open for one night only',
    'A smuggler',
    'an officer',
  ),
  one(
    'Speaking through an interpreter, Mrs. Tamar said her son had been taken from the bus at the second checkpoint.',
    'her son had been taken from the bus at the second checkpoint',
    'Mrs. Tamar',
  ),
  one(
    'Samir, the baker, keeps a list in a school notebook.\n\nâThere are forty-one names,â he told us. âI write them down so that nobody can say later it didnât happen.â',
    'There are forty-one names',
    'Samir',
  ),
  one(
    'The brigade denied it. We never had prisoners in that building, its spokesman, Karam Dellu, said in a voice message.',
    'We never had prisoners in that building',
    'Karam Dellu',
  ),
  one(
    'A teacher, whose school was hit twice, says a cousin in the militia warned her to âkeep the children home on Thursday.â',
    'keep the children home on Thursday',
    'A teacher',
    'a cousin in the militia',
  ),
  one(
    'He had heard from a medic at the camp that three of the wounded died on the way.',
    'three of the wounded died on the way',
    'He',
    'a medic at the camp',
  ),
  one(
    'The mayorâs deputy, Anwar Sabri, puts the number of dead at âno more than sixty.â',
    'the number of dead at no more than sixty',
    'Anwar Sabri',
  ),
  one(
    'Khalil was fifteen when the fighters came to his village. He says they paid him $40 a month. âIt was more than my father earned,â he says. âThat was the whole reason.â',
    'That was the whole reason',
    'Khalil',
  ),
  one(
    'Two former members of the unit said their commander boasted that he had âfriends in the ministry.â',
    'he had friends in the ministry',
    'Two former members of the unit',
    'their commander',
  ),
  one(
    'We buried them where they fell, says Umm Jaber. There was no time for anything else.',
    'We buried them where they fell',
    'Umm Jaber',
  ),
  one(
    '‘The money came every second Friday, in a rice sack,’ the accountant explained. ‘Nobody signed for it.’',
    'Nobody signed for it',
    'the accountant',
  ),
  one(
    'The colonel’s driver, who fled in 2019, told a court in Varn that the colonel ordered him to â€œdrive on and not look back.â€',
    'drive on and not look back',
    'The colonel’s driver',
    'the colonel',
  ),
];

export const KEPT_ASIDE: readonly EnglishCase[] = [
  one(
    'One of the nurses says a guard passed her a note with orders to âleave the third room aloneâ and went away.',
    'leave the third room alone',
    'One of the nurses',
    'a guard',
  ),
  one(
    'âThe first shell hit the pharmacy,â said Dr. Omid Karsan, the only surgeon left in the town. âThe second one hit the people who came to help.â',
    'The second one hit the people who came to help',
    'Dr. Omid Karsan',
  ),
  one(
    'âI didnât want to go,â Sabah says, âbut they wouldâve taken my sister.â',
    'I didnât want to go, but they wouldâve taken my sister',
    'Sabah',
  ),
  one(
    'Marwan Adel had run the post office since he was a young man. He recalls that the letters stopped in the second winter.',
    'the letters stopped in the second winter',
    'Marwan Adel',
  ),
  one(
    'â€œThey knew our names,â€ the old man told us. â€œThey had a list.â€',
    'They had a list',
    'the old man',
  ),
  one(
    'The village was empty by noon, according to a shepherd â one of the few who stayed.',
    'The village was empty by noon',
    'a shepherd',
  ),
  one(
    '"I signed because everybody signed, says Bashir. "I did not read it.',
    'I did not read it',
    'Bashir',
  ),
  one(
    'The deserter is twenty-two. By his account, the officers left first, in two white cars.',
    'the officers left first, in two white cars',
    'The deserter',
  ),
  one(
    'Residents described how soldiers went from house to house and took every man over sixteen.',
    'soldiers went from house to house and took every man over sixteen',
    'Residents',
  ),
  one(
    'âA friend in the police told me the file was gone,â says Rana, a lawyer.',
    'the file was gone',
    'Rana',
    'A friend in the police',
  ),
  one(
    'A mechanic in the border town said a trader had told him that the shipment came through the northern gate.',
    'the shipment came through the northern gate',
    'A mechanic in the border town',
    'a trader',
  ),
  one(
    'Through an interpreter, the boy said that he had walked for six days without shoes.',
    'he had walked for six days without shoes',
    'the boy',
  ),
  one(
    'Zeynab kept the school open in a cellar.\n\nâWe had one book for thirty children,â she told us. âThey learned it by heart.â',
    'They learned it by heart',
    'Zeynab',
  ),
  one(
    'We have no knowledge of such an order, the ministryâs spokeswoman, Dunya Halim, wrote in reply to questions.',
    'We have no knowledge of such an order',
    'Dunya Halim',
  ),
  one(
    'A farmer near the ridge says a nephew in the army phoned to tell him to âstay away from the river.â',
    'stay away from the river',
    'A farmer near the ridge',
    'a nephew in the army',
  ),
  one(
    'She learned from a cellmate that the women had been moved to the old tobacco plant.',
    'the women had been moved to the old tobacco plant',
    'She',
    'a cellmate',
  ),
  one(
    'A United Front commander, Sero Baran, called the raid âa mistake made by tired men.â',
    'the raid a mistake made by tired men',
    'Sero Baran',
  ),
  one(
    'Amal was a student when the siege began. She says the price of flour rose tenfold in a month. âWe ate grass,â she says. âI am not ashamed of it.â',
    'I am not ashamed of it',
    'Amal',
  ),
  one(
    'Three people who worked at the depot said their foreman claimed that the crates held âonly spare parts.â',
    'the crates held only spare parts',
    'Three people',
    'their foreman',
  ),
  one(
    'They shot the dogs first, says Haj Nuri. Then it was quiet.',
    'They shot the dogs first',
    'Haj Nuri',
  ),
  one(
    '‘I was told to count the bodies and keep my mouth shut,’ the orderly said. ‘I counted thirty-three.’',
    'I counted thirty-three',
    'the orderly',
  ),
  one(
    'The general’s cook, now in Ostrel, told prosecutors that the general said the village would be â€œgone by Friday.â€\u009d',
    'the village would be gone by Friday',
    'The general’s cook',
    'the general',
  ),
];
