import { sourceOfLabel } from '../../core/markdown/mdx/labels'
import { templateUnit, type TemplateMarks } from '../../core/markdown/templateTags'
import type { Range } from '../../core/text/text'
import { escapeHtml } from './escape'

/** Numbers for the template tags of a body, which replace them while Markdown and HTML are read. Numbers are never removed. */
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

  /** The source of a tag; '' for an unknown number. */
  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}

const masked = new RegExp(`${templateUnit}+`, 'g')
const anyHidden = /\uE000|%EE%80%80/
const hidden = /(?:\uE000|%EE%80%80)(\d+)(?:\uE001|%EE%80%81)/g

/** Replaces template tags by their numbers, so that nothing in them is read as Markdown or HTML. @param from the offset of the slice in the text */
export function hideTags(slice: string, text: string, from: number, tags: TagNames): string {
  if (!slice.includes(templateUnit)) return slice
  return slice.replace(masked, (run, at: number) => {
    const written = text.slice(from + at, from + at + run.length)
    return `${templateUnit}${tags.numberOf(written)}\uE001`
  })
}

/** Restores the template tags inside HTML tags, so that the sanitizer checks the source. */
export function restoreInside(html: string, tags: TagNames): string {
  if (!anyHidden.test(html)) return html
  return html.replace(/<[a-z/!][^<>]*(?:>|$)/gi, (tag) => tag.replace(hidden, (_, number) => escapeHtml(tags.textOf(Number(number)))))
}

/**
 * Replaces the remaining template tags in sanitized HTML by labels, because the preview does not run them.
 * @param html output of the sanitizer: every `<` starts a tag, values are in double quotes
 */
export function showTags(html: string, tags: TagNames, marks: TemplateMarks): string {
  if (!anyHidden.test(html)) return html
  const isAlone = codeAlone.test(html)
  return html.replace(
    /<[^>]*>|(?<=<p(?: [^<>]*)?>)\uE000(\d+)\uE001(?=<\/p>)|\uE000(\d+)\uE001|\uE000=([^<\uE001]*)\uE001/g,
    (found, alone, number, code) => {
      if (code !== undefined) return codeLabel(sourceOfLabel(code), isAlone)
      if (alone !== undefined) return labelled(tags.textOf(Number(alone)), marks, true)
      if (number !== undefined) return labelled(tags.textOf(Number(number)), marks, false)
      if (!anyHidden.test(found)) return found
      const values = found.replace(/"[^"]*"/g, (value) => value.replace(hidden, (_, inner) => escapeHtml(tags.textOf(Number(inner)))))
      // Outside values, a tag's source would not be valid.
      return values.replace(/[\uE000\uE001]\d*/g, '')
    },
  )
}

const codeAlone = /^\s*\uE000=[^<\uE001]*\uE001\s*$/

/** The label of a component or an expression. Its words are no text of the page: CSS shows `data-cd-code`. */
function codeLabel(source: string, alone: boolean): string {
  const name = /^<\s*([^\s/>{]+)/.exec(source)?.[1]
  const shown = shortened(name === undefined ? source.replace(/\s+/g, ' ') : `<${name}>`)
  const written = escapeHtml(source)
  return `<span class="cd-tag cd-tag-code${alone ? ' cd-tag-block' : ''}" role="img" aria-label="${written}" title="${written}" data-cd-code="${escapeHtml(shown)}"></span>`
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

/** Takes linear time: a closing mark that was not found once is not searched again. */
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

/** Longer arguments of a tag are truncated in its label. */
const maxLabelLength = 80

function label(tag: string, alone: boolean): string {
  if (tag.startsWith('{#')) return ''
  const variable = /^\{\{(?![<%])/.test(tag)
  const marks = tag.startsWith('{{') && !variable ? 3 : 2
  const inner = tag.slice(marks, -marks).replace(/^-|-$/g, '').trim()
  // In Hugo's closing tags, white space may follow the slash.
  const [, bar = '', called = '', rest = ''] = variable ? ['', '', inner] : (/^(\/?)\s*([^\s"'=,:(]*)(.*)$/.exec(inner) ?? [])
  const name = bar + (called === '' ? rest.trim() : called)
  const named = `<span class="cd-tag-name">${escapeHtml(shortened(name.replace(/\s+/g, ' ')))}</span>`
  return `<span class="cd-tag${alone ? ' cd-tag-block' : ''}" title="${escapeHtml(tag)}">${named}${called === '' || rest.trim() === '' ? '' : ` ${escapeHtml(shortened(rest.trim()))}`}</span>`
}

function shortened(text: string): string {
  return text.length > maxLabelLength ? `${text.slice(0, maxLabelLength - 1)}…` : text
}
