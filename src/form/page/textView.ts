/// <reference lib="dom" />
import type { Control } from '../../features/articleForm/formTypes'
import { cutsOf, type HeadlineRoom } from '../../core/style/headlineRoom'
import { displayWidth } from '../../core/words/displayWidth'
import { describe, type ControlView, type FieldContext, type FormHost } from './controlView'
import { element, filled, newId, setText } from './elements'
import { TypedValue } from './typedValue'

/** A text, or a headline with its width. */
export function textView(host: FormHost, isHeadline: boolean): ControlView {
  const input = element('textarea', { rows: '1', class: 'cf-text' })
  const width = element('p', { class: 'cf-width', id: newId() })
  let context: FieldContext | undefined
  let hasLines = false
  let rooms: readonly HeadlineRoom[] = []
  const value = new TypedValue(input, (text) => {
    if (context) host.change({ kind: 'text', path: context.path, text })
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || (hasLines && !event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    value.commit()
  })
  const showWidth = () => {
    if (isHeadline && context) setText(width, widthInWords(input.value.trim(), rooms, context))
  }
  input.addEventListener('input', () => {
    // Pasted line ends; those of a text of several lines stay.
    if (!hasLines && input.value.includes('\n'))
      input.value = input.value
        .split('\n')
        .map((line) => line.trim())
        .join(' ')
    showWidth()
  })
  return {
    element: element('div', {}, input, ...(isHeadline ? [width] : [])),
    labelled: input,
    update(control: Control, next) {
      if (control.kind !== 'text' && control.kind !== 'headline') return
      context = next
      rooms = control.kind === 'headline' ? control.rooms : []
      hasLines = control.kind === 'text' && control.hasLines
      describe(input, isHeadline ? { ...next, describedBy: `${next.describedBy} ${width.id}`.trim() } : next)
      input.readOnly = next.isReadOnly
      value.show(control.text)
      showWidth()
    },
    commit: () => value.commit(),
  }
}

/** The width of a headline, the places that cut it, and on lines of their own what is left of it. */
function widthInWords(title: string, rooms: readonly HeadlineRoom[], { words }: FieldContext): string {
  const cuts = cutsOf(title, rooms)
  const width = filled(words.width, String(displayWidth(title)))
  if (cuts.length === 0) return `${width} ${words.whole}`
  const places = cuts.map(({ name, columns }) => `${name} (${columns})`)
  const shown = [...new Set(cuts.map((cut) => cut.shown))]
  return [`${width} ${filled(words.cut, places.join(', '))}`, ...shown].join('\n')
}
