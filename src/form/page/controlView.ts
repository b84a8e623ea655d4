/// <reference lib="dom" />
import type { Control, FieldPath, FormChange } from '../../features/articleForm/formTypes'
import type { NameOption } from '../../features/articleForm/nameOptions'
import type { FormWords } from '../protocol/formWords'
import { setOrRemove } from './elements'

/** What the controls of one field share. */
export interface FieldContext {
  readonly path: FieldPath
  readonly label: string
  /** The id of the element with the name of the field. */
  readonly labelId: string
  /** The ids of the elements with its description and problems, separated by spaces. */
  readonly describedBy: string
  readonly isRequired: boolean
  /** Whether it has a problem that is an error. */
  readonly isInvalid: boolean
  readonly isReadOnly: boolean
  readonly words: FormWords
  /** Addresses of images for the page, by the addresses in the article. */
  readonly images: Readonly<Record<string, string>>
}

/** The element that edits a value. */
export interface ControlView {
  readonly element: HTMLElement
  /** The element that a label is for; undefined if the control is a group, which names itself. */
  readonly labelled: HTMLElement | undefined
  update(control: Control, context: FieldContext): void
  /** Posts what is typed and not posted yet. */
  commit(): void
}

/** What a control asks of the page. */
export interface FormHost {
  change(change: FormChange): void
  pickImage(path: FieldPath): void
  reveal(path: FieldPath): void
  /** Asks for names; `show` gets the answer, unless another question is asked before. */
  options(path: FieldPath, typed: string, taken: readonly string[], show: (options: readonly NameOption[]) => void): void
}

/** Tells a screen reader what is said about a control. */
export function describe(target: HTMLElement, { describedBy, isInvalid, isRequired }: FieldContext): void {
  setOrRemove(target, 'aria-describedby', describedBy)
  setOrRemove(target, 'aria-invalid', isInvalid ? 'true' : '')
  setOrRemove(target, 'aria-required', isRequired ? 'true' : '')
}
