import encodeQr from 'qr';
import styles from './second-step.module.css';

/** Light squares around a code, without which cameras do not find it. */
const BORDER = 4;

/** A text as a QR code: dark on light in the dark as well, for cameras. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQr(text, 'raw', { border: BORDER });
  // Each run of dark squares is one stroke of the path.
  const path = rows.flatMap((row, y) =>
    runsOf(row).map(([from, to]) => `M${from} ${y}h${to - from}v1H${from}z`),
  );
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className={styles.light} d={`M0 0h${rows.length}v${rows.length}H0z`} />
      <path className={styles.dark} d={path.join('')} />
    </svg>
  );
}

function runsOf(row: readonly boolean[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last?.[1] === x) last[1] = x + 1;
    else runs.push([x, x + 1]);
  }
  return runs;
}
