// @vitest-environment jsdom
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server.node';
import { expect, it, vi } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import type { ActionState } from '@/lib/web/http/define-action';
import { SeveralForm } from './several-form';
import { TakeBackSeveral } from './take-back-several';

// The actions run on a server, with a session: here they are what a page needs to know them by.
vi.mock('@/app/admin/several/actions', () => {
  const known = (name: string) => {
    const act = () => undefined;
    return Object.assign(act, {
      bind: () => act,
      $$IS_SIGNATURE_EQUAL: (other: string) => other === name,
      $$FORM_ACTION: () => ({
        name: '',
        method: 'POST',
        encType: 'multipart/form-data',
        data: new FormData(),
      }),
    });
  };
  return { decideTogether: known('decideTogether'), takeBackTogether: known('takeBackTogether') };
});

type Act = 'decideTogether' | 'takeBackTogether';
const textOf = (choice: string) => ({ choice, name: 'Ann', title: 'A washer', href: '#', body: choice });

/** The page as it is drawn, and, with what was sent, as it answers: it is made of that, and of nothing that a browser keeps. */
async function draw(
  { texts, held }: { texts: string[]; held?: string[] },
  sent?: { act: Act; state: Partial<ActionState<unknown>> },
): Promise<void> {
  const state = sent && { status: 'done', fieldErrors: {}, values, ...sent.state };
  const formState = sent && [state, await keyOfForms(), sent.act, 0];
  const page = inEnglish(
    <>
      <TakeBackSeveral comments={held} />
      <SeveralForm
        action="REJECT"
        texts={texts.map(textOf)}
        rules={[{ key: 'civility', title: 'Be civil' }]}
      />
    </>,
  );
  const options = { formState } as Parameters<typeof renderToPipeableStream>[1];
  const html = await new Promise<string>((resolve, reject) => {
    const stream = renderToPipeableStream(page, {
      ...options,
      onError: reject,
      onAllReady: () => resolve(text(stream.pipe(new PassThrough()))),
    });
  });
  document.body.innerHTML = html;
}

/** By which React knows a form of this page again, wherever it stands. */
async function keyOfForms(): Promise<string> {
  await draw({ texts: ['a.1'] });
  return document.querySelector<HTMLInputElement>('[name="$ACTION_KEY"]')!.value;
}

const ticked = () =>
  [...document.querySelectorAll<HTMLInputElement>('[type="checkbox"]')].flatMap(({ value, checked }) =>
    checked ? value : [],
  );
const field = (name: string, form = 'form') =>
  document.querySelector<HTMLInputElement>(`${form} [name="${name}"]`);
const values = { comments: 'a.1 b.2', houseRule: 'civility', reason: 'Leave her out of it.' };

it('what is taken back stands in the form as it was sent; what was left out stays out', async () => {
  await draw({ texts: ['c.3'], held: ['a.1', 'b.2'] }, { act: 'decideTogether', state: {} });
  expect(ticked()).toEqual([]);
  expect(field('reason', '#several')?.value).toBe('');
  // The form that takes back has it along.
  const sent = Object.fromEntries(Object.keys(values).map((name) => [name, field(name)?.value]));
  expect(sent).toEqual(values);
  const state = { values: sent as typeof values, result: { late: 0, count: 2 } };
  await draw({ texts: ['a.1', 'b.2', 'c.3'] }, { act: 'takeBackTogether', state });
  expect(ticked()).toEqual(['a.1', 'b.2']);
  expect(field('reason', '#several')?.value).toBe(values.reason);
  expect(document.querySelector<HTMLInputElement>('[name="houseRule"]:checked')?.value).toBe('civility');
  expect(document.querySelector('details')?.open).toBe(true);
  expect(document.body.textContent).not.toContain('Too late');
});

it('what could not be decided, and can by now, is ticked as it was', async () => {
  await draw({ texts: ['b.2', 'c.3'] }, { act: 'decideTogether', state: {} });
  expect(ticked()).toEqual(['b.2']);
});

it('says of how many it was too late', async () => {
  await draw({ texts: ['a.1'] }, { act: 'takeBackTogether', state: { result: { late: 1, count: 2 } } });
  expect(document.body.textContent).toContain('Too late to take back: 1 of 2.');
});

it('has what was chosen for whoever is signed out, and is shown no texts', async () => {
  await draw({ texts: [] }, { act: 'decideTogether', state: { status: 'error', code: 'unauthenticated' } });
  const chosen = document.querySelector<HTMLInputElement>('[name="comments"]');
  expect([chosen?.value, chosen?.form?.id]).toEqual([values.comments, 'several']);
});

it('takes back what was to be taken back by whoever is signed out, with its rule and reason', async () => {
  const state = { status: 'error', code: 'unauthenticated', message: 'Your session has ended.' } as const;
  await draw({ texts: [] }, { act: 'takeBackTogether', state });
  expect(document.querySelectorAll('form')).toHaveLength(1);
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('Your session has ended.');
  expect(Object.fromEntries(Object.keys(values).map((name) => [name, field(name)?.value]))).toEqual(values);
  expect(document.querySelector('button')?.textContent).toBe('Take them all back: 2');
});
