import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'the-town-that-buys-its-own-sunshine',
  comments: [
    {
      key: 'sun-sums',
      author: 'yusuf-parkar',
      after: 14,
      body: `I did Mrs Roelofse’s sums after her, also on the back of something (a till slip).

- To the municipality: 7.2 GWh at R1.18, about R8.5-million
- To the grid: 4.4 GWh at 62c, about R2.7-million
- Less the R6.8-million for the development bank

That leaves R4.4-million for guards, repairs, six salaries and a surplus of R1.8-million. It fits, just. But the battery was a present, R13-million from a foundation, and a present wears out like anything else: call it ten to fifteen years. I see nothing put by for the *next* one. To my eye, a piece of last year’s dividend is really a piece of that battery.`,
    },
    {
      key: 'sun-backyard',
      author: 'ntombi-mokwena',
      after: 22,
      body: 'Eish. I have been the woman in the backyard room. R2,500 over two years sounds like nothing to the people who wrote the rules: it is R104 a month. R104 is the electricity I would have been buying. Ms Jantjies is not jealous, she is doing her accounts.',
    },
    {
      key: 'sun-islanding',
      author: 'tendai-mukwewa',
      after: 31,
      body: `People are always surprised that a solar plant goes dark in a blackout, so: it must. Inverters of that generation take their rhythm from the grid. If they kept pushing into a line that the utility believes is dead, they would kill the fitter who is holding it.

What the battery buys is not mainly energy. It is an inverter that can set the rhythm by itself, plus the switchgear to cut the town loose first. The R13-million is for the conductor of the orchestra, not for more violins.`,
    },
    {
      key: 'sun-clinic',
      author: 'zinhle-mthiyane',
      after: 47,
      body: 'One feeder carries the clinic, the pumps and the schools. Good, and I’d like the other half of the sentence: how long? Our vaccine fridges hold for some hours with the door shut. An oxygen concentrator holds for nothing at all.',
    },
    {
      key: 'sun-bulletin',
      author: 'ruth-lindenbaum',
      after: 58,
      body: 'A retired mathematics mistress, a church bulletin, R58-million. If I found it in a novel I should think the author was overdoing it.',
    },
    {
      key: 'sun-sums-vuyokazi',
      author: 'vuyokazi-ntshinga',
      replyTo: 'sun-sums',
      after: 77,
      body: 'Good eye. I will add one from the Co-operatives Act: at least five per cent of each year’s surplus must go into a reserve that can never be divided among members. They put away half, so they are far on the right side of it. In my experience a co-op dies in the year of its *first* dividend, not of its first loss. These people paid one and then voted against spending. That’s a grown-up meeting.',
    },
    {
      key: 'sun-abattoir',
      author: 'refilwe-tshabangu',
      replyTo: 'sun-islanding',
      after: 96,
      body: 'So the abattoir would flatten the battery in 40 minutes. But a cold store *is* a battery. Pull the rooms down four or five degrees further at noon, when the plant is selling surplus at 62 cents, and lock out the compressors from six to ten at night. We do the equivalent with mill feed bins at the concentrator: fill when power is cheap, coast when it isn’t. Has anyone asked them?',
    },
    {
      key: 'sun-backyard-hendrik',
      author: 'hendrik-cupido',
      replyTo: 'sun-backyard',
      after: 118,
      body: 'I sympathise, and yet. Those 812 households could have lost the lot. If the hail had come in the first winter nobody from the Extension would have been asked to share the loss. You can’t vote yourself a part in a bet after the horse has come in. I was a principal for 19 years and I know what happens to the tuck-shop committee when the ones who didn’t bake get the same slice.',
    },
    {
      key: 'sun-abattoir-hannes',
      author: 'hannes-oosthuysen',
      replyTo: 'sun-abattoir',
      after: 139,
      body: 'I deliver to one that size. They can’t go colder in the chillers, the carcass burns on the outside and the buyer knocks you down. Freezers, yes. Chillers, no. About half and half.',
    },
    {
      key: 'sun-norway',
      author: 'ingrid-solhaug',
      after: 163,
      body: 'Councillor Skosana’s tenth has a long pedigree, though I doubt she took it from us. In Norway a municipality whose waterfall is dammed has the right to buy up to a tenth of the power at about what it costs to make. It is a hundred years old and nobody calls it charity. The thinking was that the river belonged to the valley before it belonged to the company. So: whose was the sun on the Dorsfontein road?',
    },
    {
      key: 'sun-margin',
      author: 'kwabena-asare-boadu',
      after: 190,
      body: 'Dr Prins has the crux and the article gives her six lines. The municipality buys at R1.18 what used to cost R1.94 by day, so for now its margin has *widened*; that is 76 cents on 7.2 million units, some R5.5-million a year. Nobody in the piece tells us where it went. If the council had simply ring-fenced eighteen months of it, the third feeder would be paid for, and the railway line would be a railway line again.',
    },
    {
      key: 'sun-abattoir-refilwe-2',
      author: 'refilwe-tshabangu',
      replyTo: 'sun-abattoir-hannes',
      after: 214,
      body: 'Fair, I know ore, not mutton. Half is still twice as long before it’s flat, and the freezers are the half that runs all night.',
    },
    {
      key: 'sun-misinfo-rain',
      author: 'hannes-oosthuysen',
      replyTo: 'sun-norway',
      after: 241,
      verdicts: 'misinformation',
      body: 'The sun belongs to everyone and so did the rain, till they put up the glass. It is scientifically proven that solar panels pull the moisture out of the sky and break up the clouds. Every district with a plant has lost half its rainfall. The met people know, they’ve been told to change the figures.',
    },
    {
      key: 'sun-backyard-ntombi-2',
      author: 'ntombi-mokwena',
      replyTo: 'sun-backyard-hendrik',
      after: 268,
      body: `> You can’t vote yourself a part in a bet after the horse has come in.

Meneer, R9-million of the stake was from a provincial fund. That is my VAT and Ms Jantjies’s VAT. Almost twice what the members put in. And the battery was a gift from outside; I don’t think they wrote “old town only” on the box. We were on the horse. We just weren’t told it was running.`,
    },
    {
      key: 'sun-geyser',
      author: 'mandla-ndimande',
      replyTo: 'sun-islanding',
      after: 305,
      body: 'Guys, before R8-million for a third feeder, try R2,000 a house. A relay on the geyser, so that it heats at midday and is locked out in the peak. 340 houses at 2 to 3 kW each is what’s killing that feeder in the evening, more than lights and TVs. I have put in hundreds. Nobody notices except the bill.',
    },
    {
      key: 'sun-abattoir-tendai-2',
      author: 'tendai-mukwewa',
      replyTo: 'sun-abattoir-refilwe-2',
      after: 342,
      body: 'You two have nearly designed it. The remaining trouble is the start. A big compressor switched straight on draws five to seven times its running current for some seconds, and a small island can trip on that even when there’s plenty of energy left. Soft starters or drives on the three largest would cost far less than a feeder. I’d want to see the engineer’s report, because “flatten the battery in 40 minutes” answers a different question.',
    },
    {
      key: 'sun-clinic-mandla',
      author: 'mandla-ndimande',
      replyTo: 'sun-clinic',
      after: 388,
      body: 'Sister, the article doesn’t say how big the battery is, only what it cost. At R13-million with the switchgear I would guess something near 2 MWh, so four hours if the pumps behave. For the oxygen put a small UPS at the machine anyway. Never trust one box.',
    },
    {
      key: 'sun-uncivil',
      author: 'gideon-pike',
      replyTo: 'sun-backyard-ntombi-2',
      after: 431,
      verdicts: 'uncivil',
      body: 'Here we go, another freeloader with her hand out. People like you never build a thing and then turn up howling for a share like jackals at a carcass. Pay up or shut up, you lazy whinger.',
    },
    {
      key: 'sun-student',
      author: 'keanu-arendse',
      after: 520,
      body: 'first year civil so go easy. panels lose 0.5% a year and they’re already ten years old, ok, but by the time the loan is paid off they’d be at around 90% of new? that’s still a lot of panel. so after 2036 it’s basically free power, or what am I missing',
    },
    {
      key: 'sun-student-yusuf',
      author: 'yusuf-parkar',
      replyTo: 'sun-student',
      after: 566,
      body: 'You’re missing only Mr Dlakavu’s inverters. R7-million by about 2031 means saving R1.4-million a year from now, and they kept R900,000. But your arithmetic on the panels is sound, and that’s exactly why a bank will refinance: the last years of a plant like this are the sweet ones. They should hang on to it.',
    },
    {
      key: 'sun-backyard-hendrik-2',
      author: 'hendrik-cupido',
      replyTo: 'sun-backyard-ntombi-2',
      after: 734,
      body: 'I’ve gone and looked at the numbers again, and Ms Mokwena has me. Five million from the members, nine from the province. I had read past it. I withdraw the horse. I’d still rather see the Extension *given stakes* out of the surplus than paid a dividend without one: people look after what they own.',
    },
    {
      key: 'sun-backyard-vuyokazi',
      author: 'vuyokazi-ntshinga',
      replyTo: 'sun-backyard-hendrik-2',
      after: 790,
      body: 'That is how we did it at a bakery co-op outside Komani: the first R500 of anyone’s share could be paid in hours. Cleaning panels is work. Guarding them is work. Let people *earn* in. The vote in September was 402 to 289 among members only, remember. Another hundred members from across the line and it’s a different result.',
    },
    {
      key: 'sun-hail',
      author: 'dawid-beukes',
      after: 1395,
      body: 'Maybe I missed it, but what does the insurance cost? Not a word. We looked at two hectares of panels for the silos, and the hail excess made the board go quiet.',
    },
    {
      key: 'sun-hometown',
      author: 'ruth-lindenbaum',
      replyTo: 'sun-margin',
      after: 1440,
      body: 'Professor, your 76 cents made me put down the pencil. I had taken the piece for a quarrel between two halves of a town, when there was a third party in the room all along with R5.5-million in its pocket.',
    },
  ],
};
