/** The job that mails that somebody signed in from a browser that was not known. */
export const SEND_DEVICE_LETTER = 'send-device-letter';

/** What it is told: whose account, and where it was; `letterId` names the letter for good. */
export type DeviceLetterJob = {
  memberId: string;
  letterId: string;
  browser: string | null;
  system: string | null;
  network: string | null;
};
