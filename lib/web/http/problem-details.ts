import { STATUS_CODES } from 'node:http';

/** What every error of the API says of itself. */
type Problem = {
  status: number;
  /** Stable, for programs. */
  code: string;
  /** One or two sentences for a person. */
  message: string;
};

/** Seconds after which to try again when a part of us is away. */
export const AWAY_SECONDS = 5;

/** An error as RFC 9457 has it, for all who answer with one; `more` is what else it has to tell. */
export function problemDetails({ status, code, message }: Problem, more: object = {}) {
  return {
    ...more,
    type: `urn:trialogue:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
  };
}
