import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'the-06-12-is-running-again',
  comments: [
    {
      key: 'train-choir',
      author: 'desmond-appolis',
      after: 7,
      body: `I worked a choir carriage, not that line but one like it. The rule was that the guard doesn’t check tickets between the second verse and the Amen.

“You don’t have a train friend’s number.” I’ve got thirty years of those. When they shut our depot I drove around on a Sunday looking for a man that I knew only as Seat By The Heater. Never found him.`,
    },
    {
      key: 'train-full',
      author: 'priya-ramdhani',
      after: 21,
      body: `Divide differently and the story turns over.

- 2019: 14,200 passengers on 68 trains (34 each way), so about 209 a train
- now: 5,100 on 16 trains, so about 319 a train

The trains that do run are *half as full again* as the old ones were. This isn’t a restaurant waiting for customers. It’s one with eight tables and a queue.`,
    },
    {
      key: 'train-taxi',
      author: 'bongani-xulu',
      after: 33,
      body: 'R166 for every journey, and my industry “receives nothing”. Finally a newspaper has printed that sentence. I carried Brackenfield-type people for six years while government was in court with itself. No guard, no ticket machine, no R1.3-billion. Where’s my thank-you card?',
    },
    {
      key: 'train-porter',
      author: 'zinhle-mthiyane',
      after: 45,
      body: 'The porter who ends at ten is every hospital in the country. A timetable whose last train goes at seven was drawn by somebody who works till five. We change shift at seven and seven. One train at 19:40 would fill itself from our wards alone.',
    },
    {
      key: 'train-steenvlei',
      author: 'vuyokazi-ntshinga',
      after: 62,
      body: 'R92 out of R240. I read that line four times. Ms Dube used to walk to work, and the state in its kindness gave her a house that costs her 38 per cent of her wages to leave every morning. And then 1,860 households are “being considered” for a shuttle. A shuttle is two buses!',
    },
    {
      key: 'train-taxi-ntombi',
      author: 'ntombi-mokwena',
      replyTo: 'train-taxi',
      after: 79,
      body: 'Thank you, sincerely. You got me to work for six years when nobody else would. Now the other half: you also put my fare up four times in those six years, twice without a word on the window, and in the rain you packed us four to a seat. We had nowhere else to go and you knew.',
    },
    {
      key: 'train-signals',
      author: 'luis-matavele',
      after: 97,
      body: 'I would like to explain why it is eight trains and not twenty, because people believe that it is laziness. When the signals are stolen you have no track circuits, so control doesn’t know where a train is. You then run by written authority: one train in a long section, the driver has a paper, the next waits. Safe, but slow. More trains will come when the signals come. Please be patient with the drivers, they are waiting also.',
    },
    {
      key: 'train-path',
      author: 'keanu-arendse',
      after: 118,
      body: 'that path behind the brickworks is every station i use. R1.3bn on the line and nobody bought six lights. like building a bridge and stopping a metre short each side',
    },
    {
      key: 'train-choir-patrick',
      author: 'patrick-hanrahan',
      replyTo: 'train-choir',
      after: 140,
      body: 'Has *anybody* recorded them? Eleven of forty left, and it was never an official choir, so it’ll be in nobody’s programme. A telephone on the luggage rack will do. Make a copy, write the date, the hymn and the names on it, and give it to a library. I’d come and collect it myself.',
    },
    {
      key: 'train-full-kwabena',
      author: 'kwabena-asare-boadu',
      replyTo: 'train-full',
      after: 171,
      body: 'Beautiful. It also undoes Mr Hartzenberg’s cab. The subsidy that matters is that of the *next* passenger, not the average one. If the trains are crowded because they’re few, another eight a day cost drivers, energy and wear, and no new guards at the stations. What does an extra pair cost? That number isn’t in the article, and I suspect it isn’t in the budget office either.',
    },
    {
      key: 'train-taxi-bongani-2',
      author: 'bongani-xulu',
      replyTo: 'train-taxi-ntombi',
      after: 206,
      body: 'Ma’am, diesel went up more than four times. But the window, I accept. My rule now is one week’s notice on the glass, and I fine the driver if it’s not there. As for four to a seat: I’m one owner. The one behind me in the queue does it, and then his taxi is cheaper.',
    },
    {
      key: 'train-uncivil',
      author: 'dawid-beukes',
      replyTo: 'train-steenvlei',
      after: 238,
      verdicts: 'uncivil',
      body: 'Cry me a river. They were squatting on a railway, what did they expect, a medal? Land-grabbing rubbish, the lot of them, and you’re a bleeding-heart fool for falling for it. Should have been put out years ago with dogs.',
    },
    {
      key: 'train-signals-mandla',
      author: 'mandla-ndimande',
      replyTo: 'train-signals',
      after: 265,
      body: 'And what did they put back for the overhead, bra Luís, do you know? If it’s the same copper it’ll be on a scrapyard scale by Easter. There are aluminium-steel feeders that nobody wants to steal. They sag more and you need more masts.',
    },
    {
      key: 'train-seven',
      author: 'joseph-kabongo',
      after: 310,
      body: 'I am, as to my occupation, Mr Ntontela: a guard with a final warning. My employer does not accept a cancelled train as a reason, but he accepts a taxi strike. There one sees how a city thinks. The train is considered to be my own fault.',
    },
    {
      key: 'train-taxi-desmond',
      author: 'desmond-appolis',
      replyTo: 'train-taxi-bongani-2',
      after: 362,
      body: 'I’ve fought with taxi people all my life and this is the first one who ever said “I accept”. So let me try one back. Railways looked down on you lot and we never once asked you to meet the 06:12 with a feeder. If trains did the long bit and you did the last three kilometres, at a fare on one ticket, would your members wear it?',
    },
    {
      key: 'train-signals-luis-2',
      author: 'luis-matavele',
      replyTo: 'train-signals-mandla',
      after: 424,
      body: 'On the sections I have seen elsewhere it is copper contact wire still, because for the wire that touches the pantograph there’s no good substitute. The feeders and returns can be aluminium, as you say. And they weld the covers of the signal boxes now. Then it takes me forty minutes to repair a two-minute fault!',
    },
    {
      key: 'train-wallets',
      author: 'yusuf-parkar',
      replyTo: 'train-taxi',
      after: 515,
      body: 'The R166 has one side of the ledger missing. If Ms Mabuza saves about R1,050 a month and there are some 2,500 like her, that’s over R30-million a year left in Brackenfield’s kitchens. It doesn’t “pay for” R212-million. But a budget office that counts what leaves the state’s pocket and not what lands in the citizen’s has done half an audit.',
    },
    {
      key: 'train-taxi-bongani-3',
      author: 'bongani-xulu',
      replyTo: 'train-taxi-desmond',
      after: 640,
      body: 'The short trips are where I make the money, if the taxi comes back full. From a station it’s full one way, empty back. So pay me per kilometre for the feeder, like a bus contractor, and don’t ask me to live from fares. Put *that* on the table and I’ll bring it to the association myself. I came here to complain, I don’t know what happened.',
    },
    {
      key: 'train-newspaper',
      author: 'ruth-lindenbaum',
      after: 733,
      body: 'I’m on the side of Mr Daniels, who came back so as to open his newspaper to the full width. No planner’s model has a term for that.',
    },
    {
      key: 'train-newspaper-priya',
      author: 'priya-ramdhani',
      replyTo: 'train-newspaper',
      after: 790,
      body: 'We do, alas. It’s called the “crowding multiplier”, and a minute standing counts as up to two minutes sitting. There’s no coefficient for the crossword, I’ll grant you.',
    },
    {
      key: 'train-choir-desmond',
      author: 'desmond-appolis',
      replyTo: 'train-choir-patrick',
      after: 1500,
      body: 'Mr Hanrahan, I took the 06:12 this morning with my grandson’s phone. Ms Mabuza said no at first, then that they’d do it properly on Thursday, with the altos. She wants to know if the library takes biscuits.',
    },
    {
      key: 'train-walk',
      author: 'priya-ramdhani',
      replyTo: 'train-path',
      after: 1610,
      body: 'The metre short is a border. Inside the fence is the rail agency, outside it the city, and the path lies on the brickworks’ land, so nobody’s budget has a line for six lamps. In my last precinct study, half the passengers we forecast were lost between the platform and the street. I put it in bold. It was in an appendix.',
    },
  ],
};
