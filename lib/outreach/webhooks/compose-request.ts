import type { Locale } from '@/lib/language/locales';
import { composeChat } from './compose-chat';
import type { Claimed } from './store';

/** A message as it is sent: the same text whenever it is, so that its signature can be checked against what is kept. */
export type Message = Pick<Claimed, 'id' | 'type' | 'at' | 'data' | 'format'>;

export const messageId = (deliveryId: string): string => `msg_${deliveryId}`;

/** The body of a message: Standard Webhooks' JSON, or what a chat takes. */
export function composeBody(
  message: Message,
  { locale, origin }: { locale: Locale; origin: string },
): string {
  const { type, at, data, format } = message;
  return format === 'STANDARD'
    ? JSON.stringify({ type, timestamp: at.toISOString(), data })
    : JSON.stringify(composeChat(message, format, { locale, origin }));
}
