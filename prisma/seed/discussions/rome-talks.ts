import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'us-and-china-in-first-high-level-talks-since-russias-invasion-of-ukraine',
  comments: [
    {
      key: 'rome-sources',
      author: 'amahle-zwane',
      after: 9,
      body: 'I went through this with a highlighter: yellow for people with a name, pink for “an official”. The most explosive claim of all, that Moscow asked Beijing for military help, is pink from end to end, and nobody pink will say what was asked for or how they know. The piece is honest about that (“on trust or not at all”). But if it’s that thin, is it enough to run? Genuine question, I am writing an essay on it.',
    },
    {
      key: 'rome-no-limits',
      author: 'liang-meihua',
      after: 17,
      body: `A note on “no limits”, since everyone now quotes it as though it were a treaty clause.

The Chinese sentence of 4 February says that the friendship *meiyou zhijing* and the cooperation *meiyou jinqu*: it has no end-point, and there are no forbidden areas. The first is closer to “there is always further to go”, the sort of thing one says at a wedding. The second is the stronger half, and it is the one that the headlines left out.

Neither says what either party must do when the other goes to war.`,
    },
    {
      key: 'rome-wheat',
      author: 'gideon-pike',
      after: 24,
      body: 'Chicago wheat hit a record last week. Russia and Ukraine between them ship somewhere over a quarter of the world’s export wheat. Six hours in a hotel and no outcome means the risk premium stays in. That’s the whole article from where I sit.',
    },
    {
      key: 'rome-six-hours',
      author: 'farida-cassiem-noor',
      after: 33,
      body: `Readers may be disappointed that neither side “had a result to show”. I would have been astonished by one. A first meeting of this kind has three purposes: to say the unpleasant thing aloud to somebody who will carry it home unsoftened, to hear the other side’s unpleasant thing, and to agree that there will be a next time.

Six hours, with interpretation, is about three hours of substance. That is long. People who have nothing to say to one another finish before lunch.`,
    },
    {
      key: 'rome-olena',
      author: 'olena-dovhanyk',
      after: 42,
      body: 'My parents are in the cellar of their building in Kharkiv for the third week. My father is seventy-four and he makes jokes about the potatoes. I read “intense exchange” and “saw value in continuing to speak” and I want to ask these two gentlemen only one question: which of you will telephone Moscow tonight? The rest is furniture.',
    },
    {
      key: 'rome-sources-busi',
      author: 'busi-hlophe',
      replyTo: 'rome-sources',
      after: 51,
      body: 'In my newsroom (three people and a kettle) the rule is two sources who don’t share a boss. Two officials of the same government, briefing the day before a negotiation with the country they’re briefing about? That is one source wearing two hats. Run it, and say so, as they did here. Only I’d have said it in the second paragraph and not the seventh, because on my breakfast show nobody is still listening by the seventh.',
    },
    {
      key: 'rome-limits-ruth',
      author: 'ruth-lindenbaum',
      replyTo: 'rome-no-limits',
      after: 58,
      body: 'Thank you for this. May I ask the obvious thing? If the softer reading is the right one, why did Beijing let the harder English version stand? They publish their own translation, do they not?',
    },
    {
      key: 'rome-petrol',
      author: 'bongani-xulu',
      after: 76,
      body: 'Four vehicles, and each one drinks. Last month I budgeted at one price and this month I am over R21 a litre inland. My passengers do not know who Yang is and cannot pay one rand more. When the elephants talk in Rome, somebody please ask them about the grass.',
    },
    {
      key: 'rome-limits-liang-2',
      author: 'liang-meihua',
      replyTo: 'rome-limits-ruth',
      after: 94,
      body: `> They publish their own translation, do they not?

They do, and you have put your finger on it. An ambiguity of this kind is seldom an accident and never a mistake by the translator. The English reader hears an alliance, the Chinese reader hears courtesy, and both governments get to choose later which of them was listening.

There is an honourable precedent. In 1972 the Americans “acknowledged” a position on Taiwan. The Chinese text of the 1979 communiqué uses a word that leans towards “recognise”. People have been living off that gap ever since.`,
    },
    {
      key: 'rome-wheat-dawid',
      author: 'dawid-beukes',
      replyTo: 'rome-wheat',
      after: 112,
      body: 'Ja, and everyone thinks we farmers are popping corks. We plant from late April. The fertiliser quote on my desk is more than double last year’s, the diesel you know about, and a good price *today* is no use to a man whose crop comes off in November. If it drops before harvest I will have put in the most expensive wheat of my life for nothing.',
    },
    {
      key: 'rome-six-wanjiru',
      author: 'wanjiru-kamotho',
      replyTo: 'rome-six-hours',
      after: 131,
      body: 'Agreed on the length. I’d add: read the two official summaries side by side, as I make my second-years do. Washington’s is a few lines, and the war is in them. The Chinese one is many times longer, and a great deal of it is about Taiwan, Xinjiang, Tibet and Hong Kong. You’d hardly know it was the same meeting. Washington came to talk about Moscow, Beijing came to talk about Washington.',
    },
    {
      key: 'rome-petrol-yusuf',
      author: 'yusuf-parkar',
      replyTo: 'rome-petrol',
      after: 150,
      body: `For those who wonder how a war gets into a Soweto petrol tank so quickly: our basic price is set monthly from what refined product costs in the Mediterranean, the Gulf and Singapore, times the rand. No local refinery has to buy one Russian barrel for it to bite.

On top come the general fuel levy and the Road Accident Fund, together a bit over R6 a litre. Those two Pretoria *could* touch. The rest it can’t.`,
    },
    {
      key: 'rome-olena-zinhle',
      author: 'zinhle-mthiyane',
      replyTo: 'rome-olena',
      after: 171,
      body: 'Olena, I have nothing clever to add. We have a theatre colleague from Poltava on our ward and she works every shift with her phone in her pocket on vibrate. I hope your father keeps on with the potatoes.',
    },
    {
      key: 'rome-trade',
      author: 'kwabena-asare-boadu',
      after: 205,
      body: `A little arithmetic before we assume that China has chosen. By its own customs figures, its trade last year was roughly:

- with the European Union, some $830 billion
- with the United States, some $750 billion
- with Russia, just under $150 billion

One does not put ten units at risk for the sake of one unless the one is something that money does not measure. Russia is oil, gas, and a long quiet border. My expectation is that Beijing will offer Moscow everything that is cheap and nothing that is expensive.`,
    },
    {
      key: 'rome-limits-farida',
      author: 'farida-cassiem-noor',
      replyTo: 'rome-limits-liang-2',
      after: 233,
      body: 'As one who has sat up until four over the word “notes” (as against “takes note of”), I can only bow. I would add one document to Ms Liang’s shelf. When Ukraine gave up its warheads in 1994, China issued its own statement of security assurances to Kyiv, separate from the Budapest Memorandum, and the two renewed the sentiment in 2013. It has not been much quoted of late. I wonder whether anybody brought a copy to Rome.',
    },
    {
      key: 'rome-six-graham',
      author: 'graham-tolliver',
      replyTo: 'rome-six-hours',
      after: 262,
      body: 'Daft question from a radio man: why does interpreting halve the time? The big conferences I rigged for had booths and headsets, and everyone was heard at once.',
    },
    {
      key: 'rome-uncivil-trade',
      author: 'achmat-toffar',
      replyTo: 'rome-trade',
      after: 288,
      verdicts: 'uncivil',
      body: 'Typical professor, never did an honest day’s work and now he’s explaining the world to us with a shopping list. You people are parasites and half-wits, the lot of you. Go lecture a wall, it will be less bored.',
    },
    {
      key: 'rome-six-farida-2',
      author: 'farida-cassiem-noor',
      replyTo: 'rome-six-graham',
      after: 318,
      body: 'Not daft at all, Mr Tolliver. For small confidential meetings many delegations prefer consecutive interpretation: one speaks, stops, and the interpreter says it again. It is slower, needs no equipment that someone else has installed, and gives each principal time to think while pretending to listen. The last is the real reason.',
    },
    {
      key: 'rome-bread',
      author: 'joseph-kabongo',
      replyTo: 'rome-wheat-dawid',
      after: 347,
      body: 'Sir, I thank you for speaking from the other end of the loaf. I buy it at five in the morning when my shift is finished. May I ask, as a man who knows only the price on the shelf: if South Africa grows wheat, why must our bread follow Chicago?',
    },
    {
      key: 'rome-classroom',
      author: 'thandeka-mabuya',
      after: 380,
      body: 'A seven-year-old asked me this morning whether the two men in Rome “said sorry yet”. I told her they had first to agree what happened. She said that is also how it goes with her brother.',
    },
    {
      key: 'rome-palladium',
      author: 'refilwe-tshabangu',
      after: 395,
      body: 'Not one person has mentioned metal yet, guys. About two-fifths of the world’s mined palladium comes out of Russia and most of the rest comes from within a day’s drive of my house. Price went to a record on the 7th. It sounds lovely for Rustenburg, but we can’t just dig more: palladium here comes up in a fixed ratio with platinum and rhodium, and a new shaft takes the better part of a decade. What you get is a windfall, not growth. And the carmakers are already asking how much platinum they can swap in.',
    },
    {
      key: 'rome-bread-gideon',
      author: 'gideon-pike',
      replyTo: 'rome-bread',
      after: 421,
      body: 'Because we import about half of what we eat. The last tonne sets the price for all of them: if a miller must pay world price plus freight plus tariff for a shipload, no farmer will sell him the local stuff for less. Dawid included, and quite right too. Some comfort: flour is only a modest slice of a loaf. The rest is wages, diesel, ovens, shop.',
    },
    {
      key: 'rome-seafarers',
      author: 'alistair-mckechnie',
      after: 468,
      body: `Spare a thought for the fellows nobody in Rome was talking about. Merchant ships are stuck in Ukrainian ports with mines laid across the approaches. A third engineer of a Bangladeshi bulk carrier was killed near Mykolaiv on 2 March, in a ship that had come to load clay.

Roughly one seafarer in seven worldwide is Russian or Ukrainian. They sail together, share a mess, and at this hour are still keeping each other’s ships off the rocks. I sailed with both and would again.`,
    },
    {
      key: 'rome-misinfo-labs',
      author: 'hannes-oosthuysen',
      replyTo: 'rome-six-wanjiru',
      after: 540,
      verdicts: 'misinformation',
      body: 'What they really spoke about is the thirty American laboratories in Ukraine that were breeding plague to release by trained birds. It is proven, all the documents were found, and the Chinese have them now. That’s why the meeting was so “intense”. You won’t read it in any newspaper because they are all paid by the same three families.',
    },
    {
      key: 'rome-abstain',
      author: 'lerato-phalane',
      after: 702,
      body: 'While we’re judging Beijing for sitting on the fence: on 2 March the General Assembly deplored the invasion by 141 votes to 5, with 35 abstentions. China was one of the 35. So were we. I’d like somebody to explain to me in legal terms, not struggle-history terms, how a country whose own Constitution came out of the principle that might isn’t right *abstains* on Article 2(4) of the Charter.',
    },
    {
      key: 'rome-seafarers-marta',
      author: 'marta-wieczorek',
      replyTo: 'rome-seafarers',
      after: 745,
      body: 'Well said, Captain. From the broker’s side: London’s underwriters put those waters on their listed areas in the middle of February, a week *before* the tanks. Owners could read it as plainly as a lighthouse, and when someone says to me that nobody could have known, I tell them that the insurance market knew, and charged for it.',
    },
    {
      key: 'rome-abstain-wanjiru',
      author: 'wanjiru-kamotho',
      replyTo: 'rome-abstain',
      after: 791,
      body: `I’ll try, though you won’t like all of it. “Africa abstained” is the first thing to correct. Of our 54, twenty-eight voted for, seventeen abstained, eight stayed out of the room and one, Eritrea, voted against. Kenya voted for, and our ambassador’s speech in the Security Council on the 21st about borders that none of us drew is worth ten of this article.

Pretoria’s stated ground was that the text did not do enough for dialogue. I find it thin. But an abstention isn’t approval, and many small states keep one in the drawer for the day they must live with the winner.`,
    },
    {
      key: 'rome-abstain-desmond',
      author: 'desmond-appolis',
      replyTo: 'rome-abstain-wanjiru',
      after: 860,
      body: 'With respect to the young lady and the lecturer both. When we had nobody, some people gave us scholarships and medicine and some people told us to be patient. I know it was the Soviet Union and not Mr Putin, and I know there were Ukrainians in it. But don’t tell a man of my age that history is not an argument. It is just not the *only* one, there I’ll meet you.',
    },
    {
      key: 'rome-abstain-olena',
      author: 'olena-dovhanyk',
      replyTo: 'rome-abstain-desmond',
      after: 1330,
      body: 'Mr Appolis, thank you for saying there were Ukrainians in it. My professor in Kharkiv taught students from Angola and from your ANC, and he was proud of it to the end of his life. He would say the debt is to a people, and the people are now under the bombs of the one who claims the receipt.',
    },
    {
      key: 'rome-trade-yusuf',
      author: 'yusuf-parkar',
      replyTo: 'rome-trade',
      after: 1352,
      body: 'The numbers I’d watch are the bank ones. People keep telling me that Russia will “just switch to the Chinese system”. CIPS clears perhaps thirteen thousand payments a day and for most of them still leans on SWIFT messages. SWIFT carries upwards of forty million. Nobody switches to that over a weekend. And seven Russian banks were cut off as of the 12th, not all; the ones that handle gas money were left connected. Make of that what you will.',
    },
    {
      key: 'rome-misinfo-planes',
      author: 'keanu-arendse',
      replyTo: 'rome-palladium',
      after: 1391,
      verdicts: 'misinformation',
      body: 'doesn’t matter what they say in Rome, China has ALREADY flown in two hundred plane loads of rockets through Mongolia at night with the transponders off. guy on a forum who tracks this stuff has all the tail numbers. it’s 100% confirmed they just haven’t been told to report it yet',
    },
    {
      key: 'rome-trade-tendai',
      author: 'tendai-mukwewa',
      replyTo: 'rome-trade',
      after: 1420,
      body: 'Sorry, Prof, but people said the same about Russia and Germany: too much trade to fight. My country’s rulers ran an economy into a wall with full sight of the arithmetic. Governments of one man do not maximise GDP. They maximise not being removed.',
    },
    {
      key: 'rome-abstain-desmond-2',
      author: 'desmond-appolis',
      replyTo: 'rome-abstain-olena',
      after: 1515,
      body: 'Lady, that shut me up properly. A debt is to a people. I am going to keep that one. I still think talking beats voting, but I’ve moved a bit since yesterday, and I don’t mind saying so.',
    },
    {
      key: 'rome-trade-kwabena-2',
      author: 'kwabena-asare-boadu',
      replyTo: 'rome-trade-tendai',
      after: 1610,
      body: 'A fair hit, Tendai. I’d retreat this far: interdependence does not prevent folly, it only prices it. But note *which* folly. A government that fears removal fears unemployment in Guangdong, and the shares of Chinese companies fell so steeply in Hong Kong on Monday and Tuesday partly because investors imagined sanctions landing on them. That is a message the survival instinct can read.',
    },
    {
      key: 'rome-split',
      author: 'marius-lamprecht',
      after: 1890,
      verdicts: 'split',
      body: 'So the country that gave us Iraq sits down with the country that gave us Xinjiang to discuss who is more shocked. And our media types it up with a straight face, “an intense exchange”, like a secretary. Wake up, people. This isn’t reporting, it’s stenography, and whoever passed it should be embarrassed.',
    },
    {
      key: 'rome-court',
      author: 'lerato-phalane',
      replyTo: 'rome-limits-farida',
      after: 2230,
      body: 'Sorry to jump in two days late, but it joins up with this: the International Court of Justice has just ordered Russia to suspend its military operations, thirteen votes to two. The two were the Russian judge and the Chinese judge. Judges sit in their own name and not their government’s, so one should be careful. Still. I’d never heard of the 1994 Chinese statement, and my lecturer hadn’t either. It’s going in the moot.',
    },
    {
      key: 'rome-uncivil-lerato',
      author: 'mandla-ndimande',
      replyTo: 'rome-abstain',
      after: 2405,
      verdicts: 'uncivil',
      body: 'Oh shut up with your Article 2(4). Some spoilt brat with a textbook thinks tanks stop for a comma in a charter. You sound as stupid as you are smug. Come back when you’ve had a job.',
    },
    {
      key: 'rome-sources-amahle-2',
      author: 'amahle-zwane',
      replyTo: 'rome-sources-busi',
      after: 2850,
      body: '“One source wearing two hats” is now the title of my essay, with a footnote to you. My supervisor’s answer, for what it’s worth: anonymous is fine when the person risks something by talking, and suspect when the person was *sent* to talk. By that test most of this article is the second kind.',
    },
    {
      key: 'rome-archive',
      author: 'patrick-hanrahan',
      after: 3320,
      body: 'My professional sorrow is that there’ll be no tape. Of the Kissinger and Zhou Enlai conversations we have page upon page of transcript, jokes and all, and it took thirty years to see them. I’d settle for a list of who asked for the coffee to be sent out of the room, and when.',
    },
    {
      key: 'rome-next',
      author: 'farida-cassiem-noor',
      replyTo: 'rome-six-wanjiru',
      after: 3700,
      body: 'And there is the outcome after all: the two presidents are to speak on Friday. I said that the third purpose of such a meeting is to agree that there will be a next one. I do not say it to crow. A call is not peace. But if anyone asks what the six hours bought, it was that.',
    },
  ],
};
