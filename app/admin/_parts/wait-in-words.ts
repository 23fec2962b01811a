import { HOUR_MS } from '@/lib/platform/durations';

/** How long something has waited, from an ISO time: "20 minutes", "5 hours", "3 days". */
export function waitInWords(since: string, now: Date): string {
  const hours = (now.getTime() - Date.parse(since)) / HOUR_MS;
  if (hours < 1) return counted(Math.max(1, Math.floor(hours * 60)), 'minute');
  if (hours < 48) return counted(Math.floor(hours), 'hour');
  return counted(Math.floor(hours / 24), 'day');
}

const counted = (count: number, unit: string) => `${count}\u00a0${unit}${count === 1 ? '' : 's'}`;
