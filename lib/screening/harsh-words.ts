/*
 * Words that peers often object to. Nobody is stopped for one: before a text is sent its author is asked once whether it is
 * meant so. They are few on purpose: a word that has a calm use is not among them.
 */
const each = (words: string): readonly string[] => words.split(', ');

/** Said of a person: English, Afrikaans, Arabic. */
export const INSULTS: readonly string[] = each(
  'idiot, idiots, idiotic, moron, morons, imbecile, imbeciles, stupid, dumbass, retard, retards, scumbag, scumbags, liar, liars, traitor, traitors, you people, clown, clowns, libtard, sheeple, ' +
    'idioot, idiote, idioties, onnosel, onnosele, stommerik, stommeriks, skurk, skurke, leuenaar, leuenaars, verraaier, verraaiers, ' +
    'غبي, الغبي, أغبياء, الأغبياء, أحمق, الأحمق, حمقى, حقير, الحقير, سافل, كذاب, الكذاب, خائن, الخائن, خونة',
);

/** Said at a person. */
export const SWEARING: readonly string[] = each(
  'shut up, fuck, fucking, fucker, bullshit, shit, bitch, bastard, bastards, asshole, arsehole, piss off, go to hell, ' +
    'hou jou bek, fok, fokken, kak, bliksem, donner, gaan na die hel, ' +
    'اخرس, تبا لك, اللعنة عليك',
);
