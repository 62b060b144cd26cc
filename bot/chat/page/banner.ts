/** The line of text under the header that says how the connection is. */
export class Banner {
  readonly #element: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** Shows the text, after a while in which {@link hide} can still prevent it. */
  show(text: string, delayMs = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#reveal(text), delayMs);
  }

  /** Shows the text for a few seconds. */
  flash(text: string): void {
    clearTimeout(this.#timer);
    this.#reveal(text);
    this.#timer = setTimeout(() => this.hide(), 6000);
  }

  /** Takes it away. */
  hide(): void {
    clearTimeout(this.#timer);
    this.#element.hidden = true;
  }

  #reveal(text: string): void {
    this.#element.textContent = text;
    this.#element.hidden = false;
  }
}
