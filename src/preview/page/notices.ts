/// <reference lib="dom" />
import type { ArticleMessage } from '../protocol/messages'
import type { Notice } from '../protocol/messageChecks'

/** The errors of the article as an expandable list. */
export function noticesElement({ notices, broken, words }: ArticleMessage): readonly HTMLElement[] {
  if (notices.length === 0) return []
  const aside = document.createElement('section')
  aside.className = 'cd-notices'
  aside.setAttribute('aria-label', words.problems)
  const details = aside.appendChild(document.createElement('details'))
  details.open = broken
  const summary = details.appendChild(document.createElement('summary'))
  summary.textContent = `${words.problems} (${notices.length})`
  const list = details.appendChild(document.createElement('ul'))
  list.append(...notices.map((notice) => noticeElement(notice, words.line)))
  return [aside]
}

function noticeElement({ message, line }: Notice, lineWord: string): HTMLElement {
  const item = document.createElement('li')
  item.append(message)
  if (line === undefined) return item
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'cd-line'
  button.dataset['cdLine'] = String(line)
  button.textContent = lineWord.replace('{0}', String(line + 1))
  item.append(' ', button)
  return item
}
