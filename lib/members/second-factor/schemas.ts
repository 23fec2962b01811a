import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';
import { password } from '../schemas';

export { SET_UP_MINUTES } from './rules';

/** The job that mails that the operator removed a second step: whose, what names the letter for good, and whether the password went too. */
export const SEND_REMOVAL_LETTER = 'send-second-step-removal-letter';
export type RemovalLetterJob = { memberId: string; letterId: string; newPassword?: boolean };

/** A code as it is typed: six digits off an app, or a recovery code, in groups or not. */
export const code = typedText(40, { units: 40 }).min(1);

export const beginTotpInput = z.strictObject({ presentPassword: password }).meta({
  id: 'BeginSecondStep',
  description: 'Your password, once more.',
  examples: [{ presentPassword: 'four quiet words suffice' }],
});

export const secondStepInput = z.strictObject({ code });

export const confirmTotpInput = z.strictObject({ code }).meta({
  id: 'ConfirmSecondStep',
  description: 'The code that the app shows now.',
  examples: [{ code: '123456' }],
});

/** What changing or removing a second step asks for. */
export const secondStepProof = z.strictObject({ presentPassword: password, code }).meta({
  id: 'SecondStepProof',
  description: 'Your password, and a code of your app or a recovery code.',
  examples: [{ presentPassword: 'four quiet words suffice', code: '123456' }],
});

export const totpSetUpView = z
  .object({
    /** Base32, in groups of four. */
    secret: z.string(),
    /** `otpauth://`, what apps read off the picture. */
    uri: z.string(),
  })
  .meta({
    id: 'SecondStepSetUp',
    description: 'A secret for an app that shows codes, to be confirmed by its first code.',
  });
export type TotpSetUpView = z.output<typeof totpSetUpView>;

export const recoveryCodesView = z.object({ recoveryCodes: z.array(z.string()) }).meta({
  id: 'RecoveryCodes',
  description: 'Codes that each do once what a code of the app does. They are shown now and never again.',
});
export type RecoveryCodesView = z.output<typeof recoveryCodesView>;

export const secondStepView = z
  .object({
    /** Since when a code of an app is asked for at sign-in; null where none is. */
    since: z.iso.datetime().nullable(),
    /** Recovery codes that were not used yet. */
    recoveryCodes: z.int(),
  })
  .meta({ id: 'SecondStep', description: 'What is asked for at sign-in after the password.' });
export type SecondStepView = z.output<typeof secondStepView>;
