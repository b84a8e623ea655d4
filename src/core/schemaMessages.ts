import * as l10n from '@vscode/l10n'
import { nearest } from './nearest'
import type { ErrorObject } from './schema'

const listed = (values: readonly unknown[]) => values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')

/** How a JSON type is called in a newsroom. */
function typeName(type: unknown): string {
  switch (type) {
    case 'string':
      return l10n.t('text')
    case 'number':
      return l10n.t('a number')
    case 'integer':
      return l10n.t('a whole number')
    case 'boolean':
      return l10n.t('true or false')
    case 'array':
      return l10n.t('a list')
    case 'object':
      return l10n.t('a group of “key: value” lines')
    default:
      return l10n.t('empty')
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** The message that the schema's author wrote for this case, if any. */
function authored(error: ErrorObject): string | undefined {
  const written: unknown =
    error.parentSchema?.['errorMessage'] ?? (error.keyword === 'pattern' ? error.parentSchema?.['patternErrorMessage'] : undefined)
  if (typeof written === 'string') return written
  const byKeyword: unknown =
    typeof written === 'object' && written !== null ? (written as Record<string, unknown>)[error.keyword] : undefined
  return typeof byKeyword === 'string' ? byKeyword : undefined
}

/**
 * What is wrong, in a journalist's words.
 * @param name the field, or the place in it, that the error is about; '' for the block itself
 */
export function schemaMessage(error: ErrorObject, name: string): string {
  return authored(error) ?? sizeMessage(error, name) ?? valueMessage(error, name)
}

function valueMessage(error: ErrorObject, name: string): string {
  const { keyword, data } = error
  const params = error.params as Record<string, unknown>
  switch (keyword) {
    case 'required':
      return l10n.t('“{0}” is missing.', String(params['missingProperty']))
    case 'dependentRequired':
    case 'dependencies':
      return l10n.t('With “{0}” there has to be “{1}” as well.', String(params['property']), String(params['missingProperty']))
    case 'additionalProperties':
      return l10n.t('“{0}” is not a known key here.', String(params['additionalProperty']))
    case 'unevaluatedProperties':
      return l10n.t('“{0}” is not a known key here.', String(params['unevaluatedProperty']))
    case 'propertyNames':
      return l10n.t('“{0}” cannot be used as a key.', String(params['propertyName']))
    case 'type': {
      const types = [params['type']].flat().filter((type) => type !== 'null')
      const wanted = types.length > 0 ? types.map(typeName).join(l10n.t(' or ')) : typeName('null')
      return l10n.t('“{0}” should be {1}, not {2}.', name, wanted, typeName(typeOf(data)))
    }
    case 'enum':
    case 'const': {
      const allowed = allowedValues(error)
      const near = typeof data === 'string' ? nearest(data, allowed.map(String)) : undefined
      const message = l10n.t('“{0}” is not allowed for “{1}”. Allowed: {2}.', listed([data]), name, listed(allowed))
      return near === undefined ? message : `${message} ${l10n.t('Did you mean “{0}”?', near)}`
    }
    case 'pattern':
      return l10n.t('“{0}” does not have the form that the schema asks for: {1}', name, String(params['pattern']))
    case 'format':
      return formatMessage(String(params['format']), name)
    case 'uniqueItems':
      return l10n.t('“{0}” names the same value twice.', name)
    case 'not':
      return l10n.t('“{0}” has a value that the schema rules out.', name)
    default:
      return l10n.t('“{0}” does not fit what the schema describes.', name)
  }
}

function sizeMessage(error: ErrorObject, name: string): string | undefined {
  const limit = String((error.params as Record<string, unknown>)['limit'])
  switch (error.keyword) {
    case 'minLength':
      return limit === '1' ? l10n.t('“{0}” is empty.', name) : l10n.t('“{0}” is too short: it needs at least {1} characters.', name, limit)
    case 'maxLength':
      return l10n.t('“{0}” is too long: at most {1} characters.', name, limit)
    case 'minItems':
      return l10n.t('“{0}” needs at least {1} entries.', name, limit)
    case 'maxItems':
      return l10n.t('“{0}” may have at most {1} entries.', name, limit)
    case 'minProperties':
      return l10n.t('“{0}” needs at least {1} keys.', name, limit)
    case 'maxProperties':
      return l10n.t('“{0}” may have at most {1} keys.', name, limit)
    case 'minimum':
      return l10n.t('“{0}” should be {1} or more.', name, limit)
    case 'maximum':
      return l10n.t('“{0}” should be {1} or less.', name, limit)
    case 'exclusiveMinimum':
      return l10n.t('“{0}” should be more than {1}.', name, limit)
    case 'exclusiveMaximum':
      return l10n.t('“{0}” should be less than {1}.', name, limit)
    case 'multipleOf':
      return l10n.t('“{0}” should be a multiple of {1}.', name, String((error.params as Record<string, unknown>)['multipleOf']))
    default:
      return undefined
  }
}

function formatMessage(format: string, name: string): string {
  switch (format) {
    case 'date':
      return l10n.t('“{0}” should be a date such as 2024-01-05.', name)
    case 'date-time':
    case 'iso-date-time':
      return l10n.t('“{0}” should be a date and time such as 2024-01-05T08:00:00+08:00.', name)
    case 'email':
      return l10n.t('“{0}” should be an e-mail address.', name)
    case 'uri':
    case 'url':
      return l10n.t('“{0}” should be a full address such as https://example.com/page.', name)
    default:
      return l10n.t('“{0}” should be written as: {1}', name, format)
  }
}

/** The values that an `enum` or `const` error allows. */
export function allowedValues(error: ErrorObject): readonly unknown[] {
  const params = error.params as Record<string, unknown>
  if (error.keyword === 'const') return [params['allowedValue']]
  const values = params['allowedValues']
  return Array.isArray(values) ? values : []
}
