import type { SeedCalibrationItem } from '../types';

/** Misinformation: sincere or not, it states as known what is false or has nothing under it. */
export const misinformationItems: SeedCalibrationItem[] = [
  {
    key: 'misinfo-antibiotics-for-flu',
    body: 'Please, everybody, with the cold weather coming: at the first sign of flu, ask for antibiotics and don’t let them send you home without. My mother always kept half a course in the cupboard for the next winter, and not one of us seven ever got seriously ill. The flu virus can’t survive them. Wishing you all good health.',
    verdict: 'MISINFORMATION',
    explanation:
      'Kindly meant, and wrong: “the flu virus can’t survive them”. Antibiotics act on bacteria and do nothing to viruses, and keeping half a course breeds resistance. Sincerity does not make health advice safe to publish.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-eighty-seven-percent',
    body: 'People should know the facts before they comment. It’s been proven that 87% of all money given to any council never leaves the building: 41% goes to salaries of relatives, 33% to lunches and travel, and 13% simply can’t be found. The same figures apply in every town, worldwide, and they haven’t changed since 1994. So this plan will get 13 cents in the rand. Do the maths.',
    verdict: 'MISINFORMATION',
    explanation:
      'Invented statistics. No study could find that “87% of all money given to any council” goes the same way “in every town, worldwide”, and none is named. Precise numbers without a source are a warning, not a proof.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-weather-made-by-planes',
    body: 'Look up for once in your life. Those white lines behind the aeroplanes are not vapour, they are aluminium and barium, and three days after a heavy day of lines we get either a storm or a drought, according to what has been ordered. The weather service knows it. The pilots have signed papers. The article can’t tell you, because then they’d lose their licence to print.',
    verdict: 'MISINFORMATION',
    explanation:
      'A conspiracy theory. The lines are water from the engines’ exhaust, frozen in cold air, and “according to what has been ordered” supposes a plot so large that no evidence could ever count against it.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-meter-listens',
    body: 'Neighbours, do not let them fit the new electricity meter! It has a microphone as all the new ones do, and it’s on day and night. My brother-in-law unplugged his and the van was outside within the hour, so how did they know? What you say at your own kitchen table is sold to the insurance companies. That is the real reason for these so-called upgrades.',
    verdict: 'MISINFORMATION',
    explanation:
      'Unfounded: electricity meters measure current, and a meter reports when it loses power, which is reason enough for a van. “It has a microphone as all the new ones do” and “sold to the insurance companies” are stated as facts with nothing behind them. To be worried about what meters record is fine; to invent it isn’t.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-without-prejudice',
    body: 'What the banks do not want you to know is that a debt only exists if you consent to it. Write “without prejudice” across the summons in red ink, sign with your family name in small letters, and post it back. Legally they must then cancel the whole loan, because the account belongs to a fictional person. I’ve been using it for years. No court anywhere has jurisdiction over a living man.',
    verdict: 'MISINFORMATION',
    explanation:
      'A long-lived legal myth that costs people their homes. No court accepts “a debt only exists if you consent to it” after the money was borrowed, whatever the colour of the ink. The writer’s confidence isn’t evidence.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-ten-per-cent-of-the-brain',
    body: 'As a parent I’d like to add something hopeful. Scientists tell us that human beings use only ten per cent of their brains. Just think what our schools could do, if they stopped drilling facts and opened up the other ninety! Children who are shown how to switch on the unused part learn a language in a week. It is a pity that no politician has the courage to say so.',
    verdict: 'MISINFORMATION',
    explanation:
      'Well-meant, widely believed and false: scans show that we use all of the brain, and “learn a language in a week” follows from nothing. The hope about schools is welcome; presented as what “scientists tell us”, it misleads.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-only-asking',
    body: 'I’m only asking questions. Why did four newspapers carry this story within the same week? Why are the same words used in all of them? Who owns the building where all those editors have lunch? I’m not saying that there’s one office which tells every newsroom what to print each morning. I’m saying that nobody can explain it otherwise, and those who tried don’t work there any more.',
    verdict: 'MISINFORMATION',
    explanation:
      'Questions can carry a claim. “Nobody can explain it otherwise” asserts the secret office that “I’m not saying” pretends not to, and there’s a plain explanation: news happens, and several papers report it. The dismissed witnesses are not named either.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-un-free-electricity',
    body: 'It isn’t widely reported, but in 2019 the United Nations ruled that electricity and water are human rights, and that it is therefore unlawful for any government to charge for them. Every bill you have received since is void and you may claim the money back with interest. I printed the ruling for my whole street. The council has gone very quiet, which tells you all you need to know.',
    verdict: 'MISINFORMATION',
    explanation:
      'There was no such ruling. The UN has recognised a right to water, which does not mean free of charge, and it cannot void a household’s bills. “Every bill you have received since is void” could get a neighbour cut off.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-one-volcano',
    body: 'Enjoyed the article, but let us keep a sense of proportion. A single volcano, on an ordinary day, puts more carbon into the air than all the cars ever built. I heard this from a geography teacher whom I greatly respected. So by all means recycle and ride the bus, but don’t pretend that anything we do in our small corner makes a difference to the weather.',
    verdict: 'MISINFORMATION',
    explanation:
      'Polite, sincere and upside down: all the world’s volcanoes together give off about a hundredth of the carbon dioxide that people do. The conclusion rests wholly on “more carbon … than all the cars ever built”. That one may doubt a policy is another matter.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-memo-and-the-envelope',
    body: 'Sorry to spoil it for you all. The outcome was decided behind closed doors years ago, there is a memo, and everyone quoted in the article was told what to say and rehearsed it in a hotel. The reporter received an envelope with R40,000. I won’t give my source but it is at the very top, and in six months you’ll see that I was right.',
    verdict: 'MISINFORMATION',
    explanation:
      'A grave accusation with nothing that could be checked: “there is a memo”, “an envelope with R40,000”, a source that is kept secret. The exact sum makes it sound known. It may also defame the people it concerns.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-mast-in-our-street',
    body: 'I know what I have seen with my own eyes. They put up the cellphone mast behind our hall in autumn, and since then three people in our street have been diagnosed with cancer. Before the mast there was nobody. That is proof enough for me and it should be for any honest doctor. I’m heartbroken for the families, and I want it taken down before it kills someone else’s mother.',
    verdict: 'MISINFORMATION',
    explanation:
      'You can feel for the writer and still see that “that is proof enough” is not so. Cancers take years to grow, clusters arise by chance, and large studies of masts have found no such effect. To say what happened and to ask for an inquiry would have been acceptable; “before it kills someone else’s mother” states a cause as fact.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-onion-in-the-sock',
    body: 'Nobody needs to be ill this winter, it is so simple. Cut a raw onion in two, put one half in each sock, and go to bed. By morning it has changed colour, that is the flu and all the poisons, drawn out through your soles, where there are seven thousand channels leading to every organ. My whole church does it. The clinics know this of course, but there’s no money in onions.',
    verdict: 'MISINFORMATION',
    explanation:
      'Nothing is “drawn out through your soles”; a cut onion changes colour wherever it lies. “There’s no money in onions” offers a motive where evidence should be. It looks harmless, until somebody stays in bed with it who should have seen a doctor.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-minister-is-an-actor',
    body: 'You’re all discussing what the minister says. The minister died in 2016. What you see on television is an actor, and not even a good one; look at the ears, ears don’t change with age and those are different ears. The family was paid with a farm. Every government does it now, and the make-up is done in one studio for the entire continent.',
    verdict: 'MISINFORMATION',
    explanation:
      'A conspiracy theory: “What you see on television is an actor” would need thousands of people to keep silent, and rests on a pair of ears. (Ears do change with age, by the way.) Claims about real people don’t become jokes by being bizarre.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-strip-in-the-banknote',
    body: 'Hold one of the larger banknotes against the light and you’ll see a metal strip. They call that a “security thread”. It’s an aerial. Every eleven seconds it tells a satellite where the note is and how much you have at home, which is why you mustn’t iron them. I keep our savings in three layers of foil, and since then we haven’t been audited once.',
    verdict: 'MISINFORMATION',
    explanation:
      'The strip makes notes harder to forge; it has no battery and nothing to send with. “Every eleven seconds” sounds measured and is made up, and not being audited proves nothing. Whether cash should stay private is a fair question that needs no satellite.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-coin-on-my-arm',
    body: 'After my vaccination I held a coin to my arm, and it stayed there. My neighbour’s stayed as well. That’s the chip they put in. Everyone who’s had one now gives off a number, which you can find with an ordinary telephone; mine showed forty of them at the supermarket. I’m not a doctor but I know a coin when I see one.',
    verdict: 'MISINFORMATION',
    explanation:
      'Coins stick to skin that is a little moist, vaccinated or not, and a telephone in a shop lists other people’s telephones. “That’s the chip they put in” is stated as a fact, and there is no chip. To have doubts about a vaccine and say so would have been something else.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-six-days-of-darkness',
    body: 'Before you all get worked up about this plan: NASA has confirmed that in the second half of December the Earth will pass through a belt of photons, and that we shall have six days of total darkness. All machines will stop. It was in an official bulletin signed by the director. Buy candles while the shops still have some, and fill your bath. After that nobody will be talking about councils.',
    verdict: 'MISINFORMATION',
    explanation:
      'An old hoax: the agency has confirmed no such thing, and passing through light doesn’t make it dark. A great name is borrowed to make the impossible sound official, “signed by the director”. When an authority is quoted, ask where and when it said so.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-ballots-to-egg-boxes',
    body: 'Why bother with voting at all? The results are typed in a fortnight before, to two decimals, by a firm in a neutral country. The ballot papers go straight to a mill and come back as egg boxes. A man who drove the lorry told my barber. All of the observers know, but who do you think pays their hotel? It’s been so in every election since before I was born, everywhere.',
    verdict: 'MISINFORMATION',
    explanation:
      'A driver who “told my barber” is all that there is for a fraud “in every election since before I was born, everywhere”, known to all the observers and reported by none. An irregularity at a named place could be looked into; this can only be believed.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-to-two-decimals',
    body: 'Exactly 94.37 per cent of all adults in this country are against it, and I wish that were reported for once. This isn’t one of those polls with a so-called margin of error. It is the real number, and anyone who talks to people can feel it.',
    verdict: 'MISINFORMATION',
    explanation:
      'Nobody has asked every adult, so nobody can know that it is “Exactly 94.37 per cent”. Decimals don’t turn an impression into a measurement, and “anyone who talks to people can feel it” admits that an impression is all it was.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-powder-in-the-supply',
    body: 'People wonder why nobody protests any more. Simple. For years now they’ve added a powder to the water supply that makes you agreeable; it’s the same that is given to soldiers and it has no taste. You can watch it working: see how polite these comments are. I’ve drunk nothing but rain for three years and my mind is perfectly clear.',
    verdict: 'MISINFORMATION',
    explanation:
      '“They’ve added a powder to the water supply” comes with no sample, no test and no name. Note that even politeness counts as proof: a theory that everything confirms can’t be checked by anything. Asking to see the water’s test results would be a reasonable comment.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-overdue-numbers',
    body: 'A tip for those who worry about money, as we all do at the moment. A lottery number that hasn’t come up for forty weeks has to come up within the next five. It’s the law of averages, they teach it at universities. So note which are overdue and put everything on those. It cannot fail in the long run. My friend has it all on a spreadsheet and is only waiting for the numbers to catch up.',
    verdict: 'MISINFORMATION',
    explanation:
      'A draw has no memory: a number that stayed away for forty weeks is no likelier than any other. What universities teach is why this is an error, and “It cannot fail in the long run” may cost somebody their savings.',
    difficulty: 'easy',
  },
  {
    key: 'misinfo-frozen-from-the-thirtieth',
    body: 'Please pass this on to your family tonight. My sister-in-law’s colleague has a brother at the head office of one of the big banks. On Tuesday the staff were told, with their phones in a box, that all accounts will be frozen from the thirtieth and only a tenth paid out. The notices are printed. Take out what you can, quietly, in small amounts. I’m not one to panic, but I’d never forgive myself if I had kept it to myself.',
    verdict: 'MISINFORMATION',
    explanation:
      'You can’t check a word of it: the source is a “sister-in-law’s colleague” with a brother, and the secrecy explains why there is no other. A rumour such as “all accounts will be frozen from the thirtieth” can do real harm, however kindly it is passed on.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-every-rand-comes-back',
    body: 'What critics of public spending never understand is plain economics. Every rand that a government spends returns to it as R7.43 in tax within twelve months, since each person who receives it spends it again. This has been known since the 1930s and it applies to anything: roads, statues, parties. So the plan can’t cost us a cent, at whatever price. The more it costs the more we gain. Those are simply the figures.',
    verdict: 'MISINFORMATION',
    explanation:
      'Some of what is spent does return as tax, and economists argue about how much; none has found “R7.43 in tax within twelve months”, whatever the money is spent on. “The more it costs the more we gain” shows where that would lead. A real idea with an invented number is still misinformation.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-one-and-only-cause',
    body: 'My old school had order because it had a cane. The cane was abolished, and from that year on crime rose, drugs came, families broke up and the newspapers filled with stories like this one. Nothing else changed in all that time. It has been established beyond doubt that this is the one and only cause, here as in every country that gave it up. Bring it back and in two years the prisons will be half empty.',
    verdict: 'MISINFORMATION',
    explanation:
      'What comes after isn’t always caused by what came before, and “Nothing else changed in all that time” is plainly not so. Let people argue for strict schools; here a guess is presented as “established beyond doubt”, which no research has done.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-cough-on-the-way',
    body: 'This isn’t about the article but it may save your life, so please don’t skip it. If you have a heart attack while you’re alone, cough. Cough hard every two seconds without stopping. It squeezes the heart and keeps it going until you’ve driven yourself to hospital. It’s taught to all nurses, though for some reason they may not tell the public. A cardiologist told my late uncle about it.',
    verdict: 'MISINFORMATION',
    explanation:
      'This has gone round for years and is wrong: coughing doesn’t treat a heart attack, and coughing “until you’ve driven yourself to hospital” loses the minutes in which an ambulance could come. Nor is it taught to all nurses. When advice says that “it may save your life”, be strict.',
    difficulty: 'medium',
  },
  {
    key: 'misinfo-nobel-and-the-lemon',
    body: 'As somebody who reads a lot about health I’d like to remind people that the 1931 Nobel Prize in medicine went to Otto Warburg for proving that no disease, cancer included, can exist in an alkaline body. That isn’t a fashion, it’s Nobel science. It explains why a squeeze of lemon and a pinch of bicarbonate each morning keep the blood alkaline and a family out of the waiting room. It costs less than a rand a day.',
    verdict: 'MISINFORMATION',
    explanation:
      'The man and the year are right, the rest isn’t: his prize was for work on an enzyme with which cells breathe, and what we eat doesn’t alter how alkaline our blood is. A true detail, “the 1931 Nobel Prize”, lends its weight to “no disease, cancer included, can exist in an alkaline body”.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-less-than-a-goldfish',
    body: 'Hardly anybody will reach the end of this article, and that’s no reproach to its author. Research has shown that the human attention span fell from twelve seconds in the year 2000 to eight today, one less than a goldfish’s. I see it in my own children and I’m afraid in myself. Our schools, our meetings and our newspapers should be rebuilt around those eight seconds, because biology doesn’t negotiate.',
    verdict: 'MISINFORMATION',
    explanation:
      'You’ve probably met this number, and there is nothing under it: journalists who traced “one less than a goldfish’s” back to its origin found no study, of people or of fish. What the writer sees at home would be fine; “Research has shown” isn’t. Familiar is not the same as founded.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-watch-the-hands',
    body: 'I train managers to give talks, so forgive a professional remark. Psychologists have measured that 93 per cent of what we communicate is body language and tone of voice, and only seven per cent the words. You can therefore judge a minister’s statement perfectly well without knowing the subject: watch the hands. What is printed in an article is seven per cent of the message at best, and we’re wasting our time arguing about it.',
    verdict: 'MISINFORMATION',
    explanation:
      'A misreading that has become a proverb. The experiments, in the 1960s, were about guessing a speaker’s feelings from single words, and their author himself objected to the general rule. If “only seven per cent the words” were so, you could follow a talk in a language that you don’t know.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-land-is-not-being-made',
    body: 'My father laid bricks and left each of us a paid-off house, and I’ve passed his rule on to my own children. Property can’t lose value. Land isn’t being made any more, there are always more people, and so there has never been a time, in any country, when prices were lower after ten years. Whatever you read about the economy, a young couple who borrow all that they can for a house can’t go wrong. It’s a comfort to know one thing for certain.',
    verdict: 'MISINFORMATION',
    explanation:
      'Sincere, and refuted by history: in Japan prices fell for more than ten years after 1990, and in Ireland they took fifteen to get back to where they stood in 2007. So “there has never been a time, in any country” is false, and families have been ruined by believing that they “can’t go wrong”. A liking for bricks would be an opinion.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-geyser-at-night',
    body: 'Since we’re all counting pennies. Whatever the municipality says, do not switch off your geyser at night. I’m handy and I have thought this through: it uses far more power to heat the cold water up again in the morning than to keep it warm, exactly as a car uses most when it pulls away. Ours stays on day and night for that reason. Those who switch off are simply paying twice.',
    verdict: 'MISINFORMATION',
    explanation:
      'It sounds like common sense and is the wrong way round: a hot tank loses heat all night, the hotter the more, and reheating only replaces what was lost. So “it uses far more power” is false, even if the saving is often small. Household advice stated as a fact is a claim like any other.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-sweets-in-the-lunch-box',
    body: 'Twenty-six years in a primary school, and I have never seen this mentioned in any debate about the young. Sugar makes children wild. It’s been proved again and again, and every teacher can tell you about the day after a birthday party. I don’t blame the parents. But before the minister spends a cent on counsellors, take the sweets out of the lunch boxes, and nine out of ten behaviour problems will be gone by Friday.',
    verdict: 'MISINFORMATION',
    explanation:
      'The experience is real, the proof isn’t: in trials where nobody knew which children had been given sugar, it made no difference to behaviour. “It’s been proved again and again” and “nine out of ten” turn an impression into a fact. There are other things to be said against sweets, and they may be.',
    difficulty: 'hard',
  },
  {
    key: 'misinfo-minus-fifty-plus-fifty',
    body: 'Just a small correction, as people get so upset over nothing. If a budget is cut by 50 per cent in one year and raised by 50 per cent in the next, then minus fifty and plus fifty make zero, and everybody is exactly where they were, not a cent worse off. It’s primary-school arithmetic. The same goes for prices, pensions and wages. I do wish that journalists would learn it before they write about “losses”.',
    verdict: 'MISINFORMATION',
    explanation:
      'It has the voice of a correction, so do the sum: 100 less its half is 50, and 50 more by half is 75. “Exactly where they were” is off by a quarter. An error taught with confidence misleads like any other, however politely.',
    difficulty: 'hard',
  },
];
