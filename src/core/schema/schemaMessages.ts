import * as l10n from '@vscode/l10n'
import { nearest } from '../text/closestMatch'
import { objectOf } from './engine/jsonSchema'
import { schemaAround, typeOf, type Violation } from './engine/instance'
import { toValue } from '../data/nodes'

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
/** Limits the list of allowed values: a vocabulary can have thousands. */
const listed = (values: readonly unknown[]) => values.slice(0, 20).map(written).join(', ') + (values.length > 20 ? ', …' : '')
/** Limits a quoted value: it can be as long as the article. */
const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text)

/** The name of a JSON type for authors. */
export function typeName(type: unknown): string {
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

/** The message that the schema's author wrote for this case, if any. */
function authored({ schema, keyword, key }: Violation): string | undefined {
  const general = schema['errorMessage'] ?? (keyword === 'pattern' ? schema['patternErrorMessage'] : undefined)
  if (typeof general === 'string') return general
  const byKeyword = objectOf(general)[keyword === 'requiredOne' ? 'required' : keyword]
  if (typeof byKeyword === 'string') return byKeyword
  const byKey = key === undefined ? undefined : objectOf(byKeyword)[key]
  return typeof byKey === 'string' ? byKey : undefined
}

/** The message for a value in the schema of the map around it: `errorMessage: {properties: {key: …}}`. */
function authoredAround({ instance }: Violation): string | undefined {
  const messages = objectOf(schemaAround.get(instance)?.['errorMessage'])['properties']
  const message = objectOf(messages)[instance.name]
  return typeof message === 'string' ? message : undefined
}

/** The message for a violation, for authors who do not know JSON Schema. */
export function schemaMessage(violation: Violation): string {
  return authored(violation) ?? authoredAround(violation) ?? sizeMessage(violation) ?? keyMessage(violation) ?? valueMessage(violation)
}

function keyMessage(violation: Violation): string | undefined {
  const { keyword, key = '', dependentOn, expected, instance, schema } = violation
  switch (keyword) {
    case 'required':
      return l10n.t('“{0}” is missing.', key)
    case 'requiredOne':
      return l10n.t('One of these is missing: {0}.', listed([expected].flat()))
    case 'dependentRequired':
    case 'dependencies':
      return l10n.t('“{0}” also requires “{1}”.', dependentOn?.key ?? '', key)
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const near = nearest(key, Object.keys(objectOf(schema['properties'])))
      const message = l10n.t('“{0}” is not a known key here.', key)
      return near === undefined || near === key ? message : `${message} ${l10n.t('Did you mean “{0}”?', near)}`
    }
    case 'propertyNames': {
      const [reason] = violation.branches?.[0] ?? []
      return `${l10n.t('“{0}” cannot be used as a key.', key)}${reason ? ` ${schemaMessage(reason)}` : ''}`
    }
    case 'false':
      return instance.field ? l10n.t('“{0}” is not allowed here.', instance.name) : l10n.t('“{0}” must not have this entry.', instance.name)
    default:
      return undefined
  }
}

/** Whether a text is refused where text is expected: the site reads it as a date. */
export function isDateNotText({ keyword, expected, instance: { node } }: Violation): boolean {
  return keyword === 'type' && typeOf(node) === 'string' && [expected].flat().includes('string')
}

function valueMessage(violation: Violation): string {
  const { keyword, instance, expected } = violation
  const { name, node } = instance
  switch (keyword) {
    case 'type': {
      const types = [expected].flat().filter((type) => type !== 'null')
      const wanted = types.length > 0 ? types.map(typeName).join(l10n.t(' or ')) : typeName('null')
      // “a whole number, not a number” would puzzle.
      const actual =
        typeOf(node) === 'number' && types.includes('integer') && node.kind === 'scalar'
          ? String(node.value)
          : isDateNotText(violation)
            ? l10n.t('a date')
            : typeName(typeOf(node))
      return l10n.t('“{0}” should be {1}, not {2}.', name, wanted, actual)
    }
    case 'enum':
    case 'const': {
      const allowed = allowedValues(violation)
      const value = toValue(node)
      const near = typeof value === 'string' ? nearest(value, allowed.map(String)) : undefined
      const message = l10n.t('“{0}” is not allowed for “{1}”. Allowed: {2}.', shortened(written(value)), name, listed(allowed))
      return near === undefined ? message : `${message} ${l10n.t('Did you mean “{0}”?', near)}`
    }
    case 'pattern':
      return l10n.t('“{0}” does not have the form that the schema requires: {1}', name, String(expected))
    case 'format':
      return formatMessage(String(expected), name)
    case 'uniqueItems':
      return l10n.t('“{0}” contains the same value twice.', name)
    case 'not':
      return l10n.t('“{0}” has a value that the schema does not allow.', name)
    case 'oneOf':
      return violation.count
        ? l10n.t('“{0}” matches more than one of the alternatives in the schema, but must match only one.', name)
        : l10n.t('“{0}” does not match the schema.', name)
    default:
      return l10n.t('“{0}” does not match the schema.', name)
  }
}

