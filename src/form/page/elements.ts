/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** A new element. @param attributes by their names in HTML, such as `class` and `aria-label` */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...content)
  return made
}

export function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: className }, label)
  made.addEventListener('click', onClick)
  return made
}

/** Sets an attribute, or removes it for ''. */
export function setOrRemove(target: Element, name: string, value: string): void {
  if (value === '') target.removeAttribute(name)
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value)
}

/** Sets the text, if it is another one: a screen reader would read the same text again. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text
}

/** Puts values into the places `{0}`, `{1}` of a text. */
export function filled(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (place, index) => values[Number(index)] ?? place)
}

/**
 * Makes the children of an element those that are given, in their order. Those that stay in place keep the focus and what is typed in them; if
 * one with the focus has to move, it gets it back; if it goes, what takes its place gets it.
 */
export function setChildren(parent: Element, children: readonly Element[]): void {
  const focused = document.activeElement
  const place = focused ? [...parent.children].findIndex((child) => child.contains(focused)) : -1
  const wanted = new Set(children)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  let next = parent.firstElementChild
  for (const child of children) {
    if (child === next) next = next.nextElementSibling
    else parent.insertBefore(child, next)
  }
  if (place < 0 || focused === document.activeElement || !(focused instanceof HTMLElement)) return
  if (parent.contains(focused)) focused.focus()
  else focusIn(parent.children[place] ?? parent.lastElementChild ?? parent.closest('.cf-field'))
}

/** Inputs first: a button may remove what it is in. */
function focusIn(target: Element | null): void {
  const inside = target?.querySelector<HTMLElement>('input, textarea, select') ?? target?.querySelector<HTMLElement>('button:not([hidden])')
  inside?.focus()
}

let ids = 0

export function newId(): string {
  return `cf-${++ids}`
}
