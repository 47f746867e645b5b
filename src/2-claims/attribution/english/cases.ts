/**
 * Invented passages that are not politics: war reporting, interviews, police, hospitals, chats. Each with the words of one
 * statement and the speakers it must be given to, from the one who told us to the first speaker.
 */
export interface EnglishCase {
  readonly text: string;
  /** The statement; what is found must share at least four in five of its words with it. */
  readonly content: string;
  readonly speakers: readonly string[];
  /** What the report must be marked as; left out, it must bear no mark. */
  readonly polarity?: 'denied' | 'asked' | 'supposed';
}

const one = (text: string, content: string, ...speakers: string[]): EnglishCase => ({
  text,
  content,
  speakers,
});

export const ENGLISH_CASES: readonly EnglishCase[] = [
  // "According to", before and behind, after another sentence's quotation.
  one(
    'The order said “give him nothing.” According to Abu Salma, a driver, the road was closed for three weeks.',
    'the road was closed for three weeks',
    'Abu Salma',
  ),
  one(
    'He was sent to the pass with instructions to “wait for nightfall.” According to Hadi Rustam, a smuggler, the pass was guarded by six men.',
    'the pass was guarded by six men',
    'Hadi Rustam',
  ),
  one(
    'Two shells landed beside the bakery, according to two residents reached by phone.',
    'Two shells landed beside the bakery',
    'two residents reached by phone',
  ),
  one(
    'According to a nurse at the Karmeh field hospital, eleven people were brought in after dark.',
    'eleven people were brought in after dark',
    'a nurse at the Karmeh field hospital',
  ),
  one(
    'The convoy, according to Colonel Idris Matar, never reached the bridge.',
    'The convoy never reached the bridge',
    'Colonel Idris Matar',
  ),
  one(
    'The wells ran dry in June. According to the district engineer, no water has come since.',
    'no water has come since',
    'the district engineer',
  ),
  // Told us, told me, told a reporter.
  one(
    'Abu Khaled told me his cousin saw two trucks leave the school.',
    'two trucks leave the school',
    'Abu Khaled',
    'his cousin',
  ),
  one(
    'We were told by the driver that the checkpoint had moved to the mill.',
    'the checkpoint had moved to the mill',
    'the driver',
  ),
  one(
    'I was told by a neighbour that the soldiers came back at noon.',
    'the soldiers came back at noon',
    'a neighbour',
  ),
  one(
    'A guard, whose name I don’t know, said they kept forty men in the cellar.',
    'they kept forty men in the cellar',
    'A guard',
  ),
  one(
    'Mariam Dahl told investigators that the barrels were rolled off the truck by hand.',
    'the barrels were rolled off the truck by hand',
    'Mariam Dahl',
  ),
  one(
    'The shopkeeper told us: “They took the generator and left the fuel.”',
    'They took the generator and left the fuel',
    'The shopkeeper',
  ),
  one(
    'A mechanic who worked at the base told reporters that the tanks had no shells.',
    'the tanks had no shells',
    'A mechanic',
  ),
  one(
    '“They told us to leave by the river,” said Samar Haddo, a mother of four.',
    'They told us to leave by the river',
    'Samar Haddo',
  ),
  // Chains.
  one(
    'One informant says an insurgent contact sent the list with instructions to “burn it after reading.”',
    'to burn it after reading',
    'One informant',
    'an insurgent contact',
  ),
  one(
    'Nadia Orsan said her brother told her that the tunnel was flooded.',
    'the tunnel was flooded',
    'Nadia Orsan',
    'her brother',
  ),
  one(
    'The mayor said that residents had told him that the bombing began before dawn.',
    'the bombing began before dawn',
    'The mayor',
    'residents',
  ),
  one(
    'A local journalist, quoting a medic, said that three children had died.',
    'three children had died',
    'A local journalist',
    'a medic',
  ),
  one(
    'The radio station, citing two officers, reported that the airfield had fallen.',
    'the airfield had fallen',
    'The radio station',
    'two officers',
  ),
  one(
    'The farmer, who heard it from a deserter, said that the depot was empty.',
    'the depot was empty',
    'The farmer',
    'a deserter',
  ),
  one(
    'Yusuf Barak heard from a shepherd that the pass was mined.',
    'the pass was mined',
    'Yusuf Barak',
    'a shepherd',
  ),
  one(
    'The teacher was told by a policeman that the prisoners had been moved to Dorrin.',
    'the prisoners had been moved to Dorrin',
    'The teacher',
    'a policeman',
  ),
  one(
    'According to the priest, a soldier confessed that the order came from the colonel.',
    'the order came from the colonel',
    'the priest',
    'a soldier',
  ),
  one(
    'Rami Sool says his uncle, a fisherman, says the boats left at midnight.',
    'the boats left at midnight',
    'Rami Sool',
    'his uncle',
  ),
  one(
    'The police report states that a witness said the driver fled on foot.',
    'the driver fled on foot',
    'The police report',
    'a witness',
  ),
  one(
    'A former detainee said a guard had told him that the cells would be emptied on Friday.',
    'the cells would be emptied on Friday',
    'A former detainee',
    'a guard',
  ),
  // Pronouns, in the same paragraph and the next.
  one(
    'Leila Anwar, a midwife, stayed in the village for two years. She said the clinic was hit twice.',
    'the clinic was hit twice',
    'Leila Anwar',
  ),
  one(
    'Major Osman Tarik commanded the northern post.\n\nHe said that his men had no radio for nine days.',
    'his men had no radio for nine days',
    'Major Osman Tarik',
  ),
  one(
    '“We slept in the orchard,” said Hana Milo.\n\nShe added that nobody came for them until Sunday.',
    'nobody came for them until Sunday',
    'Hana Milo',
  ),
  one(
    'Bilal Sarkis met his sister Rana at the border. She told him that the house was gone.',
    'the house was gone',
    'Rana',
  ),
  one(
    'Brigadier Salim Othman denied it. Othman said that the plane was never ours.',
    'the plane was never ours',
    'Brigadier Salim Othman',
  ),
  one(
    'A senior official in the ministry agreed to talk. The official said the money was paid in cash.',
    'the money was paid in cash',
    'A senior official in the ministry',
  ),
  one(
    'Two brothers from Tell Varo were released on Monday. They said that they were beaten with cables.',
    'they were beaten with cables',
    'Two brothers from Tell Varo',
  ),
  // Speech of several sentences and paragraphs, and damaged marks.
  one(
    '“The first shell hit the roof,” said Amal Ferris. “Then the stairs were gone.”',
    'Then the stairs were gone',
    'Amal Ferris',
  ),
  one(
    'âWe carried her to the road,â said Tarek Nasim, a baker in Tell Varo. âNo ambulance came.â',
    'We carried her to the road',
    'Tarek Nasim',
  ),
  one(
    '"We were nine in one cell, said Karim Doss, a student.\n\nThe prison was closed in May.',
    'We were nine in one cell',
    'Karim Doss',
  ),
  one(
    '“The boats were full,” Dina Rahal said. “People held on to the ropes.\n\n“In the morning we counted nineteen.”',
    'In the morning we counted nineteen',
    'Dina Rahal',
  ),
  one(
    '“It burned,” he said, “all night.” Idris Nour had watched from the hill.',
    'It burned all night',
    'he',
  ),
  one(
    'The sergeant shouted: “Put the phones on the ground!”',
    'Put the phones on the ground',
    'The sergeant',
  ),
  one("'There was no warning,' the fireman said.", 'There was no warning', 'the fireman'),
  // Police, courts, hospitals.
  one(
    'Police said the two men were arrested at a petrol station on Tuesday.',
    'the two men were arrested at a petrol station on Tuesday',
    'Police',
  ),
  one(
    'The hospital director confirmed that fourteen bodies had arrived.',
    'fourteen bodies had arrived',
    'The hospital director',
  ),
  one(
    'A doctor who treated the wounded said most of the injuries came from glass.',
    'most of the injuries came from glass',
    'A doctor',
  ),
  one(
    'Prosecutors allege that the captain sold the fuel to both sides.',
    'the captain sold the fuel to both sides',
    'Prosecutors',
  ),
  one(
    'The autopsy report found that the man had been dead for two days.',
    'the man had been dead for two days',
    'The autopsy report',
  ),
  one(
    'A spokeswoman for the coalition denied that its aircraft had hit the market.',
    'its aircraft had hit the market',
    'A spokeswoman for the coalition',
  ),
  one(
    'Hospital records show that twenty-two patients were moved on the night of the raid.',
    'twenty-two patients were moved on the night of the raid',
    'Hospital records',
  ),
  one(
    'Rescue workers fear that more people are buried under the stairs.',
    'more people are buried under the stairs',
    'Rescue workers',
  ),
  one(
    'The general claimed that his troops had taken the hill without a shot.',
    'his troops had taken the hill without a shot',
    'The general',
  ),
  one(
    'The rebels accused the army of shelling the grain silo.',
    'the army of shelling the grain silo',
    'The rebels',
  ),
  one(
    'Wael Jabbour, a grocer, recalled that the lights went out at nine.',
    'the lights went out at nine',
    'Wael Jabbour',
  ),
  one(
    'Both sisters insisted that their father had never carried a gun.',
    'their father had never carried a gun',
    'Both sisters',
  ),
  // X confirmed Y's account; the account itself.
  one(
    'A second driver confirmed that the convoy had stopped at the mill.',
    'the convoy had stopped at the mill',
    'A second driver',
  ),
  one(
    'The baker confirmed the neighbour’s account that the shooting began at the well.',
    'the shooting began at the well',
    'The baker',
  ),
  // Reported questions and orders.
  {
    ...one(
      'The officer asked whether anyone had seen the blue van.',
      'whether anyone had seen the blue van',
      'The officer',
    ),
    polarity: 'asked',
  },
  {
    ...one(
      'The interrogator asked him where the money was hidden.',
      'where the money was hidden',
      'The interrogator',
    ),
    polarity: 'asked',
  },
  one(
    'The commander ordered his men to hold the bridge until dawn.',
    'his men to hold the bridge until dawn',
    'The commander',
  ),
  one(
    'The smugglers warned the family not to use the southern road.',
    'the family not to use the southern road',
    'The smugglers',
  ),
  // Nobody named, or only people.
  one(
    'It is said that the governor slept in a different house every night.',
    'the governor slept in a different house every night',
  ),
  one(
    'The colonel is said to have escaped through the sewer.',
    'The colonel to have escaped through the sewer',
  ),
  one(
    'People say the old bridge was blown up by its own guards.',
    'the old bridge was blown up by its own guards',
    'People',
  ),
  one('Villagers believe that the lake was poisoned.', 'the lake was poisoned', 'Villagers'),
  one(
    'Residents suspect that someone inside the camp gave the signal.',
    'someone inside the camp gave the signal',
    'Residents',
  ),
  // Chats and notes.
  one(
    'Umm Layth wrote that the bread line was shelled again this morning.',
    'the bread line was shelled again this morning',
    'Umm Layth',
  ),
  one(
    'my neighbour says the electricity is back in the old town',
    'the electricity is back in the old town',
    'my neighbour',
  ),
  one(
    'Fadi says: they closed the north gate, use the other one',
    'they closed the north gate, use the other one',
    'Fadi',
  ),
  one(
    'My aunt called and said that the school is full of families.',
    'the school is full of families',
    'My aunt',
  ),
  one('I think the third truck was white.', 'the third truck was white', 'I'),
  one(
    'Abu Nidal and his son both say that the shots came from the water tower.',
    'the shots came from the water tower',
    'Abu Nidal and his son',
  ),
  one(
    'A baker in Tell Varo said the flour ran out on the second day.',
    'the flour ran out on the second day',
    'A baker in Tell Varo',
  ),
  one(
    'The interpreter explained that the word meant “guest” and not “prisoner.”',
    'the word meant guest and not prisoner',
    'The interpreter',
  ),
  one(
    'An activist posted that helicopters had circled the valley since dawn.',
    'helicopters had circled the valley since dawn',
    'An activist',
  ),
];
