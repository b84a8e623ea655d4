/// <reference lib="dom" />
import type { Control } from '../../features/articleForm/formTypes'
import { displayWidth } from '../../core/words/displayWidth'
import { titleColumns } from '../../core/words/titleColumns'
import { describe, type ControlView, type FieldContext, type FormHost } from './controlView'
import { element, filled, newId, setText } from './elements'
import { TypedValue } from './typedValue'

type Network = keyof typeof titleColumns
const networks = Object.keys(titleColumns) as readonly Network[]

/** A text, or a headline with its width. */
export function textView(host: FormHost, isHeadline: boolean): ControlView {
  const input = element('textarea', { rows: '1', class: 'cf-text' })
  const width = element('p', { class: 'cf-width', id: newId() })
  let context: FieldContext | undefined
  let hasLines = false
  const value = new TypedValue(input, (text) => {
    if (context) host.change({ kind: 'text', path: context.path, text })
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || (hasLines && !event.ctrlKey && !event.metaKey)) return
    event.preventDefault()
    value.commit()
  })
  const showWidth = () => {
    if (isHeadline && context) setText(width, widthInWords(input.value, context))
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
      hasLines = control.kind === 'text' && control.hasLines
      describe(input, isHeadline ? { ...next, describedBy: `${next.describedBy} ${width.id}`.trim() } : next)
      input.readOnly = next.isReadOnly
      value.show(control.text)
      showWidth()
    },
    commit: () => value.commit(),
  }
}

function widthInWords(title: string, { words }: FieldContext): string {
  const columns = displayWidth(title.trim())
  const cutBy = networks.filter((network) => columns > titleColumns[network])
  const places = cutBy.map((network) => `${words[network]} (${titleColumns[network]})`)
  return `${filled(words.width, String(columns))} ${places.length === 0 ? words.whole : filled(words.cut, places.join(', '))}`
}
