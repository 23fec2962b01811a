import { linesOf } from './decode';

/** A JSON value that is an object, as its fields may be asked for. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object in another; one without fields where there is none. */
export const fieldsIn = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

/** The objects of a file with one a line; null for a line that is none. */
export async function* readJsonLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Fields | null> {
  for await (const line of linesOf(bytes)) {
    if (line?.trim() === '') continue;
    yield line === null ? null : parse(line);
  }
}

function parse(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}
