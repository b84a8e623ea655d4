import { templateUnit } from '../templateTags'

/** Ends what stands for a label. Both are private-use characters, which neither Markdown nor the sanitizer changes. */
const labelEnd = '\uE001'

/**
 * Stands for a part of an article that is not run and has no text of its own, such as a component, until the HTML is sanitized.
 * @param source as written
 */
export function labelled(source: string): string {
  return `${templateUnit}=${encodeURIComponent(source.replace(/\p{Surrogate}/gu, '\uFFFD'))}${labelEnd}`
}

/** The source that `labelled` encoded; '' if an author wrote something like it. */
export function sourceOfLabel(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return ''
  }
}

/** Stands for the line end between two elements, which MDX writes only where they are not inside of another one. */
export const softBreak = '\uFDD0'

/** Stands for a line end in a paragraph that is divided into lines (`elementRow`): it stays wherever it is. */
export const innerBreak = '\uFDD1'
