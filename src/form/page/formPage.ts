/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { NameOption } from '../../features/articleForm/nameOptions'
import { readToForm, type FormMessage, type FromForm } from '../protocol/formMessages'
import { element, filled, setText } from './elements'
import { FieldList, problemList, type FieldHost } from './fieldView'

interface Host {
  postMessage(message: FromForm): void
}

declare function acquireVsCodeApi(): Host

const page = acquireVsCodeApi()
const post = (message: FromForm) => page.postMessage(message)

let uri = ''
let requests = 0
let showOptions: ((options: readonly NameOption[]) => void) | undefined

const host: FieldHost = {
  change: (change) => post({ type: 'change', uri, change }),
  pickImage: (path) => post({ type: 'pickImage', uri, path }),
  reveal: (path) => post({ type: 'reveal', uri, path }),
  fix: ({ ruleId, message, offset }, title) => post({ type: 'fix', uri, ruleId, message, offset, title }),
  options(path, typed, taken, show) {
    showOptions = show
    post({ type: 'options', uri, request: ++requests, path, typed, taken })
  },
}

const main = document.body.appendChild(element('main'))
const heading = main.appendChild(element('h1', { hidden: '' }))
const notice = main.appendChild(element('p', { class: 'cf-notice', role: 'status' }))
const problemsTitle = element('h2', { class: 'cf-problemsTitle' })
const problems = problemList(host)
const problemsBox = main.appendChild(element('section', { hidden: '' }, problemsTitle, problems.element))
const reveal = main.appendChild(element('button', { type: 'button', class: 'cf-button', hidden: '' }))
reveal.addEventListener('click', () => host.reveal([]))
const form = main.appendChild(element('form', { hidden: '' }))
form.addEventListener('submit', (event) => event.preventDefault())
const moreTitle = element('summary')
const more = element('details', { hidden: '' }, moreTitle)
let fields = newList()
let others = newList(more)

function newList(parent: HTMLElement = form): FieldList {
  const list = new FieldList(host)
  if (parent === form) form.replaceChildren(list.element, more)
  else parent.replaceChildren(moreTitle, list.element)
  return list
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToForm(data)
  if (message?.type === 'form') show(message)
  else if (message?.type === 'empty') showNotice(message.text)
  else if (message?.type === 'options') {
    if (message.request === requests) showOptions?.(message.options)
  } else if (message) void (fields.refuse(message.path, message.text) || others.refuse(message.path, message.text))
})

function showNotice(text: string): void {
  uri = ''
  form.hidden = true
  problemsBox.hidden = true
  reveal.hidden = true
  heading.hidden = true
  setText(notice, text)
  notice.hidden = false
}

function show({ uri: shown, name, form: model, isReadOnly, images, words }: FormMessage): void {
  if (shown !== uri) {
    // Nothing of another article stays: its inputs could hold half-typed values.
    fields = newList()
    others = newList(more)
    more.open = false
    scrollTo(0, 0)
  }
  uri = shown
  const isEdited = model.state === 'fields'
  const said =
    model.state === 'fields'
      ? isReadOnly
        ? words.readOnly
        : model.left > 0
          ? filled(words.left, String(model.left))
          : ''
      : words[model.state]
  setText(notice, said)
  notice.hidden = said === ''
  setText(problemsTitle, words.problems)
  problems.update(model.problems, words)
  problemsBox.hidden = model.problems.length === 0
  setText(reveal, words.reveal)
  reveal.hidden = model.state !== 'broken' && model.state !== 'unread'
  form.hidden = !isEdited
  setText(heading, filled(words.form, name))
  heading.hidden = false
  form.setAttribute('aria-label', filled(words.form, name))
  const context = { words, isReadOnly, images }
  fields.update(model.fields, context)
  others.update(model.others, context)
  setText(moreTitle, words.others)
  more.hidden = model.others.length === 0
}

// VS Code takes the key for the editor: what is typed has to be in the document before that is saved.
addEventListener(
  'keydown',
  (event) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || uri === '') return
    event.preventDefault()
    event.stopImmediatePropagation()
    fields.commit()
    others.commit()
    post({ type: 'save', uri })
  },
  { capture: true },
)

post({ type: 'ready' })
