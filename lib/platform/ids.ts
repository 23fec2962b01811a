import { v5, v7, validate } from 'uuid';

/** A new UUIDv7: unique, and in the order of creation to the millisecond. */
export const newId = (): string => v7();

/** A new UUIDv7 as one that was made at a moment: where what it names was there before it came here. */
export const newIdAt = (at: Date): string => v7({ msecs: Math.max(0, at.getTime()) });

/** The id of what these words name, and nothing else: the same each time. */
export const idFor = (words: string): string => v5(words, OURS);
const OURS = '4f1d9c2e-7a35-4e0b-9f52-6d0c8f1b2a77';

/** No id that was made at this moment or later is below it (RFC 9562). */
export function firstIdAt(at: Date): string {
  const hex = Math.max(0, Math.floor(at.getTime())).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * Whether a string can be an id at all; what cannot is answered "not found" without asking the database. Ids are compared as they are written:
 * one in capitals would be the same to the database, and another one to whoever asks whether it is the viewer's own.
 */
export const isId = (value: string): boolean => validate(value) && value === value.toLowerCase();
