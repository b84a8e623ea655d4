/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Control, FieldPath, FormField, FormProblem } from '../../features/articleForm/formTypes'
import type { FormWords } from '../protocol/formWords'
import type { ControlView, FieldContext, FormHost } from './controlView'
import { dateView } from './dateView'
import { button, element, filled, newId, setChildren, setText } from './elements'
import { nameView, namesView } from './namesView'
import { choiceView, imageView, sourceView, switchView } from './simpleViews'
import { textView } from './textView'

/** What the fields of a page share. */
export interface FormContext {
  readonly words: FormWords
  readonly isReadOnly: boolean
  readonly images: FieldContext['images']
}

export interface FieldHost extends FormHost {
  fix(problem: FormProblem, title: string): void
}

/** The element of one field: its label, description and problems around its control. */
export interface FieldView {
  readonly element: HTMLElement
  update(field: FormField, context: FormContext): void
  /** Says why a change was not made; until the next change of the field. */
  refuse(path: FieldPath, text: string): void
  commit(): void
}

function viewFor(kind: Exclude<Control['kind'], 'group'>, host: FormHost): ControlView {
  switch (kind) {
    case 'text':
      return textView(host, false)
    case 'headline':
      return textView(host, true)
    case 'date':
      return dateView(host)
    case 'choice':
      return choiceView(host)
    case 'name':
      return nameView(host)
    case 'names':
      return namesView(host)
    case 'image':
      return imageView(host)
    case 'switch':
      return switchView(host)
    case 'source':
      return sourceView(host)
  }
}

function fieldView(kind: Control['kind'], host: FieldHost): FieldView {
  return kind === 'group' ? groupView(host) : singleView(kind, host)
}

function singleView(kind: Exclude<Control['kind'], 'group'>, host: FieldHost): FieldView {
  const control = viewFor(kind, host)
  const { labelled } = control
  const label = labelled ? element('label') : element('span')
  label.className = 'cf-label'
  label.id = newId()
  if (labelled && label instanceof HTMLLabelElement) {
    labelled.id = newId()
    label.htmlFor = labelled.id
  }
  const head = fieldHead(label, host)
  const notes = fieldNotes(host)
  const whole = element('div', { class: `cf-field cf-is-${kind}` }, head.element, notes.description, control.element, notes.element)
  return {
    element: whole,
    update(field, context) {
      head.update(field, context)
      notes.update(field, context)
      control.update(field.control, {
        ...context,
        path: field.path,
        label: field.label,
        labelId: label.id,
        describedBy: notes.ids(),
        isRequired: field.isRequired,
        isInvalid: field.problems.some(({ severity }) => severity === 'error'),
      })
    },
    refuse: (_, text) => notes.refuse(text),
    commit: () => control.commit(),
  }
}

function groupView(host: FieldHost): FieldView {
  const label = element('span', { class: 'cf-label' })
  const head = fieldHead(label, host)
  const notes = fieldNotes(host)
  const fields = new FieldList(host)
  const legend = element('legend', {}, head.element)
  const whole = element('fieldset', { class: 'cf-group' }, legend, notes.description, notes.element, fields.element)
  return {
    element: whole,
    update(field, context) {
      head.update(field, context)
      notes.update(field, context)
      const description = notes.ids()
      if (description === '') whole.removeAttribute('aria-describedby')
      else whole.setAttribute('aria-describedby', description)
      fields.update(field.control.kind === 'group' ? field.control.fields : [], context)
    },
    refuse: (path, text) => fields.refuse(path, text) || notes.refuse(text),
    commit: () => fields.commit(),
  }
}

/** The name of a field, and the button that removes it. */
function fieldHead(label: HTMLElement, host: FieldHost) {
  const name = element('span')
  const mark = element('span', { class: 'cf-mark' })
  label.append(name, mark)
  let path: FieldPath = []
  const remove = button('×', 'cf-remove', () => host.change({ kind: 'remove', path }))
  return {
    element: element('div', { class: 'cf-head' }, label, remove),
    update(field: FormField, { words, isReadOnly }: FormContext) {
      path = field.path
      setText(name, field.label)
      name.title = field.path.join('.')
      setText(mark, field.isRequired ? ` (${words.required})` : field.isDeprecated ? ` (${words.deprecated})` : '')
      remove.hidden = !field.isWritten || isReadOnly || (field.isRequired && field.control.kind !== 'source')
      const title = filled(words.remove, field.label)
      if (remove.title === title) return
      remove.title = title
      remove.setAttribute('aria-label', title)
    },
  }
}

