import { isRecord } from '../../core/data/isRecord'

/** The labels of the form. */
export interface FormWords {
  /** The name of the form; `{0}` is the file. */
  readonly form: string
  readonly required: string
  readonly deprecated: string
  /** Before the message of a problem, by severity. */
  readonly error: string
  readonly warning: string
  readonly information: string
  readonly hint: string
  /** The heading of the problems that belong to no field. */
  readonly problems: string
  readonly broken: string
  readonly none: string
  readonly unread: string
  readonly readOnly: string
  /** The heading of the fields that the article does not have. */
  readonly others: string
  /** `{0}` is the number of fields that are not shown. */
  readonly left: string
  /** `{0}` is the field, in each of these. */
  readonly remove: string
  readonly add: string
  readonly names: string
  /** `{0}` is the name that is taken away. */
  readonly take: string
  /** Nothing is chosen. */
  readonly unset: string
  readonly reveal: string
  readonly notEdited: string
  readonly pickImage: string
  /** `{0}` is the width of a headline in columns. */
  readonly width: string
  /** `{0}` are the places that cut it off. */
  readonly cut: string
  readonly whole: string
  /** `{0}` is the time zone. */
  readonly zone: string
  readonly noZone: string
  readonly addTime: string
}

export function isFormWords(value: unknown): value is FormWords {
  return isRecord(value) && typeof value['form'] === 'string'
}
