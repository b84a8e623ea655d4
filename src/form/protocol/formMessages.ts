import { isRecord } from '../../core/data/isRecord'
import type { ArticleForm, FieldPath, FormChange, FormProblem } from '../../features/articleForm/formTypes'
import type { NameOption } from '../../features/articleForm/nameOptions'
import { isLine } from '../../preview/protocol/messageChecks'
import { isFormWords, type FormWords } from './formWords'

/** The form of an article. */
export interface FormMessage {
  readonly type: 'form'
  /** The URI of the document. */
  readonly uri: string
  /** The name of its file. */
  readonly name: string
  readonly isReadOnly: boolean
  readonly form: ArticleForm
  /** Addresses of images for the page, by the addresses in the article. */
  readonly images: Readonly<Record<string, string>>
  readonly words: FormWords
}

/** There is no article to show. */
export interface EmptyMessage {
  readonly type: 'empty'
  readonly text: string
}

/** The names that were asked for. */
export interface OptionsMessage {
  readonly type: 'options'
  readonly request: number
  readonly options: readonly NameOption[]
}

/** Why a change was not made. */
export interface RefusedMessage {
  readonly type: 'refused'
  readonly path: FieldPath
  readonly text: string
}

/** From the extension to the page. */
export type ToForm = FormMessage | EmptyMessage | OptionsMessage | RefusedMessage

/** From the page to the extension. */
export type FromForm =
  | { readonly type: 'ready' }
  /** Saves the article, after the changes that were posted before. */
  | { readonly type: 'save'; readonly uri: string }
  | { readonly type: 'change'; readonly uri: string; readonly change: FormChange }
  | ({ readonly type: 'fix'; readonly uri: string; readonly title: string } & Pick<FormProblem, 'ruleId' | 'message' | 'offset'>)
  | OptionsRequest
  /** Asks the person for an image file. */
  | { readonly type: 'pickImage'; readonly uri: string; readonly path: FieldPath }
  /** Shows a field in the text editor; with an empty path, the front matter. */
  | { readonly type: 'reveal'; readonly uri: string; readonly path: FieldPath }

export interface OptionsRequest {
  readonly type: 'options'
  readonly uri: string
  /** A number of the page's own, for the answer. */
  readonly request: number
  readonly path: FieldPath
  readonly typed: string
  /** The names that the field has. */
  readonly taken: readonly string[]
}

/** Reads a message from the extension. @returns undefined for anything else that is posted to the page */
export function readToForm(value: unknown): ToForm | undefined {
  if (!isRecord(value)) return undefined
  const { type, uri, name, form, images, words, text, request, options, path } = value
  if (type === 'empty') return typeof text === 'string' ? { type, text } : undefined
  if (type === 'options') return isLine(request) && Array.isArray(options) ? { type, request, options } : undefined
  if (type === 'refused') return isPath(path) && typeof text === 'string' ? { type, path, text } : undefined
  const isForm = isRecord(form) && [form['fields'], form['others'], form['problems']].every(Array.isArray)
  const isComplete =
    type === 'form' && isForm && isRecord(images) && typeof uri === 'string' && typeof name === 'string' && isFormWords(words)
  return isComplete ? (value as unknown as FormMessage) : undefined
}

/** Reads a message from the page. @returns undefined if it is invalid */
export function readFromForm(value: unknown): FromForm | undefined {
  if (!isRecord(value)) return undefined
  const { type, uri, path, request, typed, taken, ruleId, message, offset, title } = value
  if (type === 'ready') return { type }
  if (typeof uri !== 'string') return undefined
  if (type === 'save') return { type, uri }
  if (type === 'change') {
    const change = readChange(value['change'])
    return change && { type, uri, change }
  }
  if (type === 'fix') {
    const isFix = typeof ruleId === 'string' && typeof message === 'string' && isLine(offset) && typeof title === 'string'
    return isFix ? { type, uri, ruleId, message, offset, title } : undefined
  }
  if (!isPath(path)) return undefined
  if (type === 'pickImage' || type === 'reveal') return { type, uri, path }
  const isRequest = type === 'options' && isLine(request) && typeof typed === 'string' && isPath(taken)
  return isRequest ? { type, uri, path, request, typed, taken } : undefined
}

function readChange(value: unknown): FormChange | undefined {
  if (!isRecord(value)) return undefined
  const { kind, path, text, isOn, clock } = value
  if (!isPath(path) || path.length === 0) return undefined
  if (kind === 'text' || kind === 'add' || kind === 'take') return typeof text === 'string' ? { kind, path, text } : undefined
  if (kind === 'switch') return typeof isOn === 'boolean' ? { kind, path, isOn } : undefined
  if (kind === 'date') return typeof clock === 'string' ? { kind, path, clock } : undefined
  return kind === 'remove' ? { kind, path } : undefined
}

function isPath(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((key) => typeof key === 'string')
}
