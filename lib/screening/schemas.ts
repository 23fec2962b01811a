/** Rules of the comments policy that a text can be measured against by machine, by their keys. */
export type HouseRuleName = 'civility' | 'personal-attacks' | 'external-links' | 'off-topic' | 'privacy';
