import type { SeedCalibrationItem } from '../types';

/** Acceptable: disagreement, temper, bad spelling and jokes are no offence. */
export const acceptableItems: SeedCalibrationItem[] = [
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
  {
    key: 'yes-opposite-at-the-counter',
    body: 'Since people mostly write when it goes wrong: I went to renew my papers last month with a flask and a long novel, prepared for a siege. In and out in twenty-five minutes. The woman at the counter even found a mistake in my form that would have cost me a second trip. One swallow, no summer, I know. Still, she deserves a line in a newspaper and I don’t suppose that she often gets one.',
    verdict: 'YES',
    explanation:
      'A good experience is experience too, and it is offered as no more than that: “One swallow, no summer”. That it goes against what others report is a reason to let it be read.',
    difficulty: 'easy',
  },
  {
    key: 'yes-spell-out-the-letters',
    body: 'A request to the sub-editors from a reader who finished school in 1974. Please write out the initials the first time you use them. Half the offices in the news are now called by four capitals, two of them S, and I’m too proud to ask my granddaughter every morning. A bracket would do. You used to do it, and I learnt a lot from those brackets.',
    verdict: 'YES',
    explanation:
      '“Please write out the initials” is criticism that an editor can act on tomorrow. A comment about how the news is told belongs here as much as one about the news.',
    difficulty: 'easy',
  },
  {
    key: 'yes-delivery-van',
    body: 'I deliver parcels, about a hundred and thirty stops on a good day. If you want to know whether a neighbourhood is doing better or worse don’t ask an economist, ask me who still has a doorbell that works. On my round I’d say worse, for about two years now, with one street going the other way, and I honestly have no idea what that street is doing right.',
    verdict: 'YES',
    explanation:
      'Everyday knowledge, from somebody who sees a lot of front doors. “On my round I’d say” keeps the claim to what the writer knows, and the nudge at economists hurts nobody.',
    difficulty: 'easy',
  },
  {
    key: 'yes-backs-of-heads',
    body: 'Question for anyone who goes to public meetings: is there ever a sign-language interpreter, or at least somebody typing on a screen? I lost my hearing at thirty. We’re told to come and take part, and the last time that I tried I followed two hours of the backs of heads.',
    verdict: 'YES',
    explanation:
      'A question which others can answer, with the reason for asking: “I lost my hearing at thirty”. It attacks no one, and those who arrange meetings may learn from it.',
    difficulty: 'easy',
  },
  {
    key: 'yes-read-to-the-dog',
    body: 'I read this article aloud to the dog, who’s a good judge of character. She slept through the first half, sat up once when I said “biscuit” by mistake, and left the room before the end. I then read it to my wife with much the same result. It makes a fair point, but I think it might have made it in half the length. The dog would say a quarter.',
    verdict: 'YES',
    explanation:
      'Playful criticism of an article’s length, with the household as its only victim: “might have made it in half the length” is the point. Comments needn’t be solemn to be worth having.',
    difficulty: 'easy',
  },
  {
    key: 'yes-i-owe-an-apology',
    body: 'To the person with whom I argued here last week about the figures: I went and looked, and you were right and I was wrong. I had the year before in mind. I also called your comment lazy, and it was I who hadn’t checked. So, sorry, in the same place where I said it. My view of the policy itself is unchanged, naturally.',
    verdict: 'YES',
    explanation:
      'An apology in public, with the correction: “you were right and I was wrong”. You may think it a private matter, but whoever read the first exchange profits from it, and others see how it is done.',
    difficulty: 'easy',
  },
  {
    key: 'yes-seventeen',
    body: 'I’m 17 so I can’t vote on any of this but I’ll be living with it for the next sixty years, which is longer than most people who decide it. Not saying we know better, we don’t. Just that nobody came to our school to ask, and the posters about “the youth” have stock photos of people from somewhere else. You could literally walk over. The gate’s open till half past two.',
    verdict: 'YES',
    explanation:
      'A view that is seldom heard, fairly put: “Not saying we know better, we don’t”. There is some cheek about the posters, and none of it is aimed at a person.',
    difficulty: 'easy',
  },
  {
    key: 'yes-take-a-breath',
    body: 'Could we all take a breath? It’s early days, and in early days some of what is reported turns out to be wrong. Often it’s the part that I liked.',
    verdict: 'YES',
    explanation:
      'It asks for patience and gives the reason: “some of what is reported turns out to be wrong”. A comment doesn’t have to take a side to add something.',
    difficulty: 'easy',
  },
  {
    key: 'yes-plan-on-a-shelf',
    body: `There once was a plan on a shelf
which had grown rather fond of itself.
It was launched, and reviewed,
and most warmly renewed,
and the rest is expected in June.

(I was waiting for a rhyme as well. You get used to it round here.)`,
    verdict: 'YES',
    explanation:
      'Verse is welcome. “It was launched, and reviewed” teases the endless delays of plans and says nothing about any person; the missing rhyme makes the point better than a paragraph would.',
    difficulty: 'easy',
  },
  {
    key: 'yes-two-countries-queues',
    body: 'I left for fourteen years and came back, so I have stood in the queues of two countries. The other country’s were shorter. But over there, when the system said no, that was the end, and nobody in the building had the power to look at you and say “wait, let me make a call”. Here somebody always makes a call. I haven’t decided which I prefer, and I’d be interested to hear from others who moved.',
    verdict: 'YES',
    explanation:
      'A comparison by someone who has lived both: “I have stood in the queues of two countries”. It generalises a little, as people do about countries, but runs down neither and invites other experience.',
    difficulty: 'easy',
  },
  {
    key: 'yes-median-not-mean',
    body: 'May I correct a slip that I come across almost every week? It isn’t so that half of all households earn less than the average. Half earn less than the median, the one in the middle. The average is pulled up by a few very large incomes, so that usually well over half are below it. Any introduction to statistics explains this, as do the notes to most income surveys.',
    verdict: 'YES',
    explanation:
      'The correction is right: incomes have a long tail at the top, so “well over half are below it” holds nearly everywhere. A source described in words, like “the notes to most income surveys”, is all that can be asked for where links aren’t accepted.',
    difficulty: 'medium',
  },
  {
    key: 'yes-faceless-official',
    body: 'I’m one of the faceless officials whom everybody enjoys so much. Second floor, with face. Every rule that you call absurd was made after somebody stole something through the gap where that rule now is, and we were shouted at, in newspapers too, for having left the gap. Tell us which of the two you’d like to be angry about and I’ll gladly file it under that.',
    verdict: 'YES',
    explanation:
      'Irritated, and inside knowledge all the same: “after somebody stole something through the gap” explains why rules pile up. “Every rule” is how people talk when they defend their work, and the jibe at readers is a mild one.',
    difficulty: 'medium',
  },
  {
    key: 'yes-small-dictionary',
    body: 'A small dictionary for new readers of the news. *Stakeholders:* people who will be told afterwards. *In due course:* no. *Robust:* it has been stapled. *Lessons have been learnt:* the person has been moved to another floor. *World-class:* we went there once and had lunch. If anybody knows what “going forward” means, please write in. I’ve been stuck on it since 2011.',
    verdict: 'YES',
    explanation:
      'Satire of official language. “People who will be told afterwards” is unfair in the way that jokes are; it names nobody, and no reader would take “it has been stapled” for information.',
    difficulty: 'medium',
  },
  {
    key: 'yes-twain-never-said-it',
    body: 'When feelings run high somebody always quotes Mark Twain on the lie that is halfway round the world before the truth has its boots on. It’s a fine line. But those who’ve gone through his books and letters for it report that it isn’t there. Jonathan Swift did write something very like it, in an essay of 1710: “Falsehood flies, and the truth comes limping after it.” I mention it only because it would be a pity to spread an untruth with that of all sentences.',
    verdict: 'YES',
    explanation:
      'Correct, and sourced without a link: “an essay of 1710” by Swift is something that anyone can look up. It may lie beside the article’s subject, but it corrects without looking down on those who got it wrong.',
    difficulty: 'medium',
  },
  {
    key: 'yes-subtract-my-bias',
    body: `Things that I’d want to know before I could be for or against this:

1. What happens if we do nothing at all for a year?
2. Who has tried it already, and are they still doing it?
3. Which of the people in favour would be worse off if it failed?

My bias, so that you can subtract it: I am usually against.`,
    verdict: 'YES',
    explanation:
      'A list of fair tests, with the writer’s leaning declared: “I am usually against”. “Which of the people in favour” is pointed, but it asks; it doesn’t say that anybody is hiding something.',
    difficulty: 'medium',
  },
  {
    key: 'yes-quarter-to-five-at-the-rank',
    body: 'Eish, ja. You people in the suburbs should come stand with us at the rank at quarter to five, then we talk again about “planning”. My sister does two taxis and a train to make beds in a house where the madam works from home. I’m not cross with the madam hey, she’s a nice lady, she gives us lifts when it rains. But don’t tell me it’s a matter of organising your day better.',
    verdict: 'YES',
    explanation:
      '“You people in the suburbs” may sound like an attack; read on, and it is an invitation to come and see, with a kind word for the employer. Slang and bluntness are ways of speaking, and the view from the rank is what this section is for.',
    difficulty: 'medium',
  },
  {
    key: 'yes-baker-shows-his-papers',
    body: 'I make bread in this city since twenty two years, I come from Madeira with my father. Excuse my writing. When the price of all the things go up the people says, the baker is a thief. But I show my papers to who wants: flour up, gas up, the rent up two times, and the bread I put up one time only. Before to judge one shop is good to ask to see the papers.',
    verdict: 'YES',
    explanation:
      'The English is the writer’s own, and what it says is first-hand: “flour up, gas up, the rent up two times”. Language is never a reason to object, and this is how a price looks from behind the counter.',
    difficulty: 'medium',
  },
  {
    key: 'yes-do-not-consult-me',
    body: 'Here is an opinion that nobody will like. I don’t want to be consulted. I have a job, two children and a leaking roof, and I vote every few years so that others will read the four hundred pages instead of me. Each time something is “put to the community” the same nine retired gentlemen decide for us, because they have their Tuesday evenings free. Choose, do it, and answer for it at the next election.',
    verdict: 'YES',
    explanation:
      'Unpopular, and a legitimate view of what elections are for. “The same nine retired gentlemen” is a dig at who has the time; it doesn’t despise anyone for being old.',
    difficulty: 'medium',
  },
  {
    key: 'yes-put-the-mights-back',
    body: 'I read the news on the bus, which means that I mostly read headlines, and I have a complaint about them. The article says “might”, “in some cases”, “one study”. The headline says “will”. Somebody in your office takes the mights out, every day, and it can’t be the reporter, who put them in. It’s shabby and it makes liars of careful people. Put them back. We can bear it.',
    verdict: 'YES',
    explanation:
      '“It’s shabby” is strong, and said of a practice; nobody is named, and “it makes liars of careful people” stands up for the reporters. A newsroom should be able to hear this from its readers.',
    difficulty: 'medium',
  },
  {
    key: 'yes-from-my-pew',
    body: 'I’ll say openly that I look at this as a believer, and I know that many of you don’t. For me the question of what we owe to strangers was answered a long time ago, and the answer was not “it depends on the budget”. I don’t expect a council to run on scripture. I only ask that people who share my pew stop pretending that they haven’t read it.',
    verdict: 'YES',
    explanation:
      'Faith is a standpoint like another, and is declared as one: “I look at this as a believer”. No belief is presented as a proven fact, and the reproach at the end goes to the writer’s own side.',
    difficulty: 'medium',
  },
  {
    key: 'yes-smallest-towns-swing',
    body: 'Careful with league tables. If you rank towns by anything that is rare, the smallest towns tend to fill the top of the list and also the bottom. It isn’t virtue and it isn’t scandal. In a village of 300 one unlucky family moves the rate by more than a hundred families would in a city. Look at five years together, or leave out the tiny ones, before anybody gets a medal or the sack. (Retired maths teacher, can’t help it.)',
    verdict: 'YES',
    explanation:
      'Sound statistics: in small places rates swing more, so by chance alone they “fill the top of the list and also the bottom”. Surprising isn’t the same as unfounded; ask yourself whether reasons are given.',
    difficulty: 'medium',
  },
  {
    key: 'yes-turned-down-last-week',
    body: 'My comment under another article was turned down last week, and I still think that those who turned it down were wrong. I had written that a scheme was a waste of money. That isn’t rude, it’s what a waste of money is called. I’ve done my three reviews today and accepted two people with whom I disagree completely. I’d like the same from the next three, that’s all.',
    verdict: 'YES',
    explanation:
      'Complaining about the reviewing is allowed, in a comment too. “Those who turned it down were wrong” disputes a decision and gives a reason, without a guess at who they are or what is the matter with them.',
    difficulty: 'medium',
  },
  {
    key: 'yes-stupid-plan-clever-people',
    body: 'Let me call it what it is: a stupid plan made by clever people, which is the worst kind, as nobody in the room will have dared to say so. It’s stupid in the old-fashioned sense: it asks those who have the least time to do the most waiting. My mother is 81 and has looked after my father for six years. Let one of the clever people spend a morning at her kitchen table with page one of any form.',
    verdict: 'YES',
    explanation:
      '“Stupid” stands there twice, and both times it is the plan that’s meant; those who made it are called “clever people”. Ask what a hard word is aimed at: an idea, with reasons given, may be called foolish.',
    difficulty: 'hard',
  },
  {
    key: 'yes-tobacco-files',
    body: 'People roll their eyes when I say that companies have hidden what they knew. So take the case that is on record. For decades the big tobacco firms knew from their own research that smoking causes cancer, and told the public that the question was open. It’s in the internal papers that they had to hand over in American lawsuits in the 1990s, and a federal judge set it out at length in 2006. That proves nothing about this article. It’s why I like to see the documents.',
    verdict: 'YES',
    explanation:
      'It sounds like a conspiracy theory, and it is history: the firms’ own papers and “a federal judge” in 2006 say so. The comment names where the facts can be found and keeps its conclusion modest, “That proves nothing about this article”.',
    difficulty: 'hard',
  },
  {
    key: 'yes-go-home-and-knit',
    body: 'Last year a man in an office with a flag in it told me, to my face, that I was “a stupid old woman who should go home and knit”. I wrote it down on the bus so as to have the words exactly. I do knit, as it happens. I also ran a payroll of six hundred for twenty years, and the sum that he wouldn’t look at was right. So when I read that the public “doesn’t engage”, I wonder how many of us were sent home.',
    verdict: 'YES',
    explanation:
      'The insult was suffered here, not dealt: “a stupid old woman who should go home and knit” is quoted to show how someone was treated, and the man isn’t named or abused in return. Look at who says a hurtful thing, and what for.',
    difficulty: 'hard',
  },
  {
    key: 'yes-declared-shopkeeper',
    body: 'I should declare an interest. I own a hardware shop, and whenever the news is worrying we sell more of everything with a plug on it. So it’s against my own till that I tell you not to rush out and buy. A good part of what was carried home in the last scare came back within the month, unopened. Wait a fortnight, ask a neighbour what hers really uses, borrow before you buy. My accountant would like me to stop typing.',
    verdict: 'YES',
    explanation:
      'A shopkeeper who tells readers “not to rush out and buy” isn’t advertising: no shop is named and nothing is offered. The interest is declared so that you can weigh the advice.',
    difficulty: 'hard',
  },
  {
    key: 'yes-my-own-trade',
    body: 'I’m an estate agent and I’ll say it about us before you do. Too many in my trade would describe a flooded cellar as a water feature. We’re paid when the thing is sold and not when the buyer is happy three years on, and people behave as they’re paid. So with every scheme in the news I look for who gets paid when, and skip the part about integrity. Change that date and you’d be amazed how honest we all become.',
    verdict: 'YES',
    explanation:
      'Hard on a whole trade, but for what it does and why: “people behave as they’re paid”, and the writer belongs to it. Criticising conduct, with a cause that can be debated, is different from holding people in contempt.',
    difficulty: 'hard',
  },
  {
    key: 'yes-drawer-of-cuttings',
    body: 'Before we hang all of this on the present lot, a memory. The same problem was in the papers under the last administration, and under the one before, with other names and the same excuses; I cut such articles out, I have a drawer. That doesn’t excuse anybody. It makes me think that the fault sits in how the thing is built and not in who happens to hold the keys, and that voting them out, which I shall, won’t mend it.',
    verdict: 'YES',
    explanation:
      '“Under the last administration” may look like changing the subject. But the comparison says “That doesn’t excuse anybody”, attacks no one who sees it otherwise, and leads to an argument about the cause.',
    difficulty: 'hard',
  },
  {
    key: 'yes-forty-volunteers',
    body: 'I’m not persuaded by studies with forty volunteers, and I include those that please me. Forty students who want the voucher are not “people”. Ask how many dropped out, who paid, and whether anybody got the same result a second time. None of this means that a finding is wrong. It means that “scientists say” is where the questions start, and that I’ll believe it slowly.',
    verdict: 'YES',
    explanation:
      'Doubting research isn’t misinformation when the doubts are the right ones: numbers, drop-outs, money, repetition. “None of this means that a finding is wrong” keeps it from claiming more than it knows.',
    difficulty: 'hard',
  },
  {
    key: 'yes-armchair-guess',
    body: 'Pure speculation from an armchair, please treat it as such. My guess is that the real quarrel is an older one, between people who used to get on, and that what we read about is only the part which could no longer be kept indoors. I have no inside knowledge whatever. It’s just that families and offices seem to me to break along the same lines. If you were there and I’m dreaming, say so and I’ll wake up.',
    verdict: 'YES',
    explanation:
      'Guessing is allowed if it is called a guess: “I have no inside knowledge whatever”. Nobody is accused of anything shameful, the reason is given, and contradiction is invited.',
    difficulty: 'hard',
  },
  {
    key: 'yes-honey-and-lemon',
    body: 'Reading the news at night does me no good, and this had me up at two. What helps in our house is honey and lemon in hot water, as my gran made it, and then no screen. I’m a pharmacist, so let me add for the record that it cures precisely nothing; it’s warm, and somebody has made it for you. By morning the article was no better but I could think about it.',
    verdict: 'YES',
    explanation:
      'It mentions a home remedy and claims nothing for it: “it cures precisely nothing”. Health misinformation promises an effect that isn’t there; this tells us how a piece of news was felt, and that is a contribution too.',
    difficulty: 'hard',
  },
  {
    key: 'yes-twelve-words-of-disclosure',
    body: 'I’d like to see one line under every article that says whether the writer or the paper has a stake in the matter. I don’t say that anyone here has; I’ve read you for years and I have no reason to think so. But I’m an auditor’s daughter. We were brought up to ask when we trusted, precisely then. A newspaper that asks it of ministers every week could print its own answer in twelve words.',
    verdict: 'YES',
    explanation:
      'An insinuation would leave something hanging over somebody. This says “I have no reason to think so”, means it, and asks for the same line “under every article”. A demand for openness is fair criticism.',
    difficulty: 'hard',
  },
  {
    key: 'yes-ten-who-nod',
    body: 'I see that my old opponent from the last three articles is here again, and that we’ve again failed to agree on a single thing. I had begun to worry when he was late. Sir, you’re wrong about the cost, you’re wrong about the timetable and I suspect that you are wrong about how to make tea. But you’re wrong in whole sentences and with sources, and I wouldn’t swap you for ten who nod.',
    verdict: 'YES',
    explanation:
      'Teasing, not mockery: “wrong in whole sentences and with sources” is a compliment, and what is called wrong are opinions. Mockery makes the other smaller; here he is treated as an equal.',
    difficulty: 'hard',
  },
  {
    key: 'yes-above-the-flood-line',
    body: 'Under half of the news lies one question: who pays when it goes wrong again? This will sound heartless. Where I live it’s the houses below the flood line, and I don’t think that the rest of us should go on rebuilding them every few years. Help people to move, generously, once. Then stop. I say it with a sister-in-law down there who isn’t speaking to me at present, and I know that it comes easily to someone with dry carpets.',
    verdict: 'YES',
    explanation:
      'Hard on those whom it concerns, and still an opinion about public money: “Help people to move, generously, once”. The writer admits what can be held against it. A view that hurts isn’t uncivil as long as it holds nobody in contempt.',
    difficulty: 'hard',
  },
];
