/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { NameOption } from '../../features/articleForm/nameOptions'
import { element, newId } from './elements'

export interface NameQuestions {
  /** Asks for the names that match what is typed. */
  ask(typed: string, show: (options: readonly NameOption[]) => void): void
  /** A name was chosen, or typed and finished with Enter. */
  take(name: string): void
  isReadOnly(): boolean
  /** Whether only offered names are taken; then a part of a name is completed to the first that is offered. */
  isClosed(): boolean
}

/**
 * A text field with a list of names below it: a combobox as described in the ARIA Authoring Practices Guide (editable, with list autocomplete).
 */
export class NameInput {
  readonly input: HTMLInputElement
  readonly element: HTMLElement
  readonly #list: HTMLUListElement
  readonly #questions: NameQuestions
  #active = -1

  constructor(questions: NameQuestions) {
    this.#questions = questions
    const id = newId()
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id }
    this.input = element('input', { type: 'text', class: 'cf-text', autocomplete: 'off', spellcheck: 'false', ...attributes })
    this.#list = element('ul', { id, role: 'listbox', class: 'cf-options', hidden: '' })
    this.element = element('div', { class: 'cf-nameInput' }, this.input, this.#list)
    this.input.addEventListener('input', () => this.#ask())
    this.input.addEventListener('click', () => this.#ask())
    this.input.addEventListener('blur', () => this.close())
    this.input.addEventListener('keydown', (event) => this.#press(event))
    // The list takes no focus.
    this.#list.addEventListener('mousedown', (event) => event.preventDefault())
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : undefined
      if (option) this.#take(option.dataset['name'] ?? '')
    })
  }

  /** @param label for the list */
  name(label: string): void {
    this.#list.setAttribute('aria-label', label)
  }

  close(): void {
    this.#list.hidden = true
    this.#activate(-1)
    this.input.setAttribute('aria-expanded', 'false')
  }

  #ask(): void {
    if (this.#questions.isReadOnly()) return
    this.#questions.ask(this.input.value.trim(), (options) => this.#show(options))
  }

  #show(options: readonly NameOption[]): void {
    if (document.activeElement !== this.input) return
    this.#list.replaceChildren(
      ...options.map(({ text, detail }) =>
        element(
          'li',
          { role: 'option', id: newId(), 'aria-selected': 'false', 'data-name': text },
          element('span', { class: 'cf-option' }, text),
          ...(detail === '' ? [] : [' ', element('span', { class: 'cf-detail' }, detail)]),
        ),
      ),
    )
    this.#list.hidden = options.length === 0
    this.input.setAttribute('aria-expanded', String(options.length > 0))
    this.#activate(-1)
    this.#list.scrollIntoView({ block: 'nearest' })
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    const { length } = this.#list.children
    const isOpen = !this.#list.hidden
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (!isOpen) this.#ask()
      else this.#activate(this.#active < 0 && step < 0 ? length - 1 : (this.#active + step + length) % length)
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      this.close()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const typed = this.input.value.trim()
      const chosen = this.#nameAt(this.#active) ?? (this.#questions.isClosed() && isOpen && typed !== '' ? this.#nameAt(0) : undefined)
      this.#take(chosen ?? typed)
    }
  }

  #nameAt(index: number): string | undefined {
    const option = this.#list.children[index]
    return option instanceof HTMLElement ? option.dataset['name'] : undefined
  }

  #take(name: string): void {
    this.close()
    if (!this.#questions.isReadOnly()) this.#questions.take(name)
  }

  #activate(index: number): void {
    for (const [at, option] of [...this.#list.children].entries()) option.setAttribute('aria-selected', String(at === index))
    this.#active = index
    const option = this.#list.children[index]
    if (!option) {
      this.input.removeAttribute('aria-activedescendant')
      return
    }
    this.input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }
}
