import sax from 'sax';
import { textOf } from './decode';
import { SourceFileError } from './source-file-error';

/** An element with the text in it, and the elements directly in it. */
export type Element = {
  name: string;
  /** What it stands in. */
  parent: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: readonly Element[];
};

/** Characters of one element that are kept: more than any text that can be imported. */
const MOST_CHARACTERS = 200_000;
/** Elements within one that are kept, and how deep. */
const MOST_CHILDREN = 200;
const DEEPEST = 8;
/** What goes deeper is no export: to close it again would take time that grows with the square of its depth. */
const DEEPEST_OF_ALL = 1_000;

/**
 * The elements of some names in an XML document, some at a time in the order in which they end, whatever else is wrong in the document. What stands in one of them is in it,
 * and is none by itself. Entities are not expanded but for the five of XML and numbers: what a document declares is not looked at.
 * Memory grows with neither the document nor an element.
 * @throws {SourceFileError} where elements are within one another as in no export
 * @param opens names of which an element is told of when it begins, without what is in it
 */
export async function* readElements(
  bytes: AsyncIterable<Uint8Array>,
  { whole, opens = [] }: { whole: readonly string[]; opens?: readonly string[] },
): AsyncGenerator<Element[]> {
  const wanted = new Set(whole);
  const announced = new Set(opens);
  let found: Element[] = [];
  /** From what is wanted down to where the parser is, and how much deeper that is than anything is kept. */
  const open: Growing[] = [];
  let below = 0;
  /** Outside of what is wanted. */
  const around: string[] = [];

  const known = oneOfEach();
  const parser = sax.parser(true, { position: false });
  // What is wrong in a document is passed over, and the rest is read.
  parser.onerror = () => {
    parser.error = null as unknown as Error;
  };
  parser.onopentag = ({ name: written, attributes }) => {
    const name = known(written);
    const inside = open.at(-1);
    const element = toElement(
      name,
      inside?.name ?? around.at(-1) ?? '',
      attributes as Record<string, string>,
    );
    if (!inside) {
      if (announced.has(name)) found.push(element);
      if (wanted.has(name)) open.push(element);
      else around.push(name);
      if (around.length > DEEPEST_OF_ALL) throw tooDeep();
    } else if (below > 0 || open.length >= DEEPEST || inside.children.length >= MOST_CHILDREN) {
      below += 1;
      if (below > DEEPEST_OF_ALL) throw tooDeep();
    } else {
      if (inside.children === NONE) inside.children = [element];
      else inside.children.push(element);
      open.push(element);
    }
  };
  parser.ontext = parser.oncdata = (text) => {
    const element = open.at(-1);
    if (element && below === 0 && element.text.length <= MOST_CHARACTERS) element.text += text;
  };
  parser.onclosetag = () => {
    if (below > 0) below -= 1;
    else if (open.length > 1) open.pop();
    else if (open.length === 1) found.push(open.pop() as Element);
    else around.pop();
  };
  for await (const text of textOf(bytes)) {
    withoutStacks(() => parser.write(text));
    yield found;
    found = [];
  }
  parser.close();
  yield found;
}

/**
 * Does something in which errors are made that nobody reads, without noting of each where it was made. The parser makes one of every letter that
 * stands where none may: noting it took ten times as long as reading, and a file of nothing else a minute for five megabytes.
 */
function withoutStacks(act: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    act();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const tooDeep = () =>
  new SourceFileError('too-deep', `elements are within one another, more than ${DEEPEST_OF_ALL} deep`);

/** Most have none: what each would hold them in is more than all the rest of it. */
const NONE: Element[] = [];
type Growing = Element & { children: Element[] };

const toElement = (name: string, parent: string, attributes: Record<string, string>): Growing => ({
  name,
  parent,
  attributes,
  text: '',
  children: NONE,
});

/** Names that are kept: more than any export has. */
const MOST_NAMES = 1_000;

/** Gives for equal names one and the same text. The parser puts each together of its letters, and to compare those took a fifth of reading. */
function oneOfEach(): (name: string) => string {
  const names = new Map<string, string>();
  return (name) => {
    const known = names.get(name);
    if (known === undefined && names.size < MOST_NAMES) names.set(name, name);
    return known ?? name;
  };
}

/** An element directly in another: of several of one name the first. */
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

/** The text of an element in another, without white space around it; empty where there is none. */
export const textIn = (element: Element | undefined, name: string): string =>
  childOf(element, name)?.text.trim() ?? '';
