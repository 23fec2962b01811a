import type { PolicyPatch, PolicySettings } from './schemas';

/**
 * What brings a comment to a moderator from the first day: words of hatred, and the coarsest insults, in English. Few on purpose: a
 * word with a calm use is not among them, nor what peers judge better in its sentence. A publication makes the list its own.
 */
const SUSPECT_WORDS =
  'nigger*, nigga, niggas, niggaz, kaffirs, kaffers, kaffirboetie*, kafferboetie*, kikes, gooks, spics, wetback*, raghead*, towelhead*, sandnigger*, ' +
  'shemale*, subhumans, cunt, cunts, motherfuck*, cocksuck*, fuckwit*, fuckface*, fuck you, fuck off, shithead*, dickhead*, ' +
  'asshole*, arsehole*, wanker, wankers, kill yourself, rot in hell';

/** Words that are calm in other sentences ("kaffir lime", "faggots and peas", "slut-shaming"): as they are said at somebody. */
const SAID_AT_SOMEBODY =
  'kaffir, kaffer, kike, gook, spic, faggot, faggots, tranny, trannies, whore, whores, slut, sluts, retard, retards';

const suspectWords = [
  ...SUSPECT_WORDS.split(', '),
  ...SAID_AT_SOMEBODY.split(', ').flatMap((word) => [`you ${word}`, `fucking ${word}`]),
];

/** What a new installation starts with. */
export const defaultSettings: PolicySettings = {
  names: { publication: 'Maverick', membership: 'Maverick Insider' },
  membership: { bySignUp: true, refusedDomains: [], plans: [], graceDays: 7, renewal: '', renewalPage: '' },
  review: {
    required: 3,
    quorum: { min: 3, max: 7 },
    publishAt: 0.9,
    effectiveFrom: 0.25,
    auditShare: 0.04,
    objection: { accepts: 4, publishAt: 0.95, objections: 2, below: 0.2 },
    authorHours: 24,
    small: { below: 12, accepts: 2, objectedAccepts: 3 },
    burst: { hours: 6, batches: 8 },
    chance: { batches: 16, least: 0.3, beyondDuty: 0.5 },
    volunteers: { more: 2, moreFrom: 3, afterHours: 2, perDay: 20 },
    prior: 0.7,
    accuracy: 0.75,
    reliability: { strength: 4, halfLifeDays: 180, correlatedCountAsOne: true },
    ladder: { window: 12, least: 4, warnBelow: 0.6, suspendBelow: 0.5, afterWarning: 3, returnAfter: 3 },
    calibration: {
      amongFirst: 2,
      firstReviews: 6,
      watchAfter: 8,
      retireAfterUses: 20,
      retireMissedShare: 0.4,
    },
    preferences: { expertise: true, diversity: true },
    leaseMinutes: 30,
    readingFloor: true,
    calibrationRate: 0.05,
    skipsPerBatch: 2,
    skipsPerDay: 6,
    maxWaitHours: 24,
    dutyDays: 7,
    resubmissions: 2,
  },
  screening: {
    links: 'refuse',
    allowedDomains: [],
    bannedWords: [],
    suspectWords,
    repeatMinutes: 6,
    holdFirst: 0,
    heldDomains: [],
    holdFirstOfDomains: 3,
    holdAfterRejections: 0,
    rejectionDays: 30,
  },
  language: { default: 'en', offered: ['en', 'af', 'ar'] },
  threads: { maxDepth: 4, firstReplies: 3, defaultSort: 'newest', picks: 3, editMinutes: 15 },
  reactions: [
    { key: 'insightful', name: 'Insightful', lifts: true },
    { key: 'well-argued', name: 'Well argued', lifts: true },
    { key: 'disagree', name: 'I disagree, respectfully', lifts: false },
  ],
  embed: { origins: [], discovery: true },
  ranking: { expertiseBonus: 0.5, bridging: { ratingsPerComment: 20, ratingsPerRater: 10, raters: 10 } },
  expertise: { fields: 3 },
  appeals: { days: 183, answerDays: 7 },
  moderation: { holdSeconds: 10, readyReasons: [] },
  reports: { threshold: 3, hide: false },
  alerts: { waitingHours: 24, reports: 5, appealHours: 24, burst: { times: 4, least: 30 }, by: 'letter' },
  // As at the publication that this is modelled on.
  sanctions: { first: 'week', repeat: 'revocation' },
  security: { secondStep: 'staff', outsideRoles: 'nobody', eventDays: 90 },
  retention: { networkDays: 30, sessionDays: 7, noticeDays: 365 },
};

/** The settings that a change leads to: what it names is replaced, a list as a whole; everything else stays. */
export function applyPatch(
  current: PolicySettings,
  { version: _, reason: _reason, ...patch }: PolicyPatch,
): PolicySettings {
  return overlay(current, patch) as PolicySettings;
}

/** What was kept of settings before some of them existed, with the defaults for those. */
export const completeSettings = (stored: unknown): unknown => overlay(defaultSettings, stored);

/** What `over` says, and for the rest what `base` does. */
export function overlay(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isPlain(base) || !isPlain(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, overlay(base[key], over[key])]));
}

/** A group of settings, and no value of one. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
