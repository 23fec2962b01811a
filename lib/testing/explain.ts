import { connectionPool } from '@/lib/platform/db';
import type { Statement } from './statements';

type PlanNode = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
};

/**
 * Runs a statement under EXPLAIN ANALYZE: the indexes it used, the tables it read whole, and the most rows that a step gave, and one that joins.
 * @param given settings of the planner's, as `enable_indexscan = off`
 */
export async function explain({ sql, values, given = [] }: Statement & { given?: string[] }) {
  const client = await connectionPool().connect();
  let row;
  try {
    await client.query('begin');
    for (const setting of given) await client.query(`set local ${setting}`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, format json) ${sql}`,
      values,
    );
    [row] = rows;
    await client.query('commit');
  } finally {
    client.release();
  }
  const nodes: PlanNode[] = [];
  const walk = (node: PlanNode) => {
    // What was planned for a case that did not come up.
    if (node['Actual Loops'] === 0) return;
    nodes.push(node);
    node.Plans?.forEach(walk);
  };
  walk(row!['QUERY PLAN'][0].Plan);
  return {
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    scannedWhole: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .flatMap((node) => node['Relation Name'] ?? []),
    mostRows: most(nodes),
    mostJoined: most(nodes.filter((node) => /Loop|Join/.test(node['Node Type']))),
  };
}

const most = (nodes: PlanNode[]): number => Math.max(0, ...nodes.map((node) => node['Actual Rows'] ?? 0));
