/**
 * More invented passages, each of a kind that is easily read wrongly: who told whom in the words about the hearer, two
 * speakers in one sentence, who is cited by whom, speech that is denied, asked or supposed, unnamed sources, and speech
 * inside speech with marks that are damaged. `polarity` is what the report must be marked as.
 */
import { marked, one } from './case-suite.ts';
import type { EnglishCase } from './cases.ts';

/** Worked on while the rules were made. */
export const TOLD_SEEN: readonly EnglishCase[] = [
  // Who told me.
  one(
    'Salma told Karim, who told us, that the well was poisoned.',
    'the well was poisoned',
    'Karim',
    'Salma',
  ),
  one(
    'Nadim told Faris, and Faris told me, that the depot was empty.',
    'the depot was empty',
    'Faris',
    'Nadim',
  ),
  one(
    'I was told by Hadi, who had it from a customs clerk, that the flour never arrived.',
    'the flour never arrived',
    'Hadi',
    'a customs clerk',
  ),
  one(
    'I heard from a medic, who learned it from the ambulance drivers, that seven people had died.',
    'seven people had died',
    'a medic',
    'the ambulance drivers',
  ),
  one(
    'Samar wrote: "Abu Nabil says his nephew counted fourteen trucks at the silo."',
    'fourteen trucks at the silo',
    'Samar',
    'Abu Nabil',
    'his nephew',
  ),
  one(
    'I was told by the watchman the generator was stolen.',
    'the generator was stolen',
    'the watchman',
  ),
  // Two speakers in one sentence.
  one(
    'The judge asked, "Did you see him?" and the boy answered, "Only his boots."',
    'Only his boots',
    'the boy',
  ),
  one(
    'Rula said, "The shop was open," and Fadel said, "The shop was closed."',
    'The shop was closed',
    'Fadel',
  ),
  one(
    'The captain asked, "Who cut the wire?" and Ziad answered, "Nobody from our street."',
    'Nobody from our street',
    'Ziad',
  ),
  // Who is cited by whom, and whose words they are.
  one(
    'Helicopters dropped barrels on the market, said residents quoted by the Orient Monitor.',
    'Helicopters dropped barrels on the market',
    'the Orient Monitor',
    'residents',
  ),
  one(
    'Survivors interviewed by the Archive of Witness said that the doors were welded shut.',
    'the doors were welded shut',
    'the Archive of Witness',
    'Survivors',
  ),
  one(
    'Samir, whose cousin was at the mill, believes that the raid lasted an hour.',
    'the raid lasted an hour',
    'Samir',
  ),
  one(
    'Shopkeepers I met were told by the mayor that the market would close.',
    'the market would close',
    'Shopkeepers',
    'the mayor',
  ),
  one('"We were eleven," Nabil said. Hussam laughed. "Thirteen," he said.', 'Thirteen', 'Hussam'),
  one(
    '"I stayed in Dorrin," the man said.\n\nInterpreter: He says his wife left on Friday.',
    'his wife left on Friday',
    'the man',
  ),
  // A pronoun for the one above is no further link.
  one(
    'She said she was told by a cousin in Marun that the school had reopened.',
    'the school had reopened',
    'She',
    'a cousin in Marun',
  ),
  one(
    'A deserter called Milad told the tribunal that he had heard from another conscript that the order was written.',
    'the order was written',
    'A deserter called Milad',
    'another conscript',
  ),
  // Denied, asked, supposed.
  marked('denied', 'Nobody told me that the dam was leaking.', 'the dam was leaking'),
  marked(
    'denied',
    'Jamil never said that the colonel was there.',
    'the colonel was there',
    'Jamil',
  ),
  marked(
    'asked',
    'Did the guard say that the prisoners were alive?',
    'the prisoners were alive',
    'the guard',
  ),
  marked(
    'supposed',
    'If the pilot says the strip is clear, wait for a second word.',
    'the strip is clear',
    'the pilot',
  ),
  // Unnamed sources, and other ways to say who said it.
  one(
    'A former jailer, speaking on condition of anonymity, told the Evening Ledger that the files were burned.',
    'the files were burned',
    'A former jailer',
  ),
  one(
    'It was, in the words of Umm Samir, "a city of whistles."',
    'a city of whistles',
    'Umm Samir',
  ),
  one(
    'Word reached Nabil through an aunt that the bridge had been reopened.',
    'the bridge had been reopened',
    'Nabil',
    'an aunt',
  ),
  // Speech inside speech, over paragraphs, with several people.
  one(
    '“The second time I saw him,” Karim told me, “he was limping.\n\n“He said a friend in Dorrin had told him they were burning the files, and I believed it.',
    'they were burning the files',
    'Karim',
    'He',
    'a friend in Dorrin',
  ),
  one(
    '“I never saw it,” said Widad. “My brother did. He told me, ‘They took the baker.’”',
    'They took the baker',
    'Widad',
    'My brother',
  ),
  one(
    'A trader told me that one of the jailers, a foreigner, had boasted to him of shooting nine men.',
    'of shooting nine men',
    'A trader',
    'one of the jailers',
  ),
  one(
    'According to three of Nadia’s cousins, the emir’s cook was telling people that the food was poisoned.',
    'the food was poisoned',
    'three of Nadia’s cousins',
    'the emir’s cook',
  ),
  one(
    '“About forty,” he said. “Maybe twice that at harvest.” His brother, who kept the gate, disagreed: “I counted ninety carts.”',
    'I counted ninety carts',
    'His brother',
  ),
  one(
    'Umm Salim said that her nephew told her that her son, who was at the well, saw the officer burn the papers.',
    'the officer burn the papers',
    'Umm Salim',
    'her nephew',
    'her son',
  ),
];

