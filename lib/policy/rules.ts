import type { PolicyPatch, PolicySettings } from './schemas';

/** What a new installation starts with. */
export const defaultSettings: PolicySettings = {
  names: { publication: 'Maverick', membership: 'Maverick Insider' },
  review: {
    required: 3,
    quorum: { min: 3, max: 5 },
    publishAt: 0.9,
    referBelow: 0.5,
    prior: 0.7,
    accuracy: 0.75,
    leaseMinutes: 30,
    readingFloor: true,
    calibrationRate: 0.1,
    skipsPerBatch: 2,
    maxWaitHours: 24,
    dutyDays: 7,
    resubmissions: 2,
  },
  screening: { links: 'refuse', bannedWords: [], suspectWords: [], repeatMinutes: 6 },
};

/** The settings that a change leads to: what it names is replaced, everything else stays. */
export function applyPatch(current: PolicySettings, patch: PolicyPatch): PolicySettings {
  return {
    names: { ...current.names, ...patch.names },
    review: {
      ...current.review,
      ...patch.review,
      quorum: { ...current.review.quorum, ...patch.review?.quorum },
    },
    screening: { ...current.screening, ...patch.screening },
  };
}
