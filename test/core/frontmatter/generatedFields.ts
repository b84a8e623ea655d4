import fc from 'fast-check'

/** A value that YAML, TOML and JSON all have. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

const words = fc.constantFrom(
  'Harbour',
  '港口',
  'مرفأ',
  'נמל',
  '👩‍🚀',
  'café',
  "it's",
  '"yes"',
  'a: b',
  'x = 1',
  '# no',
  '[a]',
  '{b}',
  '\\',
  '\t',
  '...',
  ' ',
)
export const texts = fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' '))
export const keys = fc.oneof(
  fc.constantFrom('title', 'date', 'tags', 'extra', 'a-b', 'x_1', '2024'),
  fc.constantFrom('港口', 'a b', 'a.b', '', '"', "'", '👩‍🚀', 'a=b'),
)
export const scalars = fc.oneof(
  texts,
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
)

export const objects: fc.Arbitrary<{ readonly [key: string]: Value }> = fc.letrec<{
  value: Value
  object: { readonly [key: string]: Value }
}>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, scalars, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).object

/** Line ends, and a byte order mark before the front matter. */
export const dress = fc.record({ crlf: fc.boolean(), bom: fc.boolean() })

export function dressed(text: string, { crlf, bom }: { readonly crlf: boolean; readonly bom: boolean }): string {
  return (bom ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text)
}
