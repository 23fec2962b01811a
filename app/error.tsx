'use client';

import { Button, ButtonLink, ButtonRow } from './_ui/button';
import { Page, PageHeading } from './_ui/page';

/** What anyone sees of a fault of ours. The details are in the log, under the digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page column>
      <title>Something went wrong</title>
      <PageHeading
        title="Something went wrong on our side"
        intro="Nothing you have posted is lost, and what you were typing is kept. Please try again in a moment."
      />
      <ButtonRow>
        <Button tone="primary" type="button" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Go to the front page</ButtonLink>
      </ButtonRow>
      {error.digest && <p>Should you write to us about it, please mention {error.digest}.</p>}
    </Page>
  );
}
