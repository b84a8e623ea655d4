/// <reference lib="dom" />
import { describe, type ControlView, type FieldContext, type FormHost } from './controlView'
import { button, element, filled, newId, setChildren } from './elements'
import { NameInput } from './nameInput'
import { TypedValue } from './typedValue'

/** One name. */
export function nameView(host: FormHost): ControlView {
  let context: FieldContext | undefined
  let isClosed = false
  const post = (text: string) => {
    if (context) host.change({ kind: 'text', path: context.path, text: text.trim() })
  }
  const names = new NameInput({
    ask: (typed, show) => context && host.options(context.path, typed, [], show),
    take: (name) => {
      names.input.value = name
      value.commit()
    },
    isReadOnly: () => context?.isReadOnly === true,
    isClosed: () => isClosed,
  })
  const value = new TypedValue(names.input, post)
  return {
    element: names.element,
    labelled: names.input,
    update(control, next) {
      if (control.kind !== 'name') return
      context = next
      isClosed = control.isClosed
      names.name(next.label)
      names.input.readOnly = next.isReadOnly
      value.show(control.text)
      describe(names.input, next)
    },
    commit: () => value.commit(),
  }
}

/** Several names: each with a button that takes it away, and an input for another one. */
export function namesView(host: FormHost): ControlView {
  let context: FieldContext | undefined
  let texts: readonly string[] = []
  let isClosed = false
  const add = (name: string) => {
    if (!context || name === '') return
    host.change({ kind: 'add', path: context.path, text: name })
    names.input.value = ''
  }
  const names = new NameInput({
    ask: (typed, show) => context && host.options(context.path, typed, texts, show),
    take: add,
    isReadOnly: () => context?.isReadOnly === true,
    isClosed: () => isClosed,
  })
  names.input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) names.input.value = ''
  })
  // A name that was typed and left is meant, if any name may be written.
  names.input.addEventListener('change', () => !isClosed && add(names.input.value.trim()))
  const id = newId()
  const list = element('ul', { class: 'cf-chips' })
  const chips = new Map<string, HTMLLIElement>()
  const chipFor = (text: string, words: FieldContext['words']) => {
    const takeAway = button('×', 'cf-take', () => {
      const next = chip.nextElementSibling ?? chip.previousElementSibling
      if (context) host.change({ kind: 'take', path: context.path, text })
      ;(next?.querySelector('button') ?? names.input).focus()
    })
    takeAway.setAttribute('aria-label', filled(words.take, text))
    takeAway.title = filled(words.take, text)
    const chip = element('li', {}, element('span', {}, text), takeAway)
    return chip
  }
  const group = element('div', { role: 'group', id }, list, names.element)
  return {
    element: group,
    labelled: undefined,
    update(control, next) {
      if (control.kind !== 'names') return
      context = next
      texts = control.texts
      isClosed = control.isClosed
      group.setAttribute('aria-labelledby', next.labelId)
      const unique = new Set(texts)
      for (const text of chips.keys()) if (!unique.has(text)) chips.delete(text)
      for (const text of unique) chips.set(text, chips.get(text) ?? chipFor(text, next.words))
      setChildren(
        list,
        [...unique].flatMap((text) => chips.get(text) ?? []),
      )
      for (const takeAway of list.querySelectorAll('button')) takeAway.disabled = next.isReadOnly
      list.hidden = unique.size === 0
      names.input.setAttribute('aria-label', filled(next.words.add, next.label))
      names.input.placeholder = isClosed ? next.words.unset : filled(next.words.add, next.label)
      names.input.readOnly = next.isReadOnly
      names.name(filled(next.words.names, next.label))
      describe(names.input, next)
    },
    commit: () => {
      if (!isClosed) add(names.input.value.trim())
    },
  }
}
