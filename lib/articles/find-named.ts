import { database } from '@/lib/platform/db';
import type { NamedArticle } from './schemas';
import { findByNames } from './store';

/**
 * The articles that go by some names, each by its own: its id, its slug, what the publication's system knows it by, or where it is read.
 * One that goes by none of them is left out.
 */
export const findNamed = ({ names }: { names: string[] }): Promise<(NamedArticle & { id: string })[]> =>
  findByNames(database(), [...new Set(names)]);