function sizeMessage({ keyword, expected, instance: { name }, count }: Violation): string | undefined {
  const limit = typeof expected === 'number' ? String(expected) : ''
  switch (keyword) {
    case 'minLength':
      return limit === '1' ? l10n.t('“{0}” is empty.', name) : l10n.t('“{0}” is too short: it needs at least {1} characters.', name, limit)
    case 'maxLength':
      return l10n.t('“{0}” is too long: at most {1} characters.', name, limit)
    case 'minItems':
      return limit === '1' ? l10n.t('“{0}” needs at least one entry.', name) : l10n.t('“{0}” needs at least {1} entries.', name, limit)
    case 'maxItems':
      return maxItemsMessage(name, limit)
    case 'contains':
      return limit === '1'
        ? l10n.t('“{0}” has no entry of the kind that the schema requires.', name)
        : l10n.t('“{0}” needs at least {1} entries of the kind that the schema requires, but has {2}.', name, limit, String(count))
    case 'maxContains':
      return l10n.t('“{0}” has too many entries of this kind: at most {1}.', name, limit)
    case 'unevaluatedItems':
      return l10n.t('“{0}” must not have this entry.', name)
    case 'minProperties':
      return l10n.t('“{0}” has too few keys: at least {1}.', name, limit)
    case 'maxProperties':
      return l10n.t('“{0}” has too many keys: at most {1}.', name, limit)
    case 'minimum':
      return l10n.t('“{0}” should be {1} or more.', name, limit)
    case 'maximum':
      return l10n.t('“{0}” should be {1} or less.', name, limit)
    case 'exclusiveMinimum':
      return l10n.t('“{0}” should be more than {1}.', name, limit)
    case 'exclusiveMaximum':
      return l10n.t('“{0}” should be less than {1}.', name, limit)
    case 'multipleOf':
      return l10n.t('“{0}” should be a multiple of {1}.', name, limit)
    default:
      return undefined
  }
}

function maxItemsMessage(name: string, limit: string): string {
  if (limit === '0') return l10n.t('“{0}” must not have any entries.', name)
  return limit === '1' ? l10n.t('“{0}” may have only one entry.', name) : l10n.t('“{0}” has too many entries: at most {1}.', name, limit)
}

function formatMessage(format: string, name: string): string {
  switch (format) {
    case 'date':
      return l10n.t('“{0}” should be a date such as 2024-01-05.', name)
    case 'date-time':
    case 'iso-date-time':
      return l10n.t('“{0}” should be a date and time such as 2024-01-05T08:00:00+08:00.', name)
    case 'time':
    case 'iso-time':
      return l10n.t('“{0}” should be a time such as 08:00:00+08:00.', name)
    case 'duration':
      return l10n.t('“{0}” should be a duration such as PT1H30M.', name)
    case 'email':
      return l10n.t('“{0}” should be an e-mail address.', name)
    case 'uri':
    case 'url':
      return l10n.t('“{0}” should be a full address such as https://example.com/page.', name)
    case 'uri-reference':
      return l10n.t('“{0}” should be an address or a path, without spaces.', name)
    case 'hostname':
      return l10n.t('“{0}” should be a domain name such as example.com.', name)
    case 'ipv4':
      return l10n.t('“{0}” should be an IP address such as 192.0.2.1.', name)
    case 'ipv6':
      return l10n.t('“{0}” should be an IPv6 address such as 2001:db8::1.', name)
    case 'uuid':
      return l10n.t('“{0}” should be a UUID such as 123e4567-e89b-12d3-a456-426614174000.', name)
    case 'regex':
      return l10n.t('“{0}” should be a regular expression.', name)
    default:
      return l10n.t('“{0}” should be written as: {1}', name, format)
  }
}

/** The values that an `enum` or `const` allows. */
export function allowedValues({ keyword, expected }: Violation): readonly unknown[] {
  if (keyword === 'const') return [expected]
  return Array.isArray(expected) ? expected : []
}
