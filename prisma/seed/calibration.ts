import type { SeedCalibrationItem } from './types';

/**
 * Comments whose right verdict is known, for a publication that has no decided comments of its own yet.
 * Any news article may stand above them, so none depends on a subject; the explanations quote what decides.
 */
export const calibrationItems: SeedCalibrationItem[] = [
  // Acceptable: disagreement, temper, bad spelling and jokes are no offence.
  {
    key: 'yes-reporter-missed-the-number',
    body: 'This is a weak piece of reporting. Eleven paragraphs, and nowhere am I told what it costs, who pays, or what it cost last time. Three people are quoted and all three want the same thing. I don’t mind reading an opinion, but label it as one. I expected better from this newsroom and I hope that somebody goes back and asks the obvious questions.',
    verdict: 'YES',
    explanation:
      'Blunt criticism of the reporting is welcome: “weak piece of reporting” judges the work, and the next sentence says why. You may find it unfair to the article and still let others read it. It would be different if it judged the reporter as a person.',
    difficulty: 'medium',
  },
  {
    key: 'yes-night-shift-nurse',
    body: 'I have been a ward sister for nineteen years, mostly nights. Whatever is decided in offices reaches us about eight months later as a form. I’d ask the people who make these decisions to come for one shift before they sign anything, not for a photograph, just to sit on the hard chair at 3am and see which of their forms we have time to fill in.',
    verdict: 'YES',
    explanation:
      'This is the knowledge and experience that the section exists for: “a ward sister for nineteen years”. It is critical of those who decide, but it insults nobody and claims nothing beyond what the writer has seen.',
    difficulty: 'easy',
  },
  {
    key: 'yes-plan-is-a-mistake',
    body: 'I think this plan is a serious mistake and that in five years we’ll be paying to undo it. Those who support it mean well. But meaning well isn’t a budget, and every argument I have heard for it begins with “if all goes to schedule”. When has it? Show me one project of this size which came in on time and I’ll gladly eat my words.',
    verdict: 'YES',
    explanation:
      'Sharp disagreement, fairly put. “Those who support it mean well” shows the line being kept: the plan is attacked, not its supporters. The forecast is the writer’s opinion and says so (“I think”).',
    difficulty: 'easy',
  },
  {
    key: 'yes-council-pothole-joke',
    body: 'Our council’s turnaround time is now such that I have named the hole outside our gate. It is called Kevin. Kevin has had three birthdays, two visits from officials and one Christmas hat. If this new scheme moves at the same speed, I suggest that the article be reprinted for my grandchildren.',
    verdict: 'YES',
    explanation:
      'A joke at the expense of an institution’s slowness. Nobody is demeaned (“Kevin” is a hole), and behind the fun there is a real experience with the council. You need not find it funny for it to add something.',
    difficulty: 'easy',
  },
  {
    key: 'yes-check-the-percentages',
    body: 'A small arithmetical point. Going from 4% to 6% is a rise of two percentage points, but of fifty per cent. Whenever I see “rose by 2%” in a report I wonder which of the two was meant, because they can be worlds apart. Could the editors settle on one way of writing it and tell us?',
    verdict: 'YES',
    explanation:
      'A correct and courteous correction: “two percentage points, but … fifty per cent” is right. Pedantry is not incivility, and this helps every reader.',
    difficulty: 'easy',
  },
  {
    key: 'yes-angry-at-minister',
    body: 'The minister stood in our hall in March and promised an answer within thirty days. That was thirty days times a good many. No letter. No call. Not one reply to four e-mails. I am angry, and I am entitled to be. A public servant who makes a promise to two hundred people on folding chairs and then forgets them has failed at the job and should say so, or go.',
    verdict: 'YES',
    explanation:
      'Anger is allowed. “Failed at the job and should say so, or go” is a harsh judgement on how an office was used, with the grounds given; it isn’t name-calling. Calling the minister a fool or a crook would have crossed the line.',
    difficulty: 'hard',
  },
  {
    key: 'yes-the-old-way-was-better',
    body: 'I’ll be in a minority here. I preferred things the way they were before all this. Not everything that’s old is broken, and not all who are cautious are afraid. In my experience what people call progress mostly means that a person who used to answer the phone doesn’t any more. Go ahead and tell me I am wrong, I’m listening.',
    verdict: 'YES',
    explanation:
      'An unfashionable opinion, presented as one (“I preferred”, “in my experience”). Your verdict is not about whether you agree: it invites an answer and insults no one.',
    difficulty: 'easy',
  },
  {
    key: 'yes-changed-my-mind',
    body: 'Came here to complain, and read the article twice because I wanted to quote it properly. On the second reading I noticed that my main objection is answered in the middle. So instead of a complaint here is a thank you, rather annoyed. I still think that the timetable is dreaming.',
    verdict: 'YES',
    explanation:
      'It may look slight, but somebody who says “my main objection is answered” shows others how to read, and “the timetable is dreaming” is a point they can take up. Nothing here breaks a rule.',
    difficulty: 'easy',
  },
  {
    key: 'yes-three-questions',
    body: 'Who signed it off? Who checks, after a year, whether it did any good? And what happens to the people who fall between two offices, each of which says that the other is responsible? Asking because I have been between those two offices since winter.',
    verdict: 'YES',
    explanation:
      'Pointed questions are a contribution. They insinuate nothing secret: “who signed it off” can be answered by anyone who knows, and the last line says why the writer asks.',
    difficulty: 'easy',
  },
  {
    key: 'yes-sorry-for-my-english',
    body: 'sorry for my english its my fourth language. i work in the building since 2009 and i can say when they fix something the small contractor is never pay in time, sometime 90 days sometime more. then next year no small contractor want to come and only the big company is left and price go up. nobody write about this part, please somebody write',
    verdict: 'YES',
    explanation:
      'Spelling and grammar are not among the rules. “The small contractor is never pay in time” comes from years of seeing it, and explains something the rest of us might not know.',
    difficulty: 'medium',
  },
  {
    key: 'yes-sarcasm-about-statement',
    body: 'Oh good, a task team. I was worried that someone might do something. Between the task team, the steering committee that it reports to and the independent panel which will review them both, I make it forty-one people, all of whom will need sandwiches. I propose that we skip straight to the sandwiches and give the rest of the money to the people in the photograph.',
    verdict: 'YES',
    explanation:
      'Sarcasm is a tone, and the rules concern conduct. The target is a way of governing (“a task team”), not anyone’s person, and the count of “forty-one people” is plainly a joke and not offered as a fact.',
    difficulty: 'hard',
  },
  {
    key: 'yes-read-the-annual-report',
    body: 'For those asking where the money goes: public bodies of this kind have to publish annual reports, and the interesting pages are never the ones with pictures. Go to the notes on irregular spending near the back. I audited such accounts for a living, and I’d say that half the surprises in the news had been printed there in eight-point type a year before.',
    verdict: 'YES',
    explanation:
      'It tells readers where they can check for themselves, without a link, and “half the surprises” is clearly a professional’s impression (“I’d say”), not a statistic.',
    difficulty: 'medium',
  },
  {
    key: 'yes-cousin-in-the-trade',
    body: 'Take this for what it is, one household’s story. My cousin works in the trade and says the waiting time near us has doubled since last year. I have not seen official figures and it may well be only her district. But if others hear the same where they live, perhaps it is worth a journalist’s afternoon to find out.',
    verdict: 'YES',
    explanation:
      'Second-hand, but honest about it: “one household’s story”, “I have not seen official figures”, “may well be only her district”. Misinformation is stating what is unfounded as though it were known; this does the opposite.',
    difficulty: 'hard',
  },
  {
    key: 'yes-raise-my-taxes',
    body: 'Unpopular view coming. I would pay more tax for this, and I think that people like me, with a paid-off house and a pension, should be asked to. We had cheap education and our parents’ luck. Saying that “the state wastes it all” is often true and also terribly convenient for those of us who would rather not pay. Happy to be argued with on the numbers.',
    verdict: 'YES',
    explanation:
      'A political opinion that will irritate many. “Terribly convenient for those of us” is a dig which includes the writer; it is not an insult to anyone. Whether you agree about taxes has no bearing.',
    difficulty: 'medium',
  },
  {
    key: 'yes-respectfully-no',
    body: 'No, I don’t buy that, and I’ve read your comment twice to be fair to it. You say nobody was consulted. There were two evening meetings at the primary school, I sat through both, and the second had more chairs than people. The consultation was poorly advertised, I grant you. But “poorly advertised” and “never happened” are different accusations and you have made the wrong one.',
    verdict: 'YES',
    explanation:
      'It contradicts another member flatly, and stays with what was said: “you have made the wrong one” is about the accusation, not the person. It grants a point and brings first-hand facts. That is arguing, and arguing well.',
    difficulty: 'hard',
  },
  {
    key: 'yes-bloody-disgrace',
    body: 'It’s a bloody disgrace that it takes a newspaper to get a tap fixed. Eight months of reference numbers, then one phone call from a journalist and there is a van at the door by lunch. Good for the family in the story. What about the rest of us who don’t have a journalist?',
    verdict: 'YES',
    explanation:
      'A mild swear word is aimed at a state of affairs: “a bloody disgrace that it takes a newspaper”. No person or group is abused, and the closing question is a fair one.',
    difficulty: 'medium',
  },

  // Not civil: what is done to a person decides, however politely or wittily it is done.
  {
    key: 'uncivil-idiots-all',
    body: 'Only a complete idiot would believe a word of this article, and judging from the comments we have plenty of them. You are sheep. Go back to sleep, the lot of you, and let the adults talk.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Name-calling, and nothing else: “complete idiot” and “you are sheep” are directed at the other readers, and no reason is given that anyone could answer.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-houseplant-minister',
    body: 'In fairness to the minister I’ve owned houseplants with a firmer grasp of the subject. A fern will at least turn towards the light. This one was watered with public money for ten years and has grown nothing but a chin. I’d suggest repotting, but there would have to be something living in there.',
    verdict: 'NOT_CIVIL',
    explanation:
      'You may have laughed. But “nothing but a chin” mocks a body, and “something living in there” a mind, and there is no point about what the minister did. Wit does not turn an insult into an argument.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-greatest-respect',
    body: 'With the greatest respect to the author, who I’m sure is kind to animals and loved by family, it must take a quite remarkable halfwit to sit in front of those figures for a week and not see what a child of six would have seen at once. I say it with affection, and wish all possible success in some other line of work.',
    verdict: 'NOT_CIVIL',
    explanation:
      'The manners are wrapping. Inside are “a quite remarkable halfwit” and a wish that the author leave the profession. What was missed in the figures, which would have been useful, is never said.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-how-she-got-the-byline',
    body: 'Interesting that such a young lady gets the front page when there are reporters with thirty years’ experience on the same staff. One does wonder which editor she had to be so very nice to. The article itself is quite well written, I’ll give her that. Or give it to whoever helped her.',
    verdict: 'NOT_CIVIL',
    explanation:
      'A personal attack by innuendo: “which editor she had to be so very nice to” says without saying it that she paid for her place, because she is a woman and young. The compliment in the middle doesn’t undo it.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-i-looked-you-up',
    body: 'Funny that you lecture us all on responsibility. I looked you up. It took two minutes. Retrenched last year, weren’t you, and isn’t that your house with the peeling garage door? Perhaps get your own affairs straight before you tell the council how to run a budget.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It answers the person instead of the argument, and brings private life into it: “Retrenched last year”, “your house with the peeling garage door”. Letting members know that they have been looked up also frightens people away.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-advert-power-bill',
    body: 'Very informative article thank you! I too was worried about rising costs until I discovered a little box that halves the monthly power bill. Fully guaranteed, installed within the hour, limited stock for readers of this page. Ask for the Half-My-Bill Box at any hardware shop and say READER at the till for a further 15% off. You will thank me.',
    verdict: 'NOT_CIVIL',
    explanation:
      'An advertisement: “say READER at the till for a further 15% off”. Advertising falls under “Not civil” here, as external links do, and the friendly opening has nothing to do with the article.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-link-to-better-coverage',
    body: 'A decent summary, though it skips the history of the thing, which goes back at least three administrations and explains why the two departments don’t speak. I’ve put the whole story, with the original documents, on my own page: search for “Background Reading” and my surname, it is the first thing that comes up. Subscribe while you are there.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Nothing rude in it, and you may have wanted to look it up. But it sends readers away instead of telling them: “Subscribe while you are there” decides, and the rule against links and advertising is the same for good pages. Its author can tell us the history in a sentence or two and name the source.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-damp-in-the-wall',
    body: 'Everybody knows who is behind this sort of thing and which side of the border they came from. They’re like damp. Once they are in the wall you never get them out, and the whole street begins to smell. I’m not allowed to say more, but normal people understand what I mean. Send them all home and half of the problems in this article will be solved by Monday.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Hate speech, though there is no slur in it. “They’re like damp” makes a group of people into something to be got rid of because of where they come from. Not naming the group changes nothing.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-car-park',
    body: 'Petitions, letters, meetings. Haven’t you learnt? These officials only listen to one thing. We know what car they drive and when they come out to it. I’m not suggesting anything. I only say that if somebody were waiting in the car park one evening with a few large friends, the decision would be a different one by morning.',
    verdict: 'NOT_CIVIL',
    explanation:
      'A threat. “I’m not suggesting anything” does not take back “waiting in the car park one evening with a few large friends”. If you meet one of these in a real review, add a note for the moderators.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-good-point-bad-ending',
    body: 'The article compares this year with last year, but last year was exceptional. Take the average of five years and most of the increase disappears; the tables are public and it takes ten minutes. That none of the earlier commenters thought of it tells me what I’m dealing with: people who couldn’t find their own backsides with both hands and a map.',
    verdict: 'NOT_CIVIL',
    explanation:
      'The first half is a good comment, and the last line sinks it: “couldn’t find their own backsides with both hands” is abuse of the other members. A comment goes up whole or not at all. Its author can send it again without the ending.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-learn-to-spell',
    body: '“Definately”? “There own fault”? I stopped reading at that point, as would anyone who finished school. Perhaps somebody could read the article aloud to you, slowly, in whatever it is that you speak at home, and you could come back when you have understood it. The grown-ups will keep you a chair.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It humiliates another member for spelling and origin: “in whatever it is that you speak at home”. What that member had argued isn’t touched. Correcting an error kindly would have been fine.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-your-generation',
    body: 'Typical pensioner logic. You people had the houses, the jobs, the pensions, the weather, and burned the lot like a braai on New Year’s Eve. Now you want a say in the next thirty years as well? The sooner your whole generation is in the ground, the sooner the rest of us can begin to tidy up.',
    verdict: 'NOT_CIVIL',
    explanation:
      'There is an arguable case about the generations in it, but “the sooner your whole generation is in the ground” wishes a group of people dead. Contempt for people because of their age counts like any other.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-would-never-say-liar',
    body: 'I would never call the previous commenter a liar; one has one’s upbringing. I merely observe that each of his four statements is untrue, that he must know it, that men of his kind are generally paid by somebody for this sort of work, and that in my father’s day they were not admitted to the front room. Make of it what you like.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Saying “I would never call” him a liar is a way of calling him one, and “men of his kind are generally paid” adds corruption to it. Which four statements are untrue, and why, the reader isn’t told.',
    difficulty: 'hard',
  },

  // Misinformation: sincere or not, it states as known what is false or has nothing under it.
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
];
