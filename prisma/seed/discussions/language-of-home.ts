import type { SeedDiscussion } from '../types';

export const discussion: SeedDiscussion = {
  article: 'reading-first-in-the-language-of-home',
  comments: [
    {
      key: 'lang-laugh',
      author: 'thandeka-mabuya',
      after: 8,
      body: 'Ms Gcaba’s laughing test is the truest thing written about reading in this country all year. I have used it for two decades and never had a name for it. The department wants it on a form, of course, with five columns.',
    },
    {
      key: 'lang-parcel',
      author: 'ishara-naicker',
      after: 27,
      body: `The 31 schools that left are the whole ball game. When you test a policy you count everyone who was *offered* it, including those who walked away, since walking away is one of the things the policy causes. On that count the Grade 7 English advantage is “a little over two” points and may be luck.

But look what that still says. Two extra years of English-medium schooling gave no advantage at all. “No difference” is a spectacular result, if you had been told that your child would be left behind.`,
    },
    {
      key: 'lang-father',
      author: 'ntombi-mokwena',
      after: 41,
      body: 'Everyone quotes the doctor and the professor. I’m with Mr Molefe. I do the hiring for my team. The person who speaks better English on the phone gets the job, and I’m not proud of it, but I don’t write the script.',
    },
    {
      key: 'lang-sixty-four',
      author: 'nolitha-mqhayisa',
      after: 56,
      body: `I would pay money for that list of 64 words.

I’ve translated school readers into isiXhosa for fifteen years, and we’re told to write “standard”, which means the speech of a few districts as some missionaries heard it in the 1800s. Then a child two valleys away looks up puzzled and everybody concludes the child can’t read. Print the list in the back of the book. Call it “How we say it here”, leave blank lines.`,
    },
    {
      key: 'lang-lubumbashi',
      author: 'joseph-kabongo',
      after: 79,
      body: 'In Lubumbashi I was beaten for speaking Swahili in the corridor of the school and I then taught mathematics, in French, to children who dreamed in Swahili. They could recite the theorem of Pythagoras most beautifully. When I drew the triangle in another position they were lost. I understood only after ten years that I had been teaching them a poem.',
    },
    {
      key: 'lang-parcel-kwabena',
      author: 'kwabena-asare-boadu',
      replyTo: 'lang-parcel',
      after: 98,
      body: 'Well put. And on the parcel: eighteen points of gap at Grade 4, two-fifths explained by books and coaches, which leaves some eleven for the language. Suppose the 22 schools mislead us badly and it is only five. At R1,940 a child I know of few programmes on the continent that buy five points so cheaply.',
    },
    {
      key: 'lang-father-elmarie',
      author: 'elmarie-swiegers',
      replyTo: 'lang-father',
      after: 121,
      body: 'Nobody is against the English, though, that’s what gets lost. In my clinic I see the children for whom the switch came too early. They sit at ten years old with half of one language and half of another. They can chat in both. They can’t explain *why* something happened in either. On the phone, Ms Mokwena, I think you’d hear it: fluent for two minutes, then nothing underneath.',
    },
    {
      key: 'lang-irish',
      author: 'patrick-hanrahan',
      after: 150,
      body: 'A caution from Cork, where we tried it backwards: a language that few spoke at home, taught to everyone for a hundred years as a duty. I had fourteen years of Irish and came out able to ask leave to go to the lavatory. What children do with a language outside the school gate decides nearly everything. Your trial has the gate on its side. Don’t waste that.',
    },
    {
      key: 'lang-father-ntombi',
      author: 'ntombi-mokwena',
      replyTo: 'lang-father-elmarie',
      after: 173,
      body: 'Two minutes and then nothing underneath. Yes. I know that interview. I’ve sat on the other side of the desk from it and written “nervous”.',
    },
    {
      key: 'lang-rights',
      author: 'lerato-phalane',
      after: 196,
      body: 'A legal footnote: section 29(2) of the Constitution gives everyone the right to be taught in the official language *of their choice* in a public school, where that’s reasonably practicable. Of their choice, not of their home. Those 31 schools where the parents asked to leave weren’t sabotaging an experiment. They were exercising a right, and a province that rolls this out by circular will meet it in court.',
    },
    {
      key: 'lang-dialect',
      author: 'ingrid-solhaug',
      replyTo: 'lang-sixty-four',
      after: 224,
      body: 'We have two written standards of Norwegian and I spoke neither, I spoke Sunnfjord. The rule in our schools was old and simple: the pupil may *speak* as at home, and the teacher must not correct it. You only learn the spelling. Nobody ever looked up puzzled, or rather everybody did, and the teacher said “and what do you call it?”',
    },
    {
      key: 'lang-coach',
      author: 'hendrik-cupido',
      after: 259,
      body: 'Read the last two paragraphs before you argue about the first twenty. “Without the coach, I’d have stopped in the second year.” Treasury wants to roll it out to all 1,120 schools and drop the coaches. I was principal through three such roll-outs. They take the poster, leave the person, and five years on they commission a study of why it failed.',
    },
    {
      key: 'lang-rights-hendrik',
      author: 'hendrik-cupido',
      replyTo: 'lang-rights',
      after: 288,
      body: 'You’re right on the law, my girl, but “reasonably practicable” did a lot of heavy lifting in my school. I had Afrikaans and English streams and eleven children whose parents chose a third. I had no teacher, no book and no room. What would you have had me do? I ask it sincerely; I never slept well over it.',
    },
    {
      key: 'lang-lubumbashi-thandeka',
      author: 'thandeka-mabuya',
      replyTo: 'lang-lubumbashi',
      after: 340,
      body: 'Hayi! “I had been teaching them a poem.” Mr Kabongo, I’m putting that up in the staff room tomorrow, with your name.',
    },
    {
      key: 'lang-numbers',
      author: 'olena-dovhanyk',
      replyTo: 'lang-lubumbashi',
      after: 415,
      body: 'I grew up with two languages in one kitchen. My school was in one and my grandmother in another, and until today I count money in the first and burnt pies in the second. Maths “could not be told apart” in this study, so maybe counting is not so much a language? You taught it, what do you think?',
    },
    {
      key: 'lang-numbers-joseph',
      author: 'joseph-kabongo',
      replyTo: 'lang-numbers',
      after: 490,
      body: 'Madame, I think that the sums are not a language but the *problems* are. “A farmer has thrice as many goats as his brother, less four.” There it is all in “thrice” and “less”. I would wager that, if one looked at the tests question by question, the equal average hides two different lists of errors. One group fails the calculation, the other one fails the goats.',
    },
    {
      key: 'lang-rights-lerato',
      author: 'lerato-phalane',
      replyTo: 'lang-rights-hendrik',
      after: 610,
      body: 'Honestly, sir? Probably what you did. The test asks about equity, practicability and redress, and eleven children with no teacher fails on the second. But I think the law would expect you to write down that you looked, and to look again the next year. The 11% in this article are your eleven: somebody should be made to look again, every year, on paper.',
    },
    {
      key: 'lang-mandarin',
      author: 'liang-meihua',
      replyTo: 'lang-sixty-four',
      after: 745,
      body: 'May I gently disagree about the blank lines? My parents spoke Hakka, and I learned to read in a Mandarin that nobody in our lane spoke. It was hard for one winter. Afterwards I could write to a cousin a thousand kilometres away who couldn’t have understood a word of mine by telephone. A standard is a cost to the first-grader and a gift to the adult. By all means print the local list, but don’t give up the shared page.',
    },
    {
      key: 'lang-dialect-nolitha',
      author: 'nolitha-mqhayisa',
      replyTo: 'lang-mandarin',
      after: 812,
      body: 'I came in wanting to fight you and I can’t. “A cost to the first-grader and a gift to the adult” is fair. Then let’s charge the cost gently: local words allowed in speech, like Ingrid’s school, and the shared ones on the page from Grade 3. I’d still like the missionaries out of the dictionary.',
    },
    {
      key: 'lang-nairobi',
      author: 'wanjiru-kamotho',
      after: 1400,
      body: 'Kenya has had mother-tongue teaching for the first three years in its policy for decades. In the policy. In town schools it’s English from the first morning, since no head teacher can face the parents. The finding I’d want from Mzimvu isn’t the score but how 183 schools *kept* their parents. Whoever managed that is the expert.',
    },
    {
      key: 'lang-student',
      author: 'keanu-arendse',
      replyTo: 'lang-father-elmarie',
      after: 1560,
      body: 'only afrikaans till gr 7 then english high school. failed two subjects in gr 8, fine by gr 10. now at uni i’m the one explaining stuff to the english guys. anecdote i know. just saying you catch up if the first one went in properly',
    },
    {
      key: 'lang-student-amahle',
      author: 'amahle-zwane',
      replyTo: 'lang-student',
      after: 1655,
      body: 'Same story from the other side. I had English from pre-primary, and I sub-edit a newspaper in it. I can’t read my grandmother’s letters. She keeps them very short now.',
    },
  ],
};
