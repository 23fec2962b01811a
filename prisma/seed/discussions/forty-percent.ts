import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'where-forty-percent-of-the-water-goes',
  comments: [
    {
      key: 'water-not-loss',
      author: 'nokwanda-khoza',
      after: 11,
      body: `I did Ms Salie’s job with a staff of nine, so first: respect. Eight seconds on a valve is a trained ear. I needed twenty.

Second, a quibble that is worth millions. Water given free through a standpipe is not a *loss* in anybody’s textbook. It is “unbilled authorised consumption”: you meant to supply it and you did. When a city puts it into the forty it makes the poor look like a leak.`,
    },
    {
      key: 'water-flats',
      author: 'desmond-appolis',
      after: 25,
      body: 'Eleven days on the ridge, 34 on the flats. I didn’t need a map for that. When I was a boy they told my mother it was because of the sand.',
    },
    {
      key: 'water-pressure-sums',
      author: 'chipo-nyandoro',
      after: 38,
      body: `Something in the pressure trial doesn’t add up for me. Pressure was lowered from eleven to five, six hours, so a quarter of the day. Even if every leak in Upper Harrow had stopped *dead* for those six hours you would save about a quarter of the daily loss, perhaps a bit more since night pressure is the highest.

They claim 22%, after taking the pressure down by less than half. Either the pipes are very obliging or that is 22% of something else. Night flow?`,
    },
    {
      key: 'water-shower',
      author: 'ntombi-mokwena',
      after: 52,
      body: 'Top floor, eleven blocks, early shift. That would be me and everybody I work with. Start it at eleven, fine. End it at four instead of five and you’ll hear no more about showers.',
    },
    {
      key: 'water-meters',
      author: 'achmat-toffar',
      after: 69,
      body: 'Twelve years I was on the municipal contract, and Mr Achterberg is right about the meters. I’ve taken them out with the numbers still going round, but you could fill a bath and the last dial wouldn’t have noticed. A trickle past an old meter is free. Toilets that run all night, all free.',
    },
    {
      key: 'water-flats-achmat',
      author: 'achmat-toffar',
      replyTo: 'water-flats',
      after: 84,
      body: 'It *is* the sand though, Uncle, some of it. You dig a metre, it caves in, you hit ground water, now you want shoring and a pump. On the ridge it’s clay, and you’re out by lunch. But that makes three days into six. It doesn’t make eleven into 34.',
    },
    {
      key: 'water-ribbon',
      author: 'ruth-lindenbaum',
      after: 103,
      body: '“Nobody ever cut a ribbon on a hole that’s been filled.” I propose a small ribbon, a pair of scissors, and Ms Salie’s name on the kerb. It would cost less than R2.9-billion.',
    },
    {
      key: 'water-desal',
      author: 'kwabena-asare-boadu',
      after: 128,
      body: `Two different prices are being added together here. R11.40 is what an average kilolitre *costs*; it is not what you save when you stop leaking one. Dams, debt and salaries stay. The saving today is mostly chemicals and pumping, a few rand.

The real value of a leak repaired is the plant that you then need not build. Mend 60 of the 84 megalitres and you have a desalination plant that runs without electricity and never needs a membrane. That’s the comparison that should go to council in December.`,
    },
    {
      key: 'water-pressure-khoza',
      author: 'nokwanda-khoza',
      replyTo: 'water-pressure-sums',
      after: 149,
      body: `Nicely spotted. It can be done, but not by the leaks that were there at the start. Two effects get mixed up in every trial report I’ve read:

- existing leaks run slower at low pressure, which gives perhaps 12 or 13 points here
- *new* bursts become rarer, because pipes hate the nightly rise more than the level

Over a year the second adds up. If the trial was one month long, I’d want to see the logger file.`,
    },
    {
      key: 'water-meters-yusuf',
      author: 'yusuf-parkar',
      replyTo: 'water-meters',
      after: 176,
      body: 'And a new meter pays for itself, which a new pipe never visibly does. I have seen a metro swap its 400 largest meters, hotels, breweries, the harbour, and find several per cent in a quarter. It is the dullest capital item on the budget. Nobody fought me over it, nobody remembered it either.',
    },
    {
      key: 'water-misinfo-loggers',
      author: 'bongani-xulu',
      replyTo: 'water-pressure-khoza',
      after: 202,
      verdicts: 'misinformation',
      body: 'These “loggers” are microphones, all 1,900, and they do not listen to water. They pick up what is said inside your house through the taps and send it overseas, that is the whole reason for the project. It has been confirmed already in two other countries but it’s forbidden to report it. Wrap your pipes.',
    },
    {
      key: 'water-flats-priya',
      author: 'priya-ramdhani',
      replyTo: 'water-flats-achmat',
      after: 240,
      body: 'On the traffic permits: I’ve sat on the other side of that counter. A main under a taxi route needs a closure plan and seven to ten days’ notice. A cul-de-sac on the ridge needs two cones. So I’d believe another week. That still leaves a fortnight with no excuse attached, and the map could show it: publish *when the permit was asked for* beside each dot.',
    },
    {
      key: 'water-desal-chipo',
      author: 'chipo-nyandoro',
      replyTo: 'water-desal',
      after: 281,
      body: 'Agree on the sums, with one thing in defence of the breakwater. A repaired pipe saves a share of what the dam holds. In a third dry year a share of nothing is nothing, and the sea doesn’t have dry years. I would still fix pipes first. I just wouldn’t call it the same product.',
    },
    {
      key: 'water-flats-desmond',
      author: 'desmond-appolis',
      replyTo: 'water-flats-priya',
      after: 330,
      body: 'Six days for sand, a week for the permit. So two people who know the work have now explained about half of it, without shouting, and the other half has no explanation. I take back half of my first comment. You can guess which half.',
    },
    {
      key: 'water-fire',
      author: 'alistair-mckechnie',
      after: 402,
      body: 'The fire chief’s question is the only one in the piece with a clock on it. In our harbour we lost a warehouse in twenty minutes with good pressure at the hydrant. If the valve that brings it back is opened by a man in a bakkie, the answer is no. If it’s automatic, test it monthly, and on a night that nobody has been told of.',
    },
    {
      key: 'water-meters-khoza',
      author: 'nokwanda-khoza',
      replyTo: 'water-meters-yusuf',
      after: 467,
      body: `> Nobody fought me over it

Lucky you. Ours went to tender three times. Twice the winning bidder turned out to be the losing bidder’s brother.`,
    },
    {
      key: 'water-per-dot',
      author: 'ishara-naicker',
      replyTo: 'water-flats-priya',
      after: 560,
      body: 'Statistician’s grumble: more loggers on the ridge means more leaks *found* on the ridge, earlier and smaller, which are also the ones quickest to mend. So the 11 against 34 isn’t a like-for-like comparison in either direction. Match on pipe age and depth, and then see what remains. I suspect Ms Manjati will still have a case, but it would be one that nobody can wave away.',
    },
    {
      key: 'water-student',
      author: 'keanu-arendse',
      after: 705,
      body: 'why not just replace faster?? 38 km a year is nothing. we did a site visit where they pull a new plastic pipe through the old one and burst it outward as they go, hardly any digging',
    },
    {
      key: 'water-student-khoza',
      author: 'nokwanda-khoza',
      replyTo: 'water-student',
      after: 752,
      body: 'Pipe bursting, yes, and I love it. Two buts. Every house connection still has to be dug up and rejoined, which in a dense street is where your money was going anyway. And R4.2-million times 57 km a year (to get round in fifty years) is about R240-million, before anyone has mended one dot. So you choose *which* pipes. That’s what the map is really for. Good luck with second year.',
    },
    {
      key: 'water-per-dot-chipo',
      author: 'chipo-nyandoro',
      replyTo: 'water-per-dot',
      after: 1415,
      body: 'And the dots carry no litres, as the writer says. I’d swap half of them for thirty zone meters read at 3 am. Litres per hour per connection, ranked worst first. Not pretty on a phone, though, I’ll admit.',
    },
    {
      key: 'water-agents',
      author: 'marta-wieczorek',
      after: 1630,
      body: 'The estate agents would like a public record of which streets may subside to be kept from exactly the people about to buy a house on them. One admires the candour.',
    },
    {
      key: 'water-shower-tendai',
      author: 'tendai-mukwewa',
      replyTo: 'water-shower',
      after: 1702,
      body: 'Four o’clock is sensible, and those eleven blocks could have a booster pump each for a small part of the R3-million. We did the same on the grid: don’t hold a whole zone at the level that its worst customer needs. Fix the worst customer. No offence meant to the eleventh floor.',
    },
  ],
};
