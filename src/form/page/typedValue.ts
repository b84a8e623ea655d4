/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * The value of an input: what the document has, until something else is typed. A value that is being typed is never replaced by one of the
 * document; Escape gives it up.
 */
export class TypedValue {
  readonly #input: HTMLInputElement | HTMLTextAreaElement
  readonly #post: (value: string) => void
  /** What the document has. */
  #shown = ''

  /** @param post called with a value that was typed, when it is finished */
  constructor(input: HTMLInputElement | HTMLTextAreaElement, post: (value: string) => void) {
    this.#input = input
    this.#post = post
    input.addEventListener('change', () => this.commit())
    input.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) this.#reset()
    })
  }

  show(value: string): void {
    const isTyping = document.activeElement === this.#input && this.#input.value !== this.#shown
    this.#shown = value
    if (isTyping || this.#input.value === value) return
    const { selectionStart, selectionEnd } = this.#input
    this.#input.value = value
    if (document.activeElement === this.#input && selectionStart !== null) this.#input.setSelectionRange(selectionStart, selectionEnd)
  }

  #reset(): void {
    if (this.#input.value === this.#shown) return
    this.#input.value = this.#shown
    this.#input.dispatchEvent(new Event('input'))
  }

  commit(): void {
    if (this.#input.value !== this.#shown && !this.#input.readOnly) this.#post(this.#input.value)
  }
}
