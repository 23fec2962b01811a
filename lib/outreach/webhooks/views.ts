import type { DeliveryItem, WebhookView } from './schemas';
import type { DeliveryRow, EndpointRow } from './store';

export const toView = ({
  failures: _failures,
  restUntil: _restUntil,
  stateSince,
  failingSince,
  previousUntil,
  createdAt,
  ...row
}: EndpointRow & { waiting: number }): WebhookView => ({
  ...row,
  stateSince: stateSince.toISOString(),
  failingSince: failingSince?.toISOString() ?? null,
  previousUntil: previousUntil?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

export const toItem = ({ id, type, at, state, attempts, nextAt, status }: DeliveryRow): DeliveryItem => ({
  id,
  type,
  state,
  attempts,
  status,
  at: at.toISOString(),
  nextAt: state === 'WAITING' ? nextAt.toISOString() : null,
});
