import { v7, validate } from 'uuid';

/** A new UUIDv7: unique, and in the order of creation to the millisecond. */
export const newId = (): string => v7();

/** Whether a string can be an id at all; what cannot is answered "not found" without asking the database. */
export const isId = (value: string): boolean => validate(value);
