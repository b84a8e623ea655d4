import * as l10n from '@vscode/l10n'
import type { Vocabulary } from '../../corpus/records/record'

/** The parameter that says what kind of name is meant; its values are the options of `copydesk rename`. */
export const fieldParameter = {
  type: 'string',
  required: true,
  values: ['author', 'category', 'tag'],
  description: () => l10n.t('What kind of name it is; author is a byline.'),
} as const

export type NameField = (typeof fieldParameter.values)[number]

export const vocabularyOfField: Readonly<Record<NameField, Vocabulary>> = { author: 'authors', category: 'categories', tag: 'tags' }
