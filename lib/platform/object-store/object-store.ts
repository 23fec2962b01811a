/** What is known of an object without reading it. */
export type StoredObject = { key: string; storedAt: Date };

/**
 * Where files are kept that are too large for the database: by keys such as `member-pictures/…webp`, of letters, digits, `-`, `_`, `.` and
 * `/`. What is put is there whole or not at all.
 */
export type ObjectStore = {
  /** Keeps an object; one that is there by its key is replaced. */
  put(key: string, content: Uint8Array, contentType: string): Promise<void>;
  /** Null where there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** Lets go of objects. One that is not there is no error. */
  delete(keys: readonly string[]): Promise<void>;
  /** The objects whose keys begin with a folder (`member-pictures/`), some at a time. */
  list(folder: string): AsyncIterable<StoredObject[]>;
};
