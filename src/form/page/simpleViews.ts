/// <reference lib="dom" />
import { describe, type ControlView, type FieldContext, type FormHost } from './controlView'
import { button, element, setText } from './elements'
import { TypedValue } from './typedValue'

const nothing = () => {}

/** One of a few values. */
export function choiceView(host: FormHost): ControlView {
  const select = element('select', { class: 'cf-choice' })
  let context: FieldContext | undefined
  let written = ''
  select.addEventListener('change', () => {
    if (context && select.value !== written) host.change({ kind: 'text', path: context.path, text: select.value })
  })
  return {
    element: select,
    labelled: select,
    update(control, next) {
      if (control.kind !== 'choice') return
      context = next
      const unset = control.text === '' ? [{ text: '', description: undefined }] : []
      const options = [...unset, ...control.choices].map(({ text, description }) => {
        const option = element('option', { value: text }, text === '' ? next.words.unset : text)
        if (description !== undefined) option.title = description
        return option
      })
      const isSame =
        options.length === select.options.length && options.every((option, at) => option.isEqualNode(select.options[at] ?? null))
      if (!isSame) select.replaceChildren(...options)
      if (!isSame || control.text !== written) select.value = control.text
      written = control.text
      select.disabled = next.isReadOnly
      describe(select, next)
    },
    commit: nothing,
  }
}

export function switchView(host: FormHost): ControlView {
  const input = element('input', { type: 'checkbox', role: 'switch', class: 'cf-switch' })
  let context: FieldContext | undefined
  input.addEventListener('change', () => {
    if (context) host.change({ kind: 'switch', path: context.path, isOn: input.checked })
  })
  return {
    element: input,
    labelled: input,
    update(control, next) {
      if (control.kind !== 'switch') return
      context = next
      input.checked = control.isOn === true
      input.disabled = next.isReadOnly
      describe(input, { ...next, isRequired: false })
    },
    commit: nothing,
  }
}

/** The address of an image, with the image if it is a file of the site. */
export function imageView(host: FormHost): ControlView {
  const input = element('input', { type: 'text', class: 'cf-text', spellcheck: 'false' })
  const image = element('img', { alt: '', class: 'cf-image', hidden: '' })
  const pick = button('', 'cf-button', () => context && host.pickImage(context.path))
  let context: FieldContext | undefined
  const value = new TypedValue(input, (text) => {
    if (context) host.change({ kind: 'text', path: context.path, text })
  })
  image.addEventListener('error', () => {
    image.hidden = true
  })
  return {
    element: element('div', { class: 'cf-imageBox' }, input, pick, image),
    labelled: input,
    update(control, next) {
      if (control.kind !== 'image') return
      context = next
      const source = next.images[control.text] ?? ''
      if (image.getAttribute('src') !== source) {
        image.hidden = source === ''
        if (source === '') image.removeAttribute('src')
        else image.src = source
      }
      value.show(control.text)
      input.readOnly = next.isReadOnly
      pick.hidden = next.isReadOnly
      setText(pick, next.words.pickImage)
      pick.setAttribute('aria-describedby', next.labelId)
      describe(input, next)
    },
    commit: () => value.commit(),
  }
}

/** A value that the form does not edit. */
export function sourceView(host: FormHost): ControlView {
  const source = element('pre', { class: 'cf-source', tabindex: '0', role: 'group' })
  const note = element('span', { class: 'cf-note' })
  const reveal = button('', 'cf-link', () => context && host.reveal(context.path))
  let context: FieldContext | undefined
  return {
    element: element('div', {}, source, note, ' ', reveal),
    labelled: undefined,
    update(control, next) {
      if (control.kind !== 'source') return
      context = next
      setText(source, control.text)
      source.setAttribute('aria-labelledby', next.labelId)
      setText(note, next.words.notEdited)
      setText(reveal, next.words.reveal)
      reveal.setAttribute('aria-describedby', next.labelId)
    },
    commit: nothing,
  }
}
