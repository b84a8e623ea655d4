import type { FieldPath } from '../../core/frontmatter/imageFields'
import type { HeadlineRoom } from '../../core/style/headlineRoom'
import type { Severity } from '../../core/text/problem'

export type { FieldPath }

/** The fields of an article's front matter, as a form shows them. Plain data: it is posted to a page. */
export interface ArticleForm {
  /**
   * `fields`: the form can be edited. `broken`: the front matter has syntax errors, so nothing is edited. `none`: the file has no front matter.
   * `unread`: it is in a language that Copydesk does not read, or it is not a list of fields.
   */
  readonly state: 'fields' | 'broken' | 'none' | 'unread'
  /** The fields in the order of the schema, then those that the schema does not have. Empty unless the state is `fields`. */
  readonly fields: readonly FormField[]
  /** Fields of the schema that the article does not have and need not have. */
  readonly others: readonly FormField[]
  /** The problems that belong to no field. */
  readonly problems: readonly FormProblem[]
  /** The number of fields that are left out because there are too many. */
  readonly left: number
}

export interface FormField {
  readonly path: FieldPath
  /** The title in the schema, or the key. */
  readonly label: string
  readonly description: string | undefined
  readonly isRequired: boolean
  readonly isDeprecated: boolean
  /** Whether the article has the field. */
  readonly isWritten: boolean
  readonly control: Control
  readonly problems: readonly FormProblem[]
}

/** How a value is edited. */
export type Control =
  | { readonly kind: 'text'; readonly text: string; readonly hasLines: boolean }
  /** @property rooms the places that may cut it */
  | { readonly kind: 'headline'; readonly text: string; readonly rooms: readonly HeadlineRoom[] }
  | DateControl
  /** One of a few values; the one that is written is among them, even if the schema does not allow it. */
  | { readonly kind: 'choice'; readonly text: string; readonly choices: readonly Choice[] }
  /** One name. @property isClosed whether only names that are offered can be written */
  | { readonly kind: 'name'; readonly text: string; readonly isClosed: boolean }
  | { readonly kind: 'names'; readonly texts: readonly string[]; readonly isClosed: boolean }
  | { readonly kind: 'image'; readonly text: string }
  /** @property isOn undefined if nothing is written */
  | { readonly kind: 'switch'; readonly isOn: boolean | undefined }
  | { readonly kind: 'group'; readonly fields: readonly FormField[] }
  /** A value that the form does not edit, as it is written. */
  | { readonly kind: 'source'; readonly text: string }

export interface DateControl {
  readonly kind: 'date'
  /** `2024-01-05` or `2024-01-05T08:00:00`, on the clock of `zone`; '' if nothing is written. */
  readonly clock: string
  readonly hasTime: boolean
  readonly hasSeconds: boolean
  /** The zone of the clock: `Asia/Shanghai`, or an offset such as `+08:00`; '' for a date without a zone. */
  readonly zone: string
}

export interface Choice {
  readonly text: string
  readonly description: string | undefined
}

export interface FormProblem {
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  /** Where it starts in the document, in UTF-16 code units. */
  readonly offset: number
  /** The titles of its fixes. */
  readonly fixes: readonly string[]
}

/** What a person has changed in one field. */
export type FormChange =
  /** Also for a headline, a choice, a name and an image. */
  | { readonly kind: 'text'; readonly path: FieldPath; readonly text: string }
  | { readonly kind: 'switch'; readonly path: FieldPath; readonly isOn: boolean }
  /** @property clock as `DateControl` has it; seconds may be left out */
  | { readonly kind: 'date'; readonly path: FieldPath; readonly clock: string }
  /** Adds a name to a list, or takes it away. */
  | { readonly kind: 'add' | 'take'; readonly path: FieldPath; readonly text: string }
  /** Removes the field. */
  | { readonly kind: 'remove'; readonly path: FieldPath }
