import type { Dialect } from '../core/dialect'
import { templateUnit } from '../core/templates'
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
export function showTags(html: string, tags: TagNames, dialect: Dialect): string {
  if (!anyHidden.test(html)) return html
  return html.replace(/<[^>]*>|(?<=<p(?: [^<>]*)?>)\uE000(\d+)\uE001(?=<\/p>)|\uE000(\d+)\uE001/g, (found, alone, number) => {
    if (alone !== undefined) return labelled(tags.textOf(Number(alone)), dialect, true)
    if (number !== undefined) return labelled(tags.textOf(Number(number)), dialect, false)
    if (!anyHidden.test(found)) return found
    const values = found.replace(/"[^"]*"/g, (value) => value.replace(hidden, (_, inner) => escapeHtml(tags.textOf(Number(inner)))))
    // Nothing but a value can take any text.
    return values.replace(/[\uE000\uE001]\d*/g, '')
  })
}

/** Which tags the sites of a generator run in an article; all others are shown as they are written. */
const kinds: Readonly<Record<Dialect, RegExp>> = {
  // Nunjucks, and its comments, which nobody sees.
  hexo: /\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/g,
  hugo: /\{\{<.*?>\}\}|\{\{%.*?%\}\}/g,
  // Liquid, by which Eleventy reads Markdown too.
  jekyll: /\{%.*?%\}|\{\{.*?\}\}/g,
  eleventy: /\{%.*?%\}|\{\{.*?\}\}/g,
  astro: /(?!)/g,
  docusaurus: /(?!)/g,
  generic: /\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}/g,
}

function labelled(text: string, dialect: Dialect, alone: boolean): string {
  const found = [...text.matchAll(kinds[dialect])]
  const [first] = found
  if (alone && found.length === 1 && first?.[0] === text) return label(text, alone)
  let html = ''
  let at = 0
  for (const match of found) {
    html += escapeHtml(text.slice(at, match.index)) + label(match[0], false)
    at = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(at))
}

/** How much of what is handed to a tag is shown. */
const shownLength = 80

function label(tag: string, alone: boolean): string {
  if (tag.startsWith('{#')) return ''
  const [, inner = ''] = /^\{[{%][<%]?-?\s*(.*?)\s*-?[>%]?[%}]\}$/.exec(tag) ?? []
  const variable = /^\{\{(?![<%])/.test(tag)
  // Hugo's closing tags may stand apart from their bar.
  const [, bar = '', called = '', rest = ''] = variable ? ['', '', inner] : (/^(\/?)\s*([^\s"'=,:(]*)(.*)$/.exec(inner) ?? [])
  const name = bar + called
  const named = `<span class="cd-tag-name">${escapeHtml(shortened(name.replace(/\s+/g, ' ')))}</span>`
  return `<span class="cd-tag${alone ? ' cd-tag-block' : ''}" title="${escapeHtml(tag)}">${named}${rest.trim() === '' ? '' : ` ${escapeHtml(shortened(rest.trim()))}`}</span>`
}

function shortened(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength - 1)}…` : text
}