/** Kept aside until the rules were made. */
export const TOLD_ASIDE: readonly EnglishCase[] = [
  one(
    'The miller had told his son, who later told me, that the trucks turned back at the ford.',
    'the trucks turned back at the ford',
    'his son',
    'The miller',
  ),
  one(
    'A gravedigger told the imam, and the imam told our reporter, that nineteen bodies came in one night.',
    'nineteen bodies came in one night',
    'the imam',
    'A gravedigger',
  ),
  one(
    'We heard from Widad, who got it from her landlord, that the tunnel had been sealed.',
    'the tunnel had been sealed',
    'Widad',
    'her landlord',
  ),
  one(
    'Lina texted: "My boss says his brother watched the guards leave the post."',
    'the guards leave the post',
    'Lina',
    'My boss',
    'his brother',
  ),
  one(
    'Tarek was told by a plumber, who had heard it from one of the jailers, that the cells were flooded.',
    'the cells were flooded',
    'Tarek',
    'a plumber',
    'one of the jailers',
  ),
  one('We were told by a porter two crates were opened.', 'two crates were opened', 'a porter'),
  one(
    'The medic asked, "Can she walk?" and the mother replied, "Not since the shelling."',
    'Not since the shelling',
    'the mother',
  ),
  one(
    'Hanna said, "They came by boat," but Elias said, "They came on foot."',
    'They came on foot',
    'Elias',
  ),
  one(
    'The driver said the bridge was mined and the shepherd said it was safe.',
    'it was safe',
    'the shepherd',
  ),
  one(
    'Gunmen emptied the warehouse, said farmers cited by Radio Dawn.',
    'Gunmen emptied the warehouse',
    'Radio Dawn',
    'farmers',
  ),
  one(
    'Detainees interviewed by the Justice Fund said they were kept in a cistern.',
    'they were kept in a cistern',
    'the Justice Fund',
    'Detainees',
  ),
  one(
    'Rima, whose father owned the bakery, thinks that the fire was set on purpose.',
    'the fire was set on purpose',
    'Rima',
  ),
  one(
    'Farmers we visited were told by the agent that the seed was poisoned.',
    'the seed was poisoned',
    'Farmers',
    'the agent',
  ),
  one(
    '"The gate was open," Dima said. Karam frowned. "It was shut all week," he added.',
    'It was shut all week',
    'Karam',
  ),
  one(
    '"I was born in Qanun," the woman said.\n\nInterpreter: She says her uncle kept the keys.',
    'her uncle kept the keys',
    'the woman',
  ),
  one(
    'He said that he had learned from his barber that the road would open.',
    'the road would open',
    'He',
    'his barber',
  ),
  one(
    'Rasha said she was told by a colleague at the bank that the vault was empty.',
    'the vault was empty',
    'Rasha',
    'a colleague at the bank',
  ),
  one(
    'A cook named Yara told the judges that she had heard from a waiter that the cellar was locked.',
    'the cellar was locked',
    'A cook named Yara',
    'a waiter',
  ),
  marked('denied', 'None of them told us that the bus had left.', 'the bus had left'),
  marked(
    'denied',
    'The clerk refused to say whether the money had been paid.',
    'whether the money had been paid',
    'The clerk',
  ),
  marked('asked', 'Has anyone said that the ferry sank?', 'the ferry sank'),
  marked(
    'supposed',
    'Unless she says that the line is safe, do not call.',
    'the line is safe',
    'she',
  ),
  one(
    'A customs officer, who spoke on condition of anonymity, told The Courier that forty trucks had passed.',
    'forty trucks had passed',
    'A customs officer',
  ),
  one(
    'The camp was, in the words of one teacher, "a waiting room without doors."',
    'a waiting room without doors',
    'one teacher',
  ),
  one(
    'News reached the village through a peddler that the king had fled.',
    'the king had fled',
    'the village',
    'a peddler',
  ),
  one(
    '“My sister rang,” Rola told us. “She said a guard had told her the gate was locked.”',
    'the gate was locked',
    'Rola',
    'My sister',
    'a guard',
  ),
  one(
    'âI never read the letter,â said Abu Karim. âMy wife did. She told me, âBurn it.ââ',
    'Burn it',
    'Abu Karim',
    'My wife',
  ),
  one(
    'A barber told us that one of the recruits, a boy of sixteen, had bragged to him of burning two shops.',
    'of burning two shops',
    'A barber',
    'one of the recruits',
  ),
  one(
    'According to two of the porters, the warden’s son was telling visitors that the list was final.',
    'the list was final',
    'two of the porters',
    'the warden’s son',
  ),
  one(
    '"Thirty a day," she said. "Fewer in winter." Her uncle, who ran the ferry, disagreed. "There were never more than ten," he said.',
    'There were never more than ten',
    'Her uncle',
  ),
  one(
    'Abu Rida said that his tenant told him that his son, who was on the roof, saw the men carry the box.',
    'the men carry the box',
    'Abu Rida',
    'his tenant',
    'his son',
  ),
];
