import { templateUnit } from '../core/templates'
import { escapeHtml } from './escape'

/** The template tags of a body: each has a number that stands for it while Markdown is read. It only grows. */
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
const hidden = /(?:\uE000|%EE%80%80)(\d+)(?:\uE001|%EE%80%81)/g

/** Sets template tags aside, line by line, so that Markdown finds nothing in them. @param from where the slice stands in the text */
export function hideTags(slice: string, text: string, from: number, tags: TagNames): string {
  if (!slice.includes(templateUnit)) return slice
  return slice.replace(masked, (run, at: number) => {
    const written = text.slice(from + at, from + at + run.length)
    return `${templateUnit}${tags.numberOf(written)}\uE001`
  })
}

/** Puts them back into the HTML that Markdown made, to be shown as they are written. */
export function restoreTags(html: string, tags: TagNames): string {
  if (!/\uE000|%EE%80%80/.test(html)) return html
  return html.replace(hidden, (_, number) => escapeHtml(tags.textOf(Number(number))))
}

/** HTML with its template tags as text. @param from where the slice stands in the text */
export function showTags(slice: string, text: string, from: number): string {
  if (!slice.includes(templateUnit)) return slice
  return slice.replace(masked, (run, at: number) => escapeHtml(text.slice(from + at, from + at + run.length)))
}
