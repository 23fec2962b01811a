import type { ReactNode } from 'react';
import styles from './figures.module.css';

export type FigureRow = {
  name: ReactNode;
  /** Where the name is no text, or not the only one of its kind. */
  key?: string;
  /** What it counts, in a few words below its name. */
  note?: string;
  /** One for each column. */
  values: readonly ReactNode[];
};

/** Numbers side by side: what they are on the left, a column for each period or case. */
export function Figures({
  labelledBy,
  columns,
  rows,
}: {
  /** The id of the heading that names the table. */
  labelledBy: string;
  columns: readonly string[];
  rows: readonly FigureRow[];
}) {
  return (
    <table className={styles.figures} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, key, note, values }) => (
          <tr key={key ?? `${name} ${note}`}>
            <th scope="row">
              {name}
              {note && <span className={styles.note}>{note}</span>}
            </th>
            {values.map((value, place) => (
              <td key={columns[place]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