/** The description and the problems of a field. */
function fieldNotes(host: FieldHost) {
  const description = element('p', { class: 'cf-description', id: newId() })
  const problems = problemList(host)
  const refusal = element('p', { class: 'cf-refusal', role: 'alert', id: newId() })
  let last = ''
  return {
    description,
    element: element('div', {}, problems.element, refusal),
    ids: () => [description, problems.element, refusal].flatMap(({ hidden, id }) => (hidden ? [] : [id])).join(' '),
    update(field: FormField, { words }: FormContext) {
      setText(description, field.description ?? '')
      description.hidden = field.description === undefined
      problems.update(field.problems, words)
      const state = JSON.stringify(field.control)
      if (state !== last) setText(refusal, '')
      refusal.hidden = refusal.textContent === ''
      last = state
    },
    refuse(text: string) {
      refusal.hidden = false
      setText(refusal, text)
      return true
    },
  }
}

/** Problems, each with its fixes as buttons. */
export function problemList(host: Pick<FieldHost, 'fix'>) {
  const list = element('ul', { class: 'cf-problems', id: newId(), hidden: '' })
  const shown = new Map<string, HTMLLIElement>()
  return {
    element: list,
    update(problems: readonly FormProblem[], words: FormWords) {
      list.hidden = problems.length === 0
      const wanted = new Map(problems.map((problem, at) => [JSON.stringify([{ ...problem, offset: 0 }, at]), problem]))
      for (const key of shown.keys()) if (!wanted.has(key)) shown.delete(key)
      for (const [key, problem] of wanted) shown.set(key, shown.get(key) ?? problemItem(problem, words, host))
      setChildren(
        list,
        [...wanted.keys()].flatMap((key) => shown.get(key) ?? []),
      )
    },
  }
}

function problemItem(problem: FormProblem, words: FormWords, host: Pick<FieldHost, 'fix'>): HTMLLIElement {
  const severity = element('span', { class: 'cf-severity' }, `${words[problem.severity]} `)
  const fixes = problem.fixes.map((title) => button(title, 'cf-fix', () => host.fix(problem, title)))
  return element('li', { class: `cf-${problem.severity}` }, severity, problem.message, ...fixes)
}

/** The fields of a form or of a group, in their order. */
export class FieldList {
  readonly element = element('div', { class: 'cf-fields' })
  readonly #host: FieldHost
  readonly #views = new Map<string, { readonly view: FieldView; readonly path: FieldPath }>()

  constructor(host: FieldHost) {
    this.#host = host
  }

  update(fields: readonly FormField[], context: FormContext): void {
    const count = new Map<string, number>()
    const views = new Map<string, { readonly view: FieldView; readonly path: FieldPath }>()
    for (const field of fields) {
      const place = JSON.stringify([field.control.kind, ...field.path])
      const same = count.get(place) ?? 0
      count.set(place, same + 1)
      const key = `${place}${same}`
      const { view } = this.#views.get(key) ?? { view: fieldView(field.control.kind, this.#host) }
      view.update(field, context)
      views.set(key, { view, path: field.path })
    }
    this.#views.clear()
    for (const [key, view] of views) this.#views.set(key, view)
    setChildren(
      this.element,
      [...views.values()].map(({ view }) => view.element),
    )
  }

  /** @returns whether it has the field */
  refuse(path: FieldPath, text: string): boolean {
    const found = [...this.#views.values()].find((one) => one.path.every((key, at) => key === path[at]))
    found?.view.refuse(path, text)
    return found !== undefined
  }

  commit(): void {
    for (const { view } of this.#views.values()) view.commit()
  }
}
