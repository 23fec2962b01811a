'use client';

import { useEffect, useRef } from 'react';
import { ErrorSummary, Notice } from '@/app/_ui/notice';

type State = { status: string; message?: string; fieldErrors: Record<string, string> };

/**
 * What stopped a form. Takes the focus when it appears, so that the next key leads to the problem.
 * @param fieldIds the control of each field
 */
export function FormErrors({ state, fieldIds }: { state: State; fieldIds: Record<string, string> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === 'error') place.current?.focus();
  }, [state]);
  if (state.status !== 'error') return null;
  return (
    <div ref={place} tabIndex={-1}>
      <Summary {...state} fieldIds={fieldIds} />
    </div>
  );
}

function Summary({ message, fieldErrors, fieldIds }: State & { fieldIds: Record<string, string> }) {
  const problems = Object.entries(fieldErrors).map(([field, text]) => ({
    message: text,
    fieldId: fieldIds[field],
  }));
  return problems.length > 0 ? (
    <ErrorSummary problems={problems} />
  ) : (
    <Notice tone="bad" title={message} live />
  );
}
