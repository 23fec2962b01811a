import { query } from './database';
import type { Statement } from './statements';

type PlanNode = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
};

/** Runs a statement under EXPLAIN ANALYZE: the indexes it used, the tables it read whole, and the most rows that a step gave. */
export async function explain({ sql, values }: Statement) {
  const [row] = await query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (analyze, format json) ${sql}`,
    values,
  );
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
    mostRows: Math.max(...nodes.map((node) => node['Actual Rows'] ?? 0)),
  };
}
