import { forgetProblem, sayProblem } from './problem';
import { putAgain } from './put-again';
import { make, shadowOf } from './shadow';

/** Pixels of its side on the page, and of the canvas, for screens with two a dot. */
const SIDE = 64;
const DRAWN = 2 * SIDE;

const CSS = `
  canvas { display: block; inline-size: ${SIDE}px; block-size: ${SIDE}px; margin-block-start: 1rem; border-radius: 50% }
  canvas[hidden] { display: none }`;

/**
 * `<picture-preview label="How it will look" most="5242880" large="…" types="image/png,…" other="…"><form>…<input type="file">`: shows the
 * middle of what was chosen, before it is sent. What is too large, or no picture of ours, is said at once. Without script: the form.
 */
class PicturePreview extends HTMLElement {
  private leave: () => void = () => undefined;
  private readonly canvas = make('canvas', {
    role: 'img',
    width: String(DRAWN),
    height: String(DRAWN),
    hidden: '',
  });

  connectedCallback(): void {
    this.canvas.ariaLabel = this.getAttribute('label');
    shadowOf(this, CSS).replaceChildren(make('slot'), this.canvas);
    this.addEventListener('change', () => void this.show());
    this.leave = putAgain(() => void this.show());
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private async show(): Promise<void> {
    // Before it stand those that Next puts into a form.
    const input = this.querySelector<HTMLInputElement>('input[type=file]');
    const file = input?.files?.[0];
    this.canvas.hidden = true;
    if (!input || !file) return;
    forgetProblem(this);
    const problem = this.problemWith(file);
    if (problem) {
      input.value = '';
      return sayProblem(this.querySelector('form') ?? this, problem);
    }
    // As an image it would need an address, and the page's policy allows none but this site's.
    const picture = await createImageBitmap(file).catch(() => null);
    // What browsers cannot read is for the server to judge; and another may have been chosen meanwhile.
    if (!picture || input.files?.[0] !== file) return;
    const side = Math.min(picture.width, picture.height);
    const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
    const pen = this.canvas.getContext('2d');
    if (!pen) return;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, DRAWN, DRAWN);
    pen.drawImage(picture, left, top, side, side, 0, 0, DRAWN, DRAWN);
    picture.close();
    this.canvas.hidden = false;
  }

  private problemWith({ size, type }: File): string | null {
    if (size > Number(this.getAttribute('most'))) return this.getAttribute('large');
    return this.getAttribute('types')?.split(',').includes(type) ? null : this.getAttribute('other');
  }
}

customElements.define('picture-preview', PicturePreview);
