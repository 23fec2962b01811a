import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'the-poachers-who-count-abalone',
  comments: [
    {
      key: 'aba-ratio',
      author: 'ishara-naicker',
      after: 13,
      body: `I count things that hide for a living, and Dr Haarhoff is doing nearly everything right. The ratio of 1.3 isn’t a scandal, it’s a *measurement*. Two counters who differ by a known amount are perfectly usable.

What you can’t survive is a ratio that drifts. So I’d like one number that isn’t in the piece: was it 1.3 in 2021 too? If she has recounted an eighth of the lines blind every season, she knows.`,
    },
    {
      key: 'aba-charmaine',
      author: 'samira-haddadi',
      after: 26,
      body: 'I’ve stood next to a great many Charmaine Europas in appeal hearings. The rule that she met, priority for a criminal record, was meant kindly, and I expect it wouldn’t last an hour before a judge. You may prefer somebody for knowledge of the reef. You may not use a conviction as the *proof* of that knowledge when a woman with four generations of it is standing in front of you.',
    },
    {
      key: 'aba-money',
      author: 'yusuf-parkar',
      after: 40,
      body: '118 lines, twice a year, is 236 counts. At R640 a dive, and let us say two divers in the water for each line, that’s about R300,000. The programme costs R3.1-million, “boats and insurance included”. I’m not alleging anything. But can boats and insurance really be nine-tenths of it? I ask since the diver’s share works out at some R13,000 a head *a year*, which no syndicate will lose sleep over.',
    },
    {
      key: 'aba-sheep',
      author: 'hannes-oosthuysen',
      after: 57,
      body: 'I once gave a job to a man who had stolen eleven of my ewes. He knew where the fence was weak. He’s fixed it. Eight years now.',
    },
    {
      key: 'aba-patrol',
      author: 'kwabena-asare-boadu',
      after: 74,
      body: 'Captain Sotyelelwa has given the mayor a lesson in ratios. Confiscations are down 37%, hours at sea down 30%. Per hour of looking, he finds 0.63 over 0.70, that is nine-tenths of what he used to. So the fall that you can credit to the divers, or to anything, is about 10%. The rest is simply fewer patrols.',
    },
    {
      key: 'aba-money-marius',
      author: 'marius-lamprecht',
      replyTo: 'aba-money',
      after: 95,
      body: `They can, I’ve run jobs like that. For every diver in the water you need by law a supervisor, a standby diver, an attendant, a boat with a skipper, and medicals each year. Then air, fuel, insurance. The man in the water is the cheap part. On a harbour job he was maybe 15 per cent of my quote.

But ag no, R640 is thin. I wouldn’t get my hair wet for it.`,
    },
    {
      key: 'aba-hongkong',
      author: 'ingrid-solhaug',
      after: 122,
      body: 'I was a buyer in Hong Kong for six years. I’m not proud of all of it. Dried abalone is sold by the number of heads to a catty: the fewer, the bigger, the dearer. By the time a box reached me it had been through two countries, neither of which has an abalone in its waters, and it had papers from both. Nobody at my end poached anything. Nobody asked, either.',
    },
    {
      key: 'aba-ratio-marius',
      author: 'marius-lamprecht',
      replyTo: 'aba-ratio',
      after: 160,
      body: 'As a volunteer who has done these frames: on a slate in surge, with a 7 mm glove, you miss the ones under the lip unless you *feel* for them. Pietersen says he works by hand. She’s a scientist and she looks. I’d bet my boat that the whole 1.3 is fingers.',
    },
    {
      key: 'aba-split',
      author: 'achmat-toffar',
      after: 196,
      verdicts: 'split',
      body: 'Everyone so clever and so forgiving. I’m sorry, but a thief with a slate is a thief with a slate. Forty tonnes that man took, he says it himself like a fisherman’s story, and we clap. Two have gone back already and the rest are waiting for the price to go up. You’re all being played for fools and Dr Haarhoff the biggest.',
    },
    {
      key: 'aba-ratio-ishara',
      author: 'ishara-naicker',
      replyTo: 'aba-ratio-marius',
      after: 231,
      body: 'That’s testable for the price of a tank of air. Let *him* count by eye only and *her* by hand, on the same eight frames, and see who moves. If you’re right the correction is a constant and the rise from 0.31 to 0.44 stands. I’d be delighted. Would you write to her? A diver’s word will carry further than mine.',
    },
    {
      key: 'aba-charmaine-lerato',
      author: 'lerato-phalane',
      replyTo: 'aba-charmaine',
      after: 268,
      body: 'Devil’s advocate, for practice. Since 2024 four places were open to anyone and went on a diving test. All four had a record. Isn’t that an objective criterion, applied equally?',
    },
    {
      key: 'aba-density',
      author: 'chipo-nyandoro',
      after: 300,
      body: 'I only know fresh water, so a question. Everyone’s arguing over whether it is 0.31 or 0.44. Does it matter *how* it’s spread? Forty-four animals in a heap and nothing for a hundred metres gives the same average as one every couple of metres.',
    },
    {
      key: 'aba-charmaine-samira-2',
      author: 'samira-haddadi',
      replyTo: 'aba-charmaine-lerato',
      after: 345,
      body: `Good. Now ask what the test tested. If it was speed and depth on breath or in the dark, you have simply turned “has poached” into minutes and metres. A criterion can be neutral on paper and a mirror in practice.

What I’d offer the bay instead of a lawsuit: two kinds of post. Divers, chosen by diving, and *readers of the reef*, chosen by what they can tell you about it from before 1990. Ms Europa’s mother would pass the second without getting wet.`,
    },
    {
      key: 'aba-uncivil',
      author: 'gideon-pike',
      replyTo: 'aba-charmaine-samira-2',
      after: 392,
      verdicts: 'uncivil',
      body: 'Spoken like a true ambulance chaser. You leeches would find a victim in an empty room and bill it. Nobody wants your two-posts drivel, so take your wig and get lost.',
    },
    {
      key: 'aba-density-ishara',
      author: 'ishara-naicker',
      replyTo: 'aba-density',
      after: 430,
      body: 'It matters more than the average does, so please don’t apologise for fresh water. Abalone shed eggs and sperm into the sea and hope. If the neighbours are more than a metre or two off, hardly anything is fertilised. Studies of their relatives elsewhere found breeding failing at densities not far from these. So a few crowded ledges may be the whole nursery. Which is just why she doesn’t publish her map.',
    },
    {
      key: 'aba-hongkong-gideon',
      author: 'gideon-pike',
      replyTo: 'aba-hongkong',
      after: 512,
      body: 'R1,100 a kilo at the beach. What did a kilo of wet shell turn into at your end? I’d guess ten times, after drying.',
    },
    {
      key: 'aba-hongkong-ingrid-2',
      author: 'ingrid-solhaug',
      replyTo: 'aba-hongkong-gideon',
      after: 575,
      body: 'It’s less of a miracle than you think. Ten kilos with the shell make about one of dried. So a multiple of ten in price is the *water leaving*, and the profit is what comes on top. The farms know it too: a farmed animal with papers sells at a discount, because the wild ones are bigger. My kitchen serves farmed. Nobody has ever sent one back.',
    },
    {
      key: 'aba-trust',
      author: 'farida-cassiem-noor',
      after: 702,
      body: 'In disarmament one met the same difficulty: the only people able to verify that the stockpile was gone were those who had built it. We always insisted on inspectors *and* on the former owners, in one room. Each kept the other honest, and over the years a few became friends. “I don’t know what else you would call it” is as good a definition of trust as I heard in thirty years of conference halls.',
    },
    {
      key: 'aba-logs',
      author: 'patrick-hanrahan',
      replyTo: 'aba-trust',
      after: 790,
      body: 'And may somebody sit the former owners down with a recorder before they, or the reef, forget. “A fifth of what old fishermen’s logs suggest.” Whose logs, in whose attic? The books don’t know what it looked like full, Mr Pietersen says. Then make him a book.',
    },
    {
      key: 'aba-ratio-marius-2',
      author: 'marius-lamprecht',
      replyTo: 'aba-ratio-ishara',
      after: 1462,
      body: 'Wrote to her last night. She answered at six this morning: they’ll try it in the new year, weather allowing, and she is taking ginger for the boat.',
    },
    {
      key: 'aba-tenth',
      author: 'ruth-lindenbaum',
      after: 1690,
      body: 'He counted nine. She found a tenth. So the ratio is only 1.1 in the next generation. I can do statistics too.',
    },
  ],
};
