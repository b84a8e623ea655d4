/// <reference lib="dom" />
import type { DateControl } from '../../features/articleForm/formTypes'
import { describe, type ControlView, type FieldContext, type FormHost } from './controlView'
import { button, element, filled, newId, setText } from './elements'

/** How long after the last change of the picker its date is written: while a year is typed, it is another year after each digit. */
const quietMs = 900

/** A date with the browser's own picker. */
export function dateView(host: FormHost): ControlView {
  const input = element('input', { class: 'cf-date' })
  const zone = element('p', { class: 'cf-zone', id: newId() })
  const addTime = button('', 'cf-link', () => {
    wantsTime = true
    show()
    input.focus()
  })
  let context: FieldContext | undefined
  let control: DateControl | undefined
  let wantsTime = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = ''

  const show = () => {
    if (!control || !context) return
    const hasTime = control.hasTime || wantsTime
    const value = control.clock === '' ? '' : hasTime ? `${control.clock}T00:00`.slice(0, control.hasSeconds ? 19 : 16) : control.clock
    const isTyping = document.activeElement === input && input.value !== shown
    input.type = hasTime ? 'datetime-local' : 'date'
    input.step = control.hasSeconds ? '1' : '60'
    if (!isTyping && input.value !== value) input.value = value
    shown = value
    addTime.hidden = hasTime || context.isReadOnly
    setText(addTime, context.words.addTime)
    setText(zone, hasTime ? (control.zone === '' ? context.words.noZone : filled(context.words.zone, control.zone)) : '')
  }
  const commit = () => {
    clearTimeout(timer)
    // A date that is not complete has no value. The page of another article has other inputs.
    if (context && input.isConnected && input.value !== '' && input.value !== shown)
      host.change({ kind: 'date', path: context.path, clock: input.value })
  }
  input.addEventListener('change', () => {
    clearTimeout(timer)
    timer = setTimeout(commit, quietMs)
  })
  input.addEventListener('blur', commit)
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') commit()
  })
  return {
    element: element('div', {}, input, zone, addTime),
    labelled: input,
    update(next, given) {
      if (next.kind !== 'date') return
      if (next.hasTime) wantsTime = false
      control = next
      context = given
      describe(input, { ...given, describedBy: `${given.describedBy} ${zone.id}`.trim() })
      input.readOnly = given.isReadOnly
      show()
    },
    commit,
  }
}
