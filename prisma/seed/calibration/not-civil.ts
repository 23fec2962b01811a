import type { SeedCalibrationItem } from '../types';

/** Not civil: what is done to a person decides, however politely or wittily it is done. */
export const notCivilItems: SeedCalibrationItem[] = [
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
  {
    key: 'uncivil-pig-in-a-tie',
    body: 'The man is a pig in a tie. A greasy, overfed pig with its snout in the trough, as its father was before it, and those who vote for it are the fleas. I hope that it chokes on its next free dinner. That’s all I have to say, and more than it deserves.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Abuse from beginning to end: “a pig in a tie”, “those who vote for it are the fleas”. If the writer had seen public money misused that would have been worth telling; nothing of the kind is said.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-business-with-nappies',
    body: 'It’s always the same people who want more. They get a grant so they have a child so they get a grant. They breed, we pay. You can’t call that a family, it’s a business with nappies. Let those of us who work for a living decide who may have children, and articles like this wouldn’t need to be written.',
    verdict: 'NOT_CIVIL',
    explanation:
      '“They breed, we pay” speaks of poor people as if they were livestock. One may argue against grants; taking people’s dignity away is no part of that argument.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-oxtail-on-thursdays',
    body: 'Some good news after so much bad! Our family restaurant on the square has reopened under the old name, with a new terrace, parking at the back and the oxtail that you all remember. Thursdays two for the price of one, children under six eat free, live music from seven. Bookings at the door, closed Mondays. See you there, and bring the neighbours!',
    verdict: 'NOT_CIVIL',
    explanation:
      'Friendly, and an advertisement: “Thursdays two for the price of one”. Advertising falls under this verdict even where no link is given and nobody is hurt, or the section would soon consist of it.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-capitals',
    body: 'YOU PEOPLE MAKE ME SICK. Every single day the same whining from the same whiners. Moan moan moan. Get a life, get a wash, get a job. If I had to sit in a room with any of you for five minutes I’d chew my own arm off. PATHETIC.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Insults for everyone who comments here: “Get a life, get a wash, get a job”. Capitals alone would only be loud; it is the contempt for the other members that decides.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-hope-it-is-your-child',
    body: 'So you think that it’s “not such a big problem”, do you. I hope it is your child next time. I hope that you get the call at work, and that you remember what you wrote here when you’re standing in that corridor. People like you only learn through pain, and I look forward to yours.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Anger that one might understand turns into wishing harm on a member’s family: “I hope it is your child next time”. Asking the other person to imagine it would have made the same point without the cruelty.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-ladies-do-the-flowers',
    body: 'What did they expect when they put a woman in charge? They’re lovely as nurses, I married one. But give them a budget and a bit of pressure and it all ends in tears and shouting; it’s how they are made. Put a man in that chair, any man, and let the ladies do the flowers. Somebody has to say it.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It demeans half of humanity for being women: “it all ends in tears and shouting; it’s how they are made”. What the person in charge did or failed to do isn’t mentioned, and affection for one’s wife doesn’t change what is said.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-count-with-your-shoes-on',
    body: 'A simple test for supporters of this plan. Question one: can you count to twelve with your shoes on? Question two: do you know which end of a pencil to chew? If you answered yes to both, you have been supporting it by mistake. If not, please leave your brain at the desk as you go out. A matchbox has been provided.',
    verdict: 'NOT_CIVIL',
    explanation:
      'A quiz with one purpose, to call everyone of another view brainless: “A matchbox has been provided”. That it’s meant to be funny doesn’t alter what it does to those people, and no reason against the plan is given.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-off-the-tablets',
    body: 'Whoever wrote this article is clearly off the tablets again. Nurse! The soft shoes, please, quickly, before there’s a part two.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It calls the author mentally ill in place of answering the article: “clearly off the tablets again”. It also makes a joke of people who do need tablets. Either would be enough.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-anyone-of-that-faith',
    body: 'I wouldn’t let anyone of that faith near a classroom, or a hospital, or a ballot box. You can’t reason with them. It isn’t a religion, it’s a disease which they catch from their parents, and decent countries used to know how to keep it out. They’ll smile at you over the garden wall, yes, and they’ll go on smiling until there are enough of them.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Hatred of people for their faith: “a disease which they catch from their parents”. It needs no slur and names no religion, and it is hate speech all the same. Criticising a belief, or what a church does, is another matter.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-green-gate',
    body: 'To all those who were shocked by what that commenter with the big mouth wrote yesterday. It’s the house with the green gate opposite the primary school, second from the corner. He works shifts and is home from six. The bell is broken, so you’ll have to knock hard. I’m sure that he will be pleased to explain himself in person.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It tells strangers where a member lives and when he is in: “the house with the green gate”, “home from six”. No threat is spoken and none is needed. In a real review, add a note so that the moderators see it at once.',
    difficulty: 'easy',
  },
  {
    key: 'uncivil-marked-as-requested',
    body: 'Marked as requested. *Spelling:* two out of ten, and I was feeling festive. *Commas:* absent, no note from parents. *Argument:* could not be found, search called off at dusk. *General remarks:* this pupil should be steered gently towards work with the hands, preferably outdoors and away from other people. Please have the previous comment signed by a guardian and returned on Monday.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Done with some skill, at the cost of another member: “this pupil should be steered gently towards work with the hands” ridicules a person for how they write. What they wrote isn’t answered by a single word.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-recipe-for-a-spokesperson',
    body: 'Recipe for this spokesperson. Take one jellyfish and remove the spine; you’ll find that it has been done for you. Marinate for ten years in other people’s money until soft. Stuff with phrases. Put the face on last, as it was never fresh and will turn the other ingredients. When it begins to answer questions it is overdone and should be thrown out. Serve cold to a public that has lost its appetite.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Comedy may mock how officials talk; this mocks a person’s courage and face, “as it was never fresh”, and says that someone lives off “other people’s money”. What the spokesperson actually said, which could be made fun of fairly, is missing from the recipe.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-where-were-you',
    body: 'And where were you, I’d like to know, when the previous lot emptied the till? I’ll tell you where. Under their table, on your knees, waiting for crumbs, like all of your friends. Not one word from you in ten years, and suddenly you’ve discovered “accountability”. Spare us. Somebody with your history should ask for permission before using the word.',
    verdict: 'NOT_CIVIL',
    explanation:
      'The other member’s argument goes unanswered: the subject becomes an earlier government, and from there the person, “on your knees, waiting for crumbs”. Pointing out an inconsistency is fair; accusing somebody of crawling for favours isn’t.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-by-the-word-or-by-the-blunder',
    body: 'Genuine question, not trying to be rude, just curious how the industry works. Are your writers paid by the word or by the blunder? And is there an exam that one has to fail before one is taken on, or is it enough to be somebody’s nephew? No offence meant. I’d simply like to know whom to congratulate.',
    verdict: 'NOT_CIVIL',
    explanation:
      '“Not trying to be rude” is followed by nothing else: the author is said to be incompetent and to owe the job to family. A question that can’t be answered, like “by the word or by the blunder”, is an insult with a question mark. Naming one blunder would have been criticism.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-yellow-raincoat',
    body: 'What a brave article. I do admire reporters who write such things with small children at home; two, isn’t it? The elder has that bright yellow raincoat, one sees it from right across the road. I only mention it because one hears of so much nowadays. People should think of their families before they think of the front page.',
    verdict: 'NOT_CIVIL',
    explanation:
      'A threat in the form of a compliment. To let a reporter know that a child has been watched, “one sees it from right across the road”, and then that people “should think of their families”, is meant to frighten. When you meet one of these, add a note for the moderators.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-does-it-come-with-a-violin',
    body: 'What a touching story, does it come with a violin? Sick mother, long queue, last bus, cold soup: you left out the three-legged dog. Everybody here has had a mother. Most of us had the good taste to bury her without writing it up for applause. If you want pity, try the church. This is a place for people who have something to say.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Somebody has told what happened to them and is ridiculed for it: “does it come with a violin?” Experience is what the section asks for, and people who are treated so don’t come back. To doubt whether one case shows the rule would have been fair.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-parrot-has-better-vowels',
    body: 'I watched one of their press conferences and couldn’t tell you what was said, I was laughing too much. “Ze sitooation eez undah control!” Who lets somebody out in public with a mouth like that? If you can’t speak like a normal person then stay off the air, or hold up cards. My parrot has better vowels and he has been here for less time.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Mocking how someone speaks, “Ze sitooation eez undah control”, makes fun of where they come from. Whether what they said was right isn’t touched.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-afraid-to-leave-school',
    body: 'Let’s be honest about teachers for once. They are people who were afraid to leave school. Nobody who was any good at anything else would stand there until sixty reading from the same yellow folder, home at two, asleep by three. These are the failures to whom we hand our children, and now they have opinions on everything else as well. Let them first find out what work is.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It runs down everyone in a profession: “These are the failures to whom we hand our children”. Criticism of schools, hours or lessons would be welcome; you’d recognise it by something that could be checked or changed.',
    difficulty: 'medium',
  },
  {
    key: 'uncivil-so-good-with-their-hands',
    body: 'I have employed them all my life and nobody can say that I don’t like them. Warm people, musical, wonderful with children, and so good with their hands. I pay for the schoolbooks of two. But one does them no kindness by putting them behind a desk and asking for decisions. It isn’t in their nature, they’re happier without, and it saddens me to see them blamed in the news for what they were never made for. My late husband said the same, and he spoke the language.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Every word is gentle, and a whole people is declared unfit to decide anything: “It isn’t in their nature”. Praise that keeps people in their place demeans them as surely as abuse does. Listen for who is meant to stay below whom.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-six-places-left',
    body: 'News like this lands on kitchen tables, and as a family mediator I see how many evenings end in a quarrel about it. Three things help. Agree on a time, write down what you heard before you reply, and stop after an hour. We practise exactly this on my weekend course in June. Six places are left, readers pay the early price until Friday, and you may ask for me by name at the community hall.',
    verdict: 'NOT_CIVIL',
    explanation:
      'The advice is good and would have been a welcome comment by itself. “Six places are left, readers pay the early price until Friday” turns it into an advertisement; knowledge is shared here, not sold. Its author can send it again without the ending.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-hair-in-a-bun',
    body: 'We needn’t shout at him here, friends. He has told us himself that he runs a bakery and that it’s near the station, and there is only one. It lives on its ratings, as they all do. I’m sure that I have no idea what would happen if each of us who disagrees with him were to remember a hair in a bun. Just a thought for a quiet Sunday.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Without one rude word it calls on readers to ruin a member’s business with made-up complaints: “remember a hair in a bun”. Punishing somebody for a comment is a personal attack, wherever it is carried out.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-puzzle-of-five',
    body: 'I’d never reveal who talks to journalists, people must be protected. I say only this, for those who like puzzles. There are five in that office. Two were on leave that week, one never picks up a telephone, and one is the boss. That leaves somebody who has been looking rather pale lately and who walks with a stick. Draw your own conclusions, I haven’t said anything.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It exposes a person while claiming not to: “walks with a stick” tells the whole building who is meant. Right or wrong, such a hint can cost somebody a job or worse; it counts as a personal attack and deserves a note to the moderators.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-a-choir-or-a-cat',
    body: 'I don’t write this to be unkind, more because nobody else seems to. You have commented on every article this month, at all hours, always at such length. I picture a small flat, and no one who asks how the day was. It can’t be easy. Perhaps there’s a choir, or a cat that needs a home? I do think you’d find that you had fewer opinions if you had more of a life.',
    verdict: 'NOT_CIVIL',
    explanation:
      'Here the wrapping is concern. “A small flat, and no one who asks how the day was” is invented to make another member look pitiful, and “if you had more of a life” delivers the insult. The opinions themselves aren’t discussed.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-use-your-eyes',
    body: 'I draw no conclusions, I merely invite you to use your eyes. Walk past the court on any Monday. Look at the faces on the benches and the names on the list by the door, and ask yourself what they have in common, and where their grandparents were born. One isn’t allowed to notice any more. I’ve nothing against anybody. I just hold my bag a little tighter in certain streets.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It says that people of one origin are criminals, and leaves the end of the sentence to you: “ask yourself what they have in common, and where their grandparents were born”. Despite “I draw no conclusions”, all of it leads to one. Crime can be discussed without marking people by descent.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-donkeys-hold-a-meeting',
    body: 'There was once a farmer whose donkeys held a meeting. The first said hee, the second said haw, and the third, who had read a pamphlet, said both. They agreed that the barn was on fire because the farmer was a bad man, and that they’d stay where they were until somebody apologised. The stew lasted a fortnight. I was reminded of it by these comments, and especially by the gentleman with the pamphlet.',
    verdict: 'NOT_CIVIL',
    explanation:
      'A fable can make a point, but this one is told to call the other members donkeys, and one of them, “the gentleman with the pamphlet”, the worst. No argument of theirs appears in it. A clever form doesn’t change who is being ridiculed.',
    difficulty: 'hard',
  },
  {
    key: 'uncivil-stain-on-a-hotel-sheet',
    body: 'I’ve gone over the preceding comment with the attention that one gives to a stain on a hotel sheet: not hoping to learn anything, only to find out how far it goes. It goes all the way through. One is sorry for the sheet.',
    verdict: 'NOT_CIVIL',
    explanation:
      'It speaks of the comment, not its author, and yet is nothing but disgust: “a stain on a hotel sheet”. Criticism of a comment says what is wrong with it. Take the insult away here and see what is left.',
    difficulty: 'hard',
  },
];
