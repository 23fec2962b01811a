import { PageFrame } from './_frame/page-frame';
import { ButtonLink } from './_ui/button';
import { Page, PageHeading } from './_ui/page';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PageFrame returnTo="/">
      <Page column>
        <PageHeading
          title="There is nothing at this address"
          intro="It may have moved, or been taken down, or the address may have lost a letter on its way here."
        />
        <ButtonLink href="/">Go to the front page</ButtonLink>
      </Page>
    </PageFrame>
  );
}
