import type { ScriptlessPage } from './page';

type Submitter = HTMLButtonElement | HTMLInputElement;

/** What a click does by HTML alone. What would need script is a failure. */
export async function activate(page: ScriptlessPage, clicked: Element): Promise<void> {
  const target = clicked.closest('a[href], button, input, summary, label');
  switch (target?.localName) {
    case 'a': {
      const { href } = target as HTMLAnchorElement;
      await page.navigate({ url: href, isLink: true });
      return;
    }
    case 'summary': {
      target.parentElement?.toggleAttribute('open');
      return;
    }
    case 'label': {
      const { control } = target as HTMLLabelElement;
      if (control) await activate(page, control);
      return;
    }
    case 'button':
    case 'input': {
      await press(page, target as Submitter);
      return;
    }
    default:
      throw new Error(`a click on <${clicked.localName}> does nothing without script`);
  }
}

async function press(page: ScriptlessPage, control: Submitter): Promise<void> {
  if (control.type === 'radio' || control.type === 'checkbox')
    (control as HTMLInputElement).checked =
      control.type === 'radio' || !(control as HTMLInputElement).checked;
  else if (control.type === 'submit' && control.form) await submit(page, control.form, control);
  else throw new Error(`“${control.textContent}” does nothing without script`);
}

/** Enter in a field presses its form's first button. */
export async function submitFrom(page: ScriptlessPage, { form }: HTMLInputElement): Promise<void> {
  if (!form) throw new Error('the field is in no form');
  const button = [...form.elements].find((element) => (element as Submitter).type === 'submit');
  await submit(page, form, button as Submitter);
}

/** Sends a form by one of its buttons (HTML, form submission algorithm). */
async function submit(page: ScriptlessPage, form: HTMLFormElement, submitter: Submitter): Promise<void> {
  const isChecked = !form.noValidate && !submitter.formNoValidate;
  const wrong = isChecked && [...form.elements].find((element) => element.matches(':invalid'));
  if (wrong) throw new Error(`the browser sends nothing: “${wrong.getAttribute('name')}” is not valid`);
  const attribute = (name: string) => submitter.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const url = new URL(attribute('action') || page.url(), page.url());
  const Form = form.ownerDocument.defaultView!.FormData;
  const entries = [...new Form(form, submitter)].map(([name, value]): [string, string] => [
    name,
    // A file that was not chosen is sent empty.
    typeof value === 'string' ? value : '',
  ]);
  if (attribute('method').toLowerCase() === 'post') {
    await page.navigate({ url: url.href, form: { entries, enctype: attribute('enctype').toLowerCase() } });
    return;
  }
  url.search = new URLSearchParams(entries).toString();
  await page.navigate({ url: url.href });
}
