import type { SeedMember } from './types';

/** The members who write in the demo publication: forty invented people, none of them a real one. */
export const seedMembers: SeedMember[] = [
  {
    key: 'nokwanda-khoza',
    displayName: 'Nokwanda Khoza',
    expertise: [
      { field: 'Water', line: 'Ran leak detection for a mid-sized metro, 2009–2021' },
      { field: 'Public procurement', line: 'Sat on more bid committees than I care to remember' },
    ],
  },
  {
    key: 'hannes-oosthuysen',
    displayName: 'Hannes Oosthuysen',
    expertise: [
      { field: 'Sheep farming', line: 'Third generation on the same dry farm, merinos and a few goats' },
    ],
  },
  {
    key: 'thandeka-mabuya',
    displayName: 'Thandeka Mabuya',
    expertise: [
      {
        field: 'Education',
        line: 'Grade 1 and 2 in isiXhosa and English, 22 years, never fewer than 41 in a class',
        verified: true,
      },
    ],
  },
  {
    key: 'desmond-appolis',
    founding: true,
    displayName: 'Desmond Appolis',
    expertise: [
      { field: 'Transport', line: 'Train guard on the suburban lines for 27 years' },
      { field: 'Trade unions', line: 'Shop steward, two terms' },
    ],
  },
  {
    key: 'farida-cassiem-noor',
    displayName: 'Farida Cassiem-Noor',
    expertise: [
      {
        field: 'Diplomacy',
        line: 'Retired from the foreign service after five postings, the last one multilateral',
        verified: true,
      },
      { field: 'Disarmament', line: 'Junior note-taker at a good many treaty conferences' },
    ],
  },
  {
    key: 'liang-meihua',
    displayName: 'Liang Meihua',
    expertise: [
      {
        field: 'Language',
        line: 'Mandarin–English conference interpreter, Johannesburg and Addis Ababa',
        verified: true,
      },
      { field: 'Chinese official language', line: 'I read the communiqués so that clients need not' },
    ],
  },
  {
    key: 'gideon-pike',
    displayName: 'Gideon Pike',
    expertise: [{ field: 'Trade', line: 'Grains and oilseeds desk, 14 years; now trade my own small book' }],
  },
  {
    key: 'olena-dovhanyk',
    displayName: 'Olena Dovhanyk',
    expertise: [
      { field: 'Bookkeeping', line: 'Accounts for small firms in Pretoria' },
      { field: 'Ukraine', line: 'Born and studied in Kharkiv, family still there' },
    ],
  },
  {
    key: 'mandla-ndimande',
    displayName: 'Mandla Ndimande',
    expertise: [
      {
        field: 'Electrical contracting',
        line: 'Wireman’s licence, 18 years of other people’s distribution boards',
      },
      { field: 'Energy', line: 'About 300 installations, and repaired as many by others' },
    ],
  },
  {
    key: 'ruth-lindenbaum',
    founding: true,
    displayName: 'Ruth Lindenbaum',
    expertise: [
      { field: 'Reading', line: 'A pensioner who simply reads a lot, mostly history, always with a pencil' },
    ],
  },
  {
    key: 'kwabena-asare-boadu',
    displayName: 'Kwabena Asare-Boadu',
    expertise: [
      { field: 'Trade', line: 'Taught in Kumasi and Stellenbosch; trade and exchange rates' },
      { field: 'Economics', line: 'Tariff studies for three regulators' },
    ],
  },
  {
    key: 'zinhle-mthiyane',
    displayName: 'Zinhle Mthiyane',
    expertise: [{ field: 'Nursing', line: 'Theatre sister, public hospitals, night shift by choice' }],
  },
  {
    key: 'yusuf-parkar',
    displayName: 'Yusuf Parkar',
    expertise: [
      {
        field: 'Economics',
        line: 'Audited municipalities for a living; have seen what “suspense account” can mean',
      },
      { field: 'Accounting', line: 'CA, sole practice' },
    ],
  },
  {
    key: 'elmarie-swiegers',
    displayName: 'Elmarie Swiegers',
    expertise: [
      {
        field: 'Language',
        line: 'Eleven years in state schools and clinics, bilingual children mostly',
      },
    ],
  },
  {
    key: 'bongani-xulu',
    displayName: 'Bongani Xulu',
    expertise: [
      { field: 'Transport', line: 'Owner of four vehicles, drove the first one myself for nine years' },
    ],
  },
  {
    key: 'marius-lamprecht',
    displayName: 'Marius Lamprecht',
    expertise: [
      {
        field: 'Commercial diving',
        line: 'Class II, harbours and aquaculture, 1998 until my ears said stop',
      },
      { field: 'Environment', line: 'Weekend volunteer, kelp surveys' },
    ],
  },
  {
    key: 'ishara-naicker',
    displayName: 'Ishara Naicker',
    expertise: [
      {
        field: 'Environment',
        line: 'Stock assessment of slow-growing shellfish; doctorate on counting what hides',
        verified: true,
      },
      { field: 'Statistics', line: 'Survey design and its many disappointments' },
    ],
  },
  {
    key: 'tendai-mukwewa',
    displayName: 'Tendai Mukwewa',
    expertise: [
      { field: 'Energy', line: 'System operator in Harare and then in Gauteng', verified: true },
      { field: 'Electrical engineering', line: 'Protection and distribution' },
    ],
  },
  {
    key: 'wanjiru-kamotho',
    displayName: 'Wanjiru Kamotho',
    expertise: [
      {
        field: 'Diplomacy',
        line: 'Lecturer in international relations, Nairobi; Africa and the great powers',
      },
    ],
  },
  {
    key: 'lerato-phalane',
    displayName: 'Lerato Phalane',
    expertise: [{ field: 'Law', line: 'Final-year student, international law elective, moots on weekends' }],
  },
  {
    key: 'graham-tolliver',
    founding: true,
    displayName: 'Graham Tolliver',
    expertise: [
      { field: 'Media', line: 'Transmitters, masts and mixing desks since 1986' },
      { field: 'Amateur radio', line: 'Licensed at fourteen, still listening' },
    ],
  },
  {
    key: 'nolitha-mqhayisa',
    displayName: 'Nolitha Mqhayisa',
    expertise: [
      {
        field: 'Language',
        line: 'English to isiXhosa: textbooks, medicine leaflets, one very long dam inquiry',
      },
      { field: 'Lexicography', line: 'Contributor to a school dictionary' },
    ],
  },
  {
    key: 'keanu-arendse',
    displayName: 'Keanu Arendse',
    expertise: [
      { field: 'Student life', line: 'First year civil engineering, two hours of commuting a day' },
    ],
  },
  {
    key: 'priya-ramdhani',
    displayName: 'Priya Ramdhani',
    expertise: [
      { field: 'Transport', line: 'Passenger forecasts for rail and bus; some came true' },
      { field: 'Cities', line: 'Station precincts' },
    ],
  },
  {
    key: 'achmat-toffar',
    displayName: 'Achmat Toffar',
    expertise: [{ field: 'Water', line: '31 years a plumber, 12 of them on a municipal contract' }],
  },
  {
    key: 'marta-wieczorek',
    displayName: 'Marta Wieczorek',
    expertise: [
      { field: 'Shipping', line: 'Dry bulk, Gdynia and Durban, retired' },
      { field: 'Local history', line: 'Volunteer at a harbour museum' },
    ],
  },
  {
    key: 'joseph-kabongo',
    displayName: 'Joseph Kabongo',
    expertise: [
      {
        field: 'Education',
        line: 'Secondary school in Lubumbashi; tutor here while my papers are pending',
      },
      { field: 'Private security', line: 'Night guard, the other half of the week' },
    ],
  },
  {
    key: 'refilwe-tshabangu',
    displayName: 'Refilwe Tshabangu',
    expertise: [{ field: 'Metallurgy', line: 'Platinum-group metals, concentrator to refinery, Rustenburg' }],
  },
  {
    key: 'alistair-mckechnie',
    displayName: 'Alistair McKechnie',
    expertise: [
      {
        field: 'Shipping',
        line: 'Master mariner, bulk carriers, 34 years at sea and one too many in an office',
        verified: true,
      },
      { field: 'Sea rescue', line: 'Station commander, volunteer' },
    ],
  },
  {
    key: 'busi-hlophe',
    displayName: 'Busi Hlophe',
    expertise: [
      {
        field: 'Media',
        line: 'Breakfast host, then sales, then station manager because nobody else would',
      },
    ],
  },
  {
    key: 'dawid-beukes',
    displayName: 'Dawid Beukes',
    expertise: [
      { field: 'Grain farming', line: 'Wheat, canola and medics on 900 ha of Swartland' },
      { field: 'Agricultural co-operatives', line: 'Ten years on the board of one' },
    ],
  },
  {
    key: 'samira-haddadi',
    displayName: 'Samira Haddadi',
    expertise: [{ field: 'Law', line: 'Attorney; small-scale fishing rights and the appeals that follow' }],
  },
  {
    key: 'ntombi-mokwena',
    displayName: 'Ntombi Mokwena',
    expertise: [
      {
        field: 'Call-centre work',
        line: 'Team leader, early shift, so I know every first train and first taxi',
      },
      { field: 'Parenthood', line: 'Two in primary school, one who has finished' },
    ],
  },
  {
    key: 'patrick-hanrahan',
    displayName: 'Patrick Hanrahan',
    expertise: [{ field: 'Culture', line: 'Conservator of tape and shellac, Cork and then Grahamstown' }],
  },
  {
    key: 'chipo-nyandoro',
    displayName: 'Chipo Nyandoro',
    expertise: [
      { field: 'Water', line: 'Catchment models for dams you have heard of in droughts', verified: true },
      { field: 'Data', line: 'I clean rainfall records for fun' },
    ],
  },
  {
    key: 'hendrik-cupido',
    displayName: 'Hendrik Cupido',
    expertise: [
      { field: 'Education', line: 'Principal of a dual-medium primary for 19 years, now retired' },
      { field: 'Choral music', line: 'Bass, church choir' },
    ],
  },
  {
    key: 'amahle-zwane',
    displayName: 'Amahle Zwane',
    expertise: [{ field: 'Media', line: 'Honours student; campus paper sub-editor, so commas are personal' }],
  },
  {
    key: 'luis-matavele',
    displayName: 'Luís Matavele',
    expertise: [
      {
        field: 'Transport',
        line: 'Signal technician, Maputo corridor and then suburban lines here',
      },
    ],
  },
  {
    key: 'vuyokazi-ntshinga',
    displayName: 'Vuyokazi Ntshinga',
    expertise: [
      { field: 'Co-operatives', line: 'Helped register 60-odd; about 20 still trade, which is a good score' },
      { field: 'Savings clubs', line: 'Treasurer of the same stokvel since 2004' },
    ],
  },
  {
    key: 'ingrid-solhaug',
    displayName: 'Ingrid Solhaug',
    expertise: [
      {
        field: 'Seafood trade',
        line: 'Buyer for restaurants in Bergen, later Hong Kong, now my own kitchen in Hermanus',
      },
    ],
  },
];
