import { maxFormLength, termScopes } from '../style/terms'
import { typographySchema } from '../style/typography/typography'

const path = { type: 'string', minLength: 1 }
const paths = { type: 'array', items: path }

const term = {
  type: ['object', 'string'],
  minLength: 1,
  maxLength: maxFormLength,
  additionalProperties: false,
  properties: {
    prefer: { type: 'string', minLength: 1, description: 'The form that is used. Without it, the forms of “instead” are not used at all.' },
    instead: { ...paths, type: ['array', 'string'], minLength: 1, description: 'The forms that it replaces.' },
    scope: {
      type: ['array', 'string'],
      if: { type: 'array' },
      else: { enum: termScopes },
      items: { enum: termScopes },
      description: 'Where the entry counts: headline, standfirst, heading, body, caption, alternative. Without it: everywhere.',
    },
    language: { type: 'string', minLength: 2, description: 'The language that the entry is for, such as en or zh. Without it: all.' },
    reason: { type: 'string', description: 'Why; shown with the problem.' },
    ignoreCase: { type: 'boolean', default: false, description: 'Whether capital letters of “instead” do not matter.' },
  },
}

/** The part of the schema of `copydesk.yaml` for `style`. */
export const styleSchema = {
  type: ['object', 'null'],
  description: 'The house style: words and names as the newsroom writes them, and how it sets spaces and marks.',
  additionalProperties: false,
  properties: {
    terms: { type: ['array', 'null'], items: term, description: 'Preferred words and names, and what they replace.' },
    lists: {
      ...path,
      type: ['string', 'array'],
      items: path,
      description:
        'Files with more of them: YAML, CSV, one entry a line, or the substitutions and vocabularies of Vale. Paths are relative to the folder of copydesk.yaml.',
    },
    typography: typographySchema,
    quotations: { type: 'boolean', default: false, description: 'Whether the words of quotations are checked as well.' },
  },
}
