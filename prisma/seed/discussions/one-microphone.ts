import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'a-radio-station-with-one-microphone',
  comments: [
    {
      key: 'radio-manager',
      author: 'busi-hlophe',
      after: 10,
      body: `Haibo. I run a station of about this size and I went through her books with a highlighter. R60 a funeral, 240 a month, R14,400. R20 a song, 1,340 members, R26,800. *The song club earns twice what the mill does.* We have been on our knees to a supermarket for four years and it never crossed my mind to ask the listeners.

We start next Monday. Mrs Msomi, I owe you a percentage.`,
    },
    {
      key: 'radio-mic',
      author: 'graham-tolliver',
      after: 24,
      body: `Observations from a man who can’t help himself:

- a dented basket doesn’t matter, a dented diaphragm does
- a dynamic mike passed from hand to hand will outlive us all
- every hand-over is a thump of about 20 dB that a R90 foam sleeve would cure

I’ve a spare sleeve. It’s theirs if they’ll have it. It won’t let two people talk at once, I promise.`,
    },
    {
      key: 'radio-zungu',
      author: 'zinhle-mthiyane',
      after: 37,
      body: 'Nine minutes for the nurse, 22 for the mill. As a nurse I could tell you how it went. He came off twelve hours, he had the register in his head, and he *stopped when he’d said it*. That’s how we’re trained to hand over: short, because somebody is waiting. The other man is trained to fill a meeting.',
    },
    {
      key: 'radio-stipends',
      author: 'ntombi-mokwena',
      after: 50,
      body: 'R1,500 a month. They voted to stay sixteen and everyone goes aah. Did they vote with the lights on? When your boss puts a question to the room, and the answer decides which ten of you go home, nobody’s hand is free.',
    },
    {
      key: 'radio-turns',
      author: 'elmarie-swiegers',
      after: 68,
      body: 'We use exactly this with children who can’t wait their turn: a wooden spoon. Holder talks. Within a fortnight the loud ones get shorter and the quiet ones get *longer*, and that second effect is the one that parents cry about. Fifteen years of it in a whole valley! I’d love to hear how people there talk in shops.',
    },
    {
      key: 'radio-zungu-wanjiru',
      author: 'wanjiru-kamotho',
      replyTo: 'radio-zungu',
      after: 92,
      body: 'Yes, and the remedy doesn’t have to be cutting anyone off. In debate we give equal *turns*, not equal microphones: whoever has spoken longest goes last next time. The granny keeps her rule. The mill waits.',
    },
    {
      key: 'radio-stipends-vuyokazi',
      author: 'vuyokazi-ntshinga',
      replyTo: 'radio-stipends',
      after: 115,
      body: 'You’re right to ask how. If it was hands, I’d not trust it; if it was papers in a pot, I would. But I’ve watched this vote go the same way in a dozen co-ops with a pot. R1,500 isn’t the wage. The wage is being the one who reads the funerals, whom everybody greets. People will share that sixteen ways rather than see ten lose it.',
    },
    {
      key: 'radio-ash',
      author: 'refilwe-tshabangu',
      after: 138,
      body: 'On the ash. Both men can be right, and it’s maddening that nobody asked the next question. “His filters pass inspection” is about the stack. In cane country a lot of what falls on washing comes from the *fields*, burned before cutting, and that is the growers’ smoke, not the mill’s, though it burns to the mill’s timetable. Somebody should put a plate of water on a roof in Ward 4 and look at what lands. Boiler fly-ash and burnt leaf are nothing alike, even under a school microscope.',
    },
    {
      key: 'radio-mic-patrick',
      author: 'patrick-hanrahan',
      replyTo: 'radio-mic',
      after: 164,
      body: 'Don’t you dare cure the thump! In a hundred years, that is how someone will know that a microphone changed hands. I have wax cylinders where the only human moment is the clunk.',
    },
    {
      key: 'radio-count',
      author: 'ishara-naicker',
      after: 199,
      body: '38,000 against 21,000. Mrs Msomi’s objection is a good one: a telephone survey misses those without airtime. But it can be checked rather than shouted. She has 240 funerals a month. Have the undertaker ask each family, “Where did people hear of it?” That’s nearly three thousand answers a year, from rich and poor, from people who do tend to pick up.',
    },
    {
      key: 'radio-ash-chipo',
      author: 'chipo-nyandoro',
      replyTo: 'radio-ash',
      after: 233,
      body: 'Calendar, too. Mr Zungu’s chests double from May to August. Crushing goes on till about December in most of the cane belt. If the figures fall back in September with the mill still at full steam, it looks like winter. If they stay up until the mill stops, it doesn’t. He’ll have the register. It costs an evening.',
    },
    {
      key: 'radio-stipends-yusuf',
      author: 'yusuf-parkar',
      replyTo: 'radio-stipends-vuyokazi',
      after: 270,
      body: 'Arithmetic on Mr Jamal’s proposal: sixteen at R1,500 is R24,000. Six people would get R4,000 each. That isn’t “paid properly” by any inspector I have met. He has found a way of making ten people redundant without lifting the other six over the line.',
    },
    {
      key: 'radio-split',
      author: 'alistair-mckechnie',
      after: 308,
      verdicts: 'split',
      body: 'Charming, but smell the coffee. Eighteen per cent from the mill and twenty-two minutes for its manager: that’s not a talking stick, that’s a tariff. I’d want to see what else changes hands at that kitchen table. And anyone who claims 38,000 listeners when the survey says 21,000 is, in my book, telling fibs to advertisers.',
    },
    {
      key: 'radio-stipends-busi',
      author: 'busi-hlophe',
      replyTo: 'radio-stipends-yusuf',
      after: 365,
      body: `> ten people redundant without lifting the other six over the line

Exactly my trouble. But, Yusuf, don’t let us off either. I’ve said “community” to people when I meant “I can’t pay you”. Mr Jamal has my number there. What we do now: fixed hours, no more than ten a week, and a letter that says so, so that they can hold another job. It isn’t great, but at least nobody has to pretend.`,
    },
    {
      key: 'radio-night',
      author: 'joseph-kabongo',
      after: 440,
      body: 'I guard a warehouse and I learned this country’s languages from such a station, between midnight and five. I don’t know whether I am counted among the listeners. No one has ever telephoned me; it is forbidden to answer on duty.',
    },
    {
      key: 'radio-stipends-ntombi-2',
      author: 'ntombi-mokwena',
      replyTo: 'radio-stipends-busi',
      after: 521,
      body: 'Ok, a letter with the hours in it. That I would vote for, hand or pot. I was rude about the aah.',
    },
    {
      key: 'radio-deaths',
      author: 'hendrik-cupido',
      after: 610,
      body: '“What saved it was the dead.” In my mother’s village the whole street stopped for the *sterfkennisgewings* after the six o’clock news, and children learned there who was related to whom. Somebody at the big stations decided once that death was bad for ratings.',
    },
    {
      key: 'radio-deaths-nolitha',
      author: 'nolitha-mqhayisa',
      replyTo: 'radio-deaths',
      after: 702,
      body: 'It’s also the last place where you’ll hear the clan names read in full and in order by someone who knows how. I’ve used funeral notices as a *source*, for the dictionary. Sixty rand for that is the bargain of the province.',
    },
    {
      key: 'radio-mic-amahle',
      author: 'amahle-zwane',
      replyTo: 'radio-mic-patrick',
      after: 795,
      body: 'Does a station like this keep anything, Mr Hanrahan? Our campus station wipes the logger after a few weeks, as soon as the time for complaints is over. Fifteen years of nobody being interrupted, and I’m suddenly afraid that it’s all gone.',
    },
    {
      key: 'radio-mic-patrick-2',
      author: 'patrick-hanrahan',
      replyTo: 'radio-mic-amahle',
      after: 1440,
      body: 'Mostly gone, I fear. But stations always have a cupboard. Ask for the reels and cassettes “that nobody could throw away”: it’s a better selection policy than any I’ve been paid to write. Bake them first if they’re sticky, and let someone teach you how. Don’t just use the oven.',
    },
    {
      key: 'radio-maputo',
      author: 'luis-matavele',
      after: 1655,
      body: 'They were offered two microphones and asked for a gate motor and a second chair. I have worked for ministries who should hear this sentence.',
    },
  ],
};
