import { templateUnit, type TemplateMarks } from '../../core/markdown/templateTags'
import type { Range } from '../../core/text/text'
import { escapeHtml } from './escape'

/** The template tags of a body: each has a number that stands for it while Markdown and HTML are read. It only grows. */
export class TagNames {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.#texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    return number
  }

  /** '' for a number that no tag has. */
  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}

const masked = new RegExp(`${templateUnit}+`, 'g')
const anyHidden = /\uE000|%EE%80%80/
const hidden = /(?:\uE000|%EE%80%80)(\d+)(?:\uE001|%EE%80%81)/g

/** Sets template tags aside, line by line, so that nothing is found in them. @param from where the slice stands in the text */
export function hideTags(slice: string, text: string, from: number, tags: TagNames): string {
  if (!slice.includes(templateUnit)) return slice
  return slice.replace(masked, (run, at: number) => {
    const written = text.slice(from + at, from + at + run.length)
    return `${templateUnit}${tags.numberOf(written)}\uE001`
  })
}

/** Puts those that stand inside of HTML's own tags back, so that the sanitizer judges what is written. */
export function restoreInside(html: string, tags: TagNames): string {
  if (!anyHidden.test(html)) return html
  return html.replace(/<[a-z/!][^<>]*(?:>|$)/gi, (tag) => tag.replace(hidden, (_, number) => escapeHtml(tags.textOf(Number(number)))))
}

/**
 * Shows the tags that are left in safe HTML by their names: nobody runs them here.
 * @param html as the sanitizer gives it: a `<` starts a tag, values stand in double quotes
 */
export function showTags(html: string, tags: TagNames, marks: TemplateMarks): string {
  if (!anyHidden.test(html)) return html
  return html.replace(/<[^>]*>|(?<=<p(?: [^<>]*)?>)\uE000(\d+)\uE001(?=<\/p>)|\uE000(\d+)\uE001/g, (found, alone, number) => {
    if (alone !== undefined) return labelled(tags.textOf(Number(alone)), marks, true)
    if (number !== undefined) return labelled(tags.textOf(Number(number)), marks, false)
    if (!anyHidden.test(found)) return found
    const values = found.replace(/"[^"]*"/g, (value) => value.replace(hidden, (_, inner) => escapeHtml(tags.textOf(Number(inner)))))
    // Nothing but a value can take any text.
    return values.replace(/[\uE000\uE001]\d*/g, '')
  })
}

function labelled(text: string, marks: TemplateMarks, alone: boolean): string {
  let html = ''
  let at = 0
  for (const { start, end } of tagsIn(text, marks)) {
    html += escapeHtml(text.slice(at, start)) + label(text.slice(start, end), alone && start === 0 && end === text.length)
    at = end
  }
  return html + escapeHtml(text.slice(at))
}

/** Linear in the text: a closing mark that was once not found is not looked for again. */
function* tagsIn(text: string, marks: TemplateMarks): Generator<Range> {
  const missing = new Set<string>()
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    let end = at + 1
    for (const [opening, closing] of marks) {
      if (!text.startsWith(opening, at) || missing.has(closing)) continue
      const found = text.indexOf(closing, at + opening.length)
      if (found < 0) missing.add(closing)
      else {
        end = found + closing.length
        yield { start: at, end }
        break
      }
    }
    at = end
  }
}

/** How much of what is handed to a tag is shown. */
const shownLength = 80

function label(tag: string, alone: boolean): string {
  if (tag.startsWith('{#')) return ''
  const variable = /^\{\{(?![<%])/.test(tag)
  const marks = tag.startsWith('{{') && !variable ? 3 : 2
  const inner = tag.slice(marks, -marks).replace(/^-|-$/g, '').trim()
  // Hugo's closing tags may stand apart from their bar.
  const [, bar = '', called = '', rest = ''] = variable ? ['', '', inner] : (/^(\/?)\s*([^\s"'=,:(]*)(.*)$/.exec(inner) ?? [])
  const name = bar + (called === '' ? rest.trim() : called)
  const named = `<span class="cd-tag-name">${escapeHtml(shortened(name.replace(/\s+/g, ' ')))}</span>`
  return `<span class="cd-tag${alone ? ' cd-tag-block' : ''}" title="${escapeHtml(tag)}">${named}${called === '' || rest.trim() === '' ? '' : ` ${escapeHtml(shortened(rest.trim()))}`}</span>`
}

function shortened(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text
}
