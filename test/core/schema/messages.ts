import assert from 'node:assert/strict'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { compileSchema } from '../../../src/core/schema/articleSchema'
import { textAt } from '../../../src/core/text/text'

/** What a schema says of a block: the text at each range, and the message. */
export function told(schema: object, content: string): readonly (readonly [string, string])[] {
  const text = `---\n${content}\n---\n`
  const read = readFrontMatter(text)
  assert.ok(read && read.errors.length === 0)
  return compileSchema(schema)
    .validate(read.root, read.open, text)
    .map(({ range, message }) => [textAt(text, range), message] as const)
}

/** A schema that says something of “desk”. */
export const of = (desk: unknown, more: object = {}) => ({ ...more, properties: { desk } })
